'use client';

import { useMemo } from 'react';
import { OUTCOME_TONE } from '@/components/charts/outcome-tones.ts';
import { SpanLanes } from '@/components/charts/span-lanes.tsx';
import { type Lane, packLanes, type Span, type View } from '@/components/charts/span-lanes-layout.ts';
import { toPhaseTone } from '@/components/charts/tones.ts';
import { formatDuration, formatNumberOf } from '@/lib/client/format.ts';
import type { CalculationSpan } from '@/lib/domain/calculations.ts';
import { joinStretches, toPauses } from '@/lib/domain/work-share.ts';

/** Calculations of one session mostly run one after the other. */
const MOST_LANES = 3;
const WORKING = toPhaseTone('busy', 'At work', 'session-work');
const IDLE = toPhaseTone('idle', 'Idle', 'session-idle');
const TONES = [
  OUTCOME_TONE.failed,
  OUTCOME_TONE.running,
  OUTCOME_TONE.waiting,
  OUTCOME_TONE.unknown,
  OUTCOME_TONE.cancelled,
  OUTCOME_TONE.finished,
  WORKING,
  IDLE,
] as const;

/** The session's life in bands of work and idling, and beneath it its calculations. */
export function toCalculationLanes(
  spans: readonly CalculationSpan[],
  whole: View,
): { lanes: Lane[]; longestIdleMs: number } {
  const calculations = spans.map(
    ([number, fromMs, toMs, outcome]): Span => ({
      id: String(number),
      fromMs,
      toMs,
      tone: outcome,
      ...((outcome === 'running' || outcome === 'waiting') && { open: true }),
    }),
  );
  const work = joinStretches(calculations);
  const pauses = toPauses(work, whole);
  const toBands = (tone: string, list: readonly View[]) =>
    list.map(({ fromMs, toMs }): Span => ({ id: `${tone} ${fromMs}`, fromMs, toMs, tone }));
  const packed = packLanes(calculations, MOST_LANES);
  return {
    lanes: [
      { id: 'session', label: 'Session', spans: [...toBands(WORKING.id, work), ...toBands(IDLE.id, pauses)] },
      ...packed.map((list, index) => ({
        id: `calculations ${index}`,
        label: index === 0 ? 'Calculations' : 'At once',
        spans: list,
      })),
    ],
    longestIdleMs: pauses.reduce((most, { fromMs, toMs }) => Math.max(most, toMs - fromMs), 0),
  };
}

type Props = {
  spans: readonly CalculationSpan[];
  fromMs: number;
  toMs: number;
  /** What is known of one by its number; null where it has not come. */
  nameOf: (number: number) => string | null;
  onPick: (number: number) => void;
};

/** When the session worked, and when it did not. */
export function CalculationsTimeline({ spans, fromMs, toMs, nameOf, onPick }: Props) {
  const { lanes, longestIdleMs } = useMemo(() => toCalculationLanes(spans, { fromMs, toMs }), [spans, fromMs, toMs]);
  const describe = ({ id, tone }: Span, lane: Lane) => {
    if (lane.id === 'session') return tone === IDLE.id ? 'Idle: no calculation ran' : 'At work';
    const outcome = TONES.find((known) => known.id === tone)?.label.toLowerCase() ?? tone;
    return `${nameOf(Number(id)) ?? 'A calculation'}, ${outcome}`;
  };
  const life = formatDuration((toMs - fromMs) / 1000);
  return (
    <SpanLanes
      label="Calculations over time"
      summary={`${formatNumberOf(spans.length, 'calculation')} in ${life}. The longest pause without one took ${formatDuration(longestIdleMs / 1000)}.`}
      whole={{ fromMs, toMs }}
      lanes={lanes}
      tones={TONES}
      many="stretches"
      mostMarks={200}
      describe={describe}
      onPick={({ id, tone }) => {
        if (tone !== WORKING.id && tone !== IDLE.id) onPick(Number(id));
      }}
    />
  );
}
