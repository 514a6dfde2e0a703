'use client';

import { Pause, Play } from 'lucide-react';
import { Button } from '@/components/ui/button.tsx';
import { announce } from '@/lib/client/announce.ts';
import { useShortcut } from '@/lib/client/use-shortcut.ts';

/** Holds the list as it is, or lets it go on. */
export function HoldButton({ held, onHold }: { held: boolean; onHold: (hold: boolean) => void }) {
  const Icon = held ? Play : Pause;
  useShortcut('live', () => {
    onHold(!held);
    announce(held ? 'Live' : 'Held');
  });
  return (
    <Button
      size="sm"
      aria-pressed={held}
      title={held ? 'Go on with live updates' : 'Hold the list as it is'}
      onClick={() => onHold(!held)}
      className={held ? 'border-warn/40! bg-warn-soft! text-warn!' : ''}
    >
      <Icon aria-hidden="true" className="size-3.5" />
      {held ? 'Held' : 'Live'}
    </Button>
  );
}
