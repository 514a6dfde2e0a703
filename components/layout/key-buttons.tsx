'use client';

import { Keyboard, Search } from 'lucide-react';
import { Button } from '@/components/ui/button.tsx';
import { KeyCaps } from '@/components/ui/key-caps.tsx';
import { setPaletteOpen } from '@/lib/client/palette.ts';
import { toKeyCaps } from '@/lib/client/shortcuts.ts';
import { useMac } from '@/lib/client/use-mac.ts';
import { runShortcut } from '@/lib/client/use-shortcut.ts';

/** The way to the palette for whoever does not know its keys. */
export function PaletteButton() {
  const mac = useMac();
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={() => setPaletteOpen(true)}
      className="flex h-8 w-full items-center gap-2 rounded-md border border-line-strong/70 bg-raised px-2 text-ink-muted text-xs shadow-rest transition-colors hover:border-line-strong hover:text-ink"
    >
      <Search aria-hidden="true" className="size-3.5 shrink-0" />
      <span className="flex-1 text-left">Go to…</span>
      <span aria-hidden="true">
        <KeyCaps caps={toKeyCaps('Mod+k', mac)} />
      </span>
    </button>
  );
}

export function PaletteIconButton() {
  return (
    <Button variant="ghost" size="icon" aria-label="Go to…" aria-haspopup="dialog" onClick={() => setPaletteOpen(true)}>
      <Search aria-hidden="true" className="size-4" />
    </Button>
  );
}

export function HelpButton() {
  return (
    <Button
      variant="ghost"
      size="icon"
      aria-label="Keyboard shortcuts"
      title="Keyboard shortcuts"
      aria-haspopup="dialog"
      onClick={() => runShortcut('help')}
    >
      <Keyboard aria-hidden="true" className="size-4" />
    </Button>
  );
}
