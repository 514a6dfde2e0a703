'use client';

import { useId } from 'react';
import { CodeBlock } from '@/components/ui/code-block.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { formatCount } from '@/lib/client/format.ts';
import { type IdleAnalysis, WHAT_IF_MINUTES } from '@/lib/domain/idle-analysis.ts';
import { toTimeoutText, toWhatIfText } from './idle-words.ts';
import type { IdleControl } from './use-idle-params.ts';

/** Where each service takes the idle timeout of new sessions. */
const COMMANDS = (minutes: number) =>
  [
    `# AWS Glue, in the first cell of a notebook`,
    `%idle_timeout ${minutes}`,
    `# AWS Glue, where sessions are opened by a command`,
    `aws glue create-session --idle-timeout ${minutes} …`,
    `# Athena; at most 8 hours`,
    `aws athena start-session --session-idle-timeout-in-minutes ${Math.min(480, minutes)} …`,
    `# EMR Serverless`,
    `aws emr-serverless start-session --idle-timeout-minutes ${minutes} …`,
  ].join('\n');

/** A timeout to try on what was: how much less it would have cost, and whom it would have disturbed. */
export function WhatIfPanel({ analysis, control }: { analysis: IdleAnalysis; control: IdleControl }) {
  const id = useId();
  const known: readonly number[] = WHAT_IF_MINUTES;
  const place = Math.max(0, known.indexOf(control.timeoutMinutes));
  const minutes = WHAT_IF_MINUTES[place] ?? WHAT_IF_MINUTES[0];
  const whatIf = analysis.whatIf.find((one) => one.minutes === minutes);
  return (
    <Panel
      title="What if"
      note="Sessions that are stopped are started again when their work comes back: that is assumed"
    >
      <div className="flex flex-col gap-3">
        <label htmlFor={id} className="text-ink text-sm">
          An idle timeout of <strong className="tabular-nums">{toTimeoutText(minutes)}</strong>
        </label>
        <input
          id={id}
          type="range"
          min={0}
          max={WHAT_IF_MINUTES.length - 1}
          step={1}
          value={place}
          aria-valuetext={toTimeoutText(minutes)}
          onChange={({ target }) => control.set({ timeoutMinutes: WHAT_IF_MINUTES[Number(target.value)] ?? minutes })}
          className="h-6 w-full max-w-xl accent-(--accent)"
        />
        <p role="status" className="text-ink text-sm tabular-nums">
          {whatIf === undefined ? 'Nothing is known for it.' : toWhatIfText(whatIf, analysis)}
        </p>
        <p className="text-ink-muted text-xs">
          A session with a shorter timeout of its own is left as it is.
          {analysis.untold === 0 ? '' : ` Of ${formatCount(analysis.untold)} more nothing tells whether they idled.`}
        </p>
        <CodeBlock label="the ways to set it" text={COMMANDS(minutes)} />
      </div>
    </Panel>
  );
}
