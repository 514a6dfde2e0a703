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
      <Suspense fallback={null}>
        {palette ? <Palette onClose={() => setPaletteOpen(false)} /> : null}
        {help ? <ShortcutHelp onClose={() => setHelp(false)} /> : null}
      </Suspense>
    </>
  );
}
