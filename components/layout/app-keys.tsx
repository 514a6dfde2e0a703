'use client';

import { lazy, Suspense, useState } from 'react';
import { Announcer } from '@/components/ui/announcer.tsx';
import { announce } from '@/lib/client/announce.ts';
import { setPaletteOpen, usePaletteOpen } from '@/lib/client/palette.ts';
import { clockPreference } from '@/lib/client/preferences.ts';
import { useShortcut } from '@/lib/client/use-shortcut.ts';

const Palette = lazy(() => import('./palette.tsx'));
const ShortcutHelp = lazy(() => import('./shortcut-help.tsx'));

function switchClock(): void {
  const next = clockPreference.get() === 'utc' ? 'local' : 'utc';
  clockPreference.set(next);
  announce(next === 'utc' ? 'Times in UTC' : 'Times in local time');
}

/** What the keyboard does on every page; palette and help are fetched when they are asked for. */
export function AppKeys() {
  const [help, setHelp] = useState(false);
  const palette = usePaletteOpen();
  useShortcut('palette', () => setPaletteOpen(true));
  useShortcut('help', () => setHelp(true));
  useShortcut('clock', switchClock);
  return (
    <>
      <Announcer />
      <Suspense fallback={<Coming />}>
        {palette ? <Palette onClose={() => setPaletteOpen(false)} /> : null}
        {help ? <ShortcutHelp onClose={() => setHelp(false)} /> : null}
      </Suspense>
    </>
  );
}

/** Stands for a dialog until it is fetched, so that what is typed meanwhile is not taken for shortcuts. */
function Coming() {
  return (
    <div
      role="dialog"
      aria-busy="true"
      aria-label="Loading"
      className="fixed inset-x-0 top-[12dvh] z-50 mx-auto w-fit rounded-lg border border-line bg-raised px-4 py-2 text-ink-muted text-sm shadow-float"
    >
      Loading…
    </div>
  );
}
