'use client';

import { ChevronDown, ChevronUp, Maximize2, X } from 'lucide-react';
import Link from 'next/link';
import { Button, buttonClass } from '@/components/ui/button.tsx';
import { formatCount } from '@/lib/client/format.ts';
import { rememberOpened } from '@/lib/client/list-position.ts';
import { useShortcut } from '@/lib/client/use-shortcut.ts';
import type { RowSource } from './row-source.ts';
import type { RowSteps } from './row-steps.ts';

export type PanelBarProps = {
  openKey: string;
  steps: RowSteps;
  source: RowSource;
  onStep: (key: string, index: number) => void;
  onClose: () => void;
  name: string;
  /** Whether there is a page to go to. */
  hrefTo: boolean;
};

/** Where the session stands in the list, and the ways to those beside it, to its page and back. */
export function PanelBar({ openKey, steps, source, onStep, onClose, name, hrefTo }: PanelBarProps) {
  const { index } = steps;
  const step = (by: 1 | -1) =>
    void steps.find(by).then((found) => (found === null ? undefined : onStep(found.key, found.index)));
  useShortcut('previous-session', () => step(-1));
  useShortcut('next-session', () => step(1));
  useShortcut('close-session', onClose);

  const place =
    index === null
      ? ''
      : index < 0
        ? 'Not among the rows shown'
        : `${formatCount(index + 1)} of ${formatCount(source.count)}`;
  return (
    <div className="flex h-10 shrink-0 items-center gap-1 border-line border-b bg-canvas px-2">
      {/* Not disabled at the ends: a button that is would lose the focus to nowhere. */}
      <Button
        variant="ghost"
        size="icon"
        aria-label="Previous session"
        title="Previous session: ["
        onClick={() => step(-1)}
        aria-disabled={index === 0}
        className="aria-disabled:opacity-50"
      >
        <ChevronUp aria-hidden="true" className="size-4" />
      </Button>
      <Button
        variant="ghost"
        size="icon"
        aria-label="Next session"
        title="Next session: ]"
        onClick={() => step(1)}
        aria-disabled={index === source.count - 1}
        className="aria-disabled:opacity-50"
      >
        <ChevronDown aria-hidden="true" className="size-4" />
      </Button>
      <span className="min-w-0 flex-1 truncate px-1 text-ink-muted text-xs tabular-nums">{place}</span>
      <span role="status" className="sr-only">
        {place === '' ? '' : `${name}, ${place}`}
      </span>
      {hrefTo ? (
        <Link
          href={`/sessions/${openKey}`}
          prefetch={false}
          onClick={() => rememberOpened(`/sessions/${openKey}`)}
          className={buttonClass('ghost', 'sm')}
        >
          <Maximize2 aria-hidden="true" className="size-3.5" />
          Open its page
        </Link>
      ) : null}
      <Button variant="ghost" size="icon" aria-label="Close the session" title="Close: Esc" onClick={onClose}>
        <X aria-hidden="true" className="size-4" />
      </Button>
    </div>
  );
}
