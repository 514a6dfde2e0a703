'use client';

import { useMemo } from 'react';
import { OUTCOME_TONE } from '@/components/charts/outcome-tones.ts';
import { SpanLanes } from '@/components/charts/span-lanes.tsx';
import type { Span } from '@/components/charts/span-lanes-layout.ts';
import { formatDuration, formatNumberOf } from '@/lib/client/format.ts';
import { IDLE, isOutcome, toWorkLanes, WORK_TONES, type WorkSpan } from './work-lanes.ts';
import { ONE, toCapital, type WorkKind } from './work-words.ts';

/** With those of the other charts of a page there are at most 500. */
const MOST_MARKS = 200;

type Props = {
  kind: WorkKind;
  spans: readonly WorkSpan[];
  /** The session's life, epoch milliseconds; `toMs` is after `fromMs`. */
  fromMs: number;
  toMs: number;
  nameOf: (id: number) => string;
  onPick: (id: number) => void;
};

/** When the session worked, and when it did not. */
export function WorkTimeline({ kind, spans, fromMs, toMs, nameOf, onPick }: Props) {
  const { lanes, longestIdleMs } = useMemo(
    () => toWorkLanes(spans, { fromMs, toMs }, kind),
    [spans, fromMs, toMs, kind],
  );
  const describe = ({ id, tone }: Span) => {
    if (!isOutcome(tone)) return tone === IDLE.id ? `Idle: no ${ONE[kind]} ran` : 'At work';
    return `${nameOf(Number(id))}, ${OUTCOME_TONE[tone].label.toLowerCase()}`;
  };
  const life = formatDuration((toMs - fromMs) / 1000);
  return (
    <SpanLanes
      label={`${toCapital(kind)} over time`}
      summary={`${formatNumberOf(spans.length, ONE[kind])} in ${life}. The longest pause without one took ${formatDuration(longestIdleMs / 1000)}.`}
      whole={{ fromMs, toMs }}
      lanes={lanes}
      tones={WORK_TONES}
      mostMarks={MOST_MARKS}
      describe={describe}
      onPick={({ id, tone }) => {
        if (isOutcome(tone)) onPick(Number(id));
      }}
    />
  );
}
