'use client';

import { useMemo } from 'react';
import { OUTCOME_TONE } from '@/components/charts/outcome-tones.ts';
import { SpanLanes } from '@/components/charts/span-lanes.tsx';
import { type Lane, packLanes, type Span, type View } from '@/components/charts/span-lanes-layout.ts';
import { toPhaseTone } from '@/components/charts/tones.ts';
import type { Session } from '@/lib/domain/session.ts';
import { STATEMENT_OUTCOMES, type StatementOutcome, type StatementSpan } from '@/lib/domain/session-items.ts';
import { toMs } from '@/lib/domain/time-range.ts';
import { joinStretches, toPauses } from '@/lib/domain/work-share.ts';
import { formatMs, toStatements } from './statement-words.ts';

/** Statements that run at once are rare; more lanes would say nothing that these do not. */
const MOST_LANES = 4;
const WORKING = toPhaseTone('busy', 'At work');
const IDLE = toPhaseTone('idle', 'Idle');
const TONES = [
  OUTCOME_TONE.failed,
  OUTCOME_TONE.running,
  OUTCOME_TONE.unknown,
  OUTCOME_TONE.cancelled,
  OUTCOME_TONE.finished,
  WORKING,
  IDLE,
] as const;

type Charted = { whole: View; lanes: Lane[]; idleMs: number; longestIdleMs: number };

const isOutcome = (tone: string): tone is StatementOutcome => (STATEMENT_OUTCOMES as readonly string[]).includes(tone);

/** The session's life in bands of work and idling, and beneath it its statements. */
export function toCharted(spans: readonly StatementSpan[], whole: View): Charted {
  const statements = spans.map(
    ([id, fromMs, toMs, outcome]): Span => ({
      id: String(id),
      fromMs,
      toMs,
      tone: outcome,
      ...(outcome === 'running' && { open: true }),
    }),
  );
  const work = joinStretches(statements);
  const pauses = toPauses(work, whole);
  const toBands = (tone: string, list: readonly View[]) =>
    list.map(({ fromMs, toMs }): Span => ({ id: `${tone} ${fromMs}`, fromMs, toMs, tone }));
  const bands = [...toBands(WORKING.id, work), ...toBands(IDLE.id, pauses)];
  const packed = packLanes(statements, MOST_LANES);
  return {
    whole,
    lanes: [
      { id: 'session', label: 'Session', spans: bands },
      ...packed.map((list, index) => ({
        id: `statements ${index}`,
        label: index === 0 ? 'Statements' : 'At once',
        spans: list,
      })),
    ],
    idleMs: pauses.reduce((sum, { fromMs, toMs }) => sum + (toMs - fromMs), 0),
    longestIdleMs: pauses.reduce((most, { fromMs, toMs }) => Math.max(most, toMs - fromMs), 0),
  };
}

type Props = {
  session: Session;
  spans: readonly StatementSpan[];
  /** When the statements were read; ISO-8601 UTC. */
  asOf: string;
  onPick: (id: number) => void;
};

/** When the session worked, and when it did not; nothing where its life has no known bounds. */
export function StatementsTimeline({ session, spans, asOf, onPick }: Props) {
  const fromMs = toMs(session.createdAt);
  const untilMs = toMs(session.endedAt) ?? Date.parse(asOf);
  const charted = useMemo(
    () => (fromMs === null || untilMs <= fromMs ? null : toCharted(spans, { fromMs, toMs: untilMs })),
    [spans, fromMs, untilMs],
  );
  if (charted === null) return null;
  const { whole, lanes, longestIdleMs } = charted;
  const describe = ({ id, tone }: Span, lane: Lane) => {
    if (lane.id === 'session') return tone === IDLE.id ? 'Idle: no statement ran' : 'At work';
    return `Statement ${id}, ${isOutcome(tone) ? OUTCOME_TONE[tone].label.toLowerCase() : tone}`;
  };
  return (
    <SpanLanes
      label="Statements over time"
      summary={`${toStatements(spans.length)} in ${formatMs(whole.toMs - whole.fromMs)}. The longest pause without one took ${formatMs(longestIdleMs)}.`}
      whole={whole}
      lanes={lanes}
      tones={TONES}
      many="stretches"
      describe={describe}
      onPick={({ id, tone }) => {
        if (isOutcome(tone)) onPick(Number(id));
      }}
    />
  );
}
