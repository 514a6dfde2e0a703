'use client';

import { Pause, Play } from 'lucide-react';
import { formatAge } from '@/lib/client/format.ts';
import { Button } from './button.tsx';

/** How old the figures are, and a button that holds or resumes their refreshing. */
export function LiveSwitch(props: {
  asOf: string | null;
  nowMs: number;
  paused: boolean;
  onChange: (paused: boolean) => void;
}) {
  const { asOf, nowMs, paused, onChange } = props;
  return (
    <span className="inline-flex items-center gap-1.5 text-ink-muted text-xs">
      {/* Not a live region: it changes every second. */}
      <span className="tabular-nums">
        {asOf === null ? 'Not loaded yet' : `${paused ? 'Held, as of' : 'As of'} ${formatAge(asOf, nowMs)}`}
      </span>
      <Button
        variant="ghost"
        size="icon"
        aria-pressed={paused}
        aria-label="Hold the refreshing"
        title={paused ? 'Refresh again' : 'Hold the refreshing'}
        onClick={() => onChange(!paused)}
      >
        {paused ? <Play aria-hidden="true" className="size-3.5" /> : <Pause aria-hidden="true" className="size-3.5" />}
      </Button>
    </span>
  );
}
