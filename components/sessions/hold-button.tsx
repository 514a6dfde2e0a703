'use client';

import { Pause, Play } from 'lucide-react';
import { Button } from '@/components/ui/button.tsx';
import { announce } from '@/lib/client/announce.ts';
import { classNames } from '@/lib/client/class-names.ts';
import type { ListClient } from '@/lib/client/list/list-client.ts';
import { useListPart } from '@/lib/client/list/use-session-list.ts';
import { useShortcut } from '@/lib/client/use-shortcut.ts';

export type HoldButtonProps = {
  client: ListClient;
  held: boolean;
  /** Whether the list is to stand still by itself for a moment, which it does once it has come in. */
  resting: boolean;
  onHold: (hold: boolean) => void;
};

/** Holds the list as it is, or lets it go on; says when it stands still, and why. */
export function HoldButton({ client, held, resting, onHold }: HoldButtonProps) {
  const paused = useListPart(client, ({ info }) => info.endedNow) && resting;
  const Icon = held ? Play : Pause;
  useShortcut('live', () => {
    onHold(!held);
    announce(held ? 'Live' : 'Held');
  });
  return (
    <Button
      size="sm"
      aria-pressed={held}
      title={
        held
          ? 'Go on with live updates'
          : paused
            ? 'Paused while text is selected or a menu is open; a click holds it beyond that'
            : 'Hold the list as it is'
      }
      onClick={() => onHold(!held)}
      className={classNames('min-w-19', held && 'border-warn/40! bg-warn-soft! text-warn!')}
    >
      <Icon aria-hidden="true" className="size-3.5" />
      {held ? 'Held' : paused ? 'Paused' : 'Live'}
    </Button>
  );
}
