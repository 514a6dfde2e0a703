'use client';

import { useMemo } from 'react';
import { SpanLanes } from '@/components/charts/span-lanes.tsx';
import type { Span } from '@/components/charts/span-lanes-layout.ts';
import { type Tone, toPhaseTone } from '@/components/charts/tones.ts';
import { LoadProblem } from '@/components/sources/load-problem.tsx';
import { Disclosure } from '@/components/ui/disclosure.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { Time } from '@/components/ui/time.tsx';
import { formatNumberOf } from '@/lib/client/format.ts';
import { PHASES } from '@/lib/domain/phase.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import type { SessionTimeline } from '@/lib/domain/session-timeline.ts';
import { StateChangeList } from './state-changes-panel.tsx';
import { type StateSpan, toStateSpans, toWorkSpans, UNWATCHED } from './state-spans.ts';
import { describeStretch, toTimelineSummary } from './state-words.ts';
import { useTimeline } from './use-timeline.ts';

/** A running session's line grows this often; between two looks nothing new is known of it. */
const GROWS_EVERY_MS = 15_000;
/** With those of the other charts of a page there are at most 500. */
const MOST_MARKS = 100;

const UNWATCHED_TONE: Tone = {
  id: UNWATCHED,
  label: 'Nobody looked',
  color: 'var(--ink-faint)',
  fill: 'dotted',
};
const TONES: readonly Tone[] = [
  ...PHASES.map((phase) => toPhaseTone(phase, `${phase.slice(0, 1).toUpperCase()}${phase.slice(1)}`)),
  UNWATCHED_TONE,
];

/** The states that were recorded over the session's life, and when nobody looked. */
export function StateTimelinePanel({ session, nowMs }: { session: SessionDetail; nowMs: number }) {
  const { data, error, refetch } = useTimeline(session);
  return (
    <Panel
      title="States over time"
      note={
        data?.recordedSince == null ? (
          'As Sparktally saw them; AWS keeps no record of its own'
        ) : (
          <>
            As Sparktally saw them since <Time iso={data.recordedSince} nowMs={nowMs} />; AWS keeps no record of its own
          </>
        )
      }
      flush
    >
      {data !== undefined ? (
        <Told session={session} timeline={data} nowMs={nowMs} />
      ) : error !== null ? (
        <div className="p-4">
          <LoadProblem error={error} what="What was recorded" onRetry={() => void refetch()} />
        </div>
      ) : (
        <div role="status" aria-label="Loading what was recorded" className="p-4">
          <Skeleton className="h-14 w-full" />
        </div>
      )}
    </Panel>
  );
}

type ToldProps = { session: SessionDetail; timeline: SessionTimeline; nowMs: number };

function Told({ session, timeline, nowMs }: ToldProps) {
  const { stateChanges } = timeline;
  if (stateChanges === null || stateChanges.length === 0) {
    return (
      <MissingValue className="block p-4">
        {stateChanges === null ? 'the history is off, so nothing is recorded' : 'nothing is recorded yet'}
      </MissingValue>
    );
  }
  return (
    <>
      <Chart session={session} timeline={timeline} nowMs={nowMs} />
      <Disclosure
        summary={`${formatNumberOf(stateChanges.length, 'record')}, the newest first`}
        className="border-line border-t"
      >
        <div className="border-line border-t">
          <StateChangeList changes={stateChanges} nowMs={nowMs} />
        </div>
      </Disclosure>
    </>
  );
}

function Chart({ session, timeline, nowMs }: ToldProps) {
  const coarseMs = Math.floor(nowMs / GROWS_EVERY_MS) * GROWS_EVERY_MS;
  const chart = useMemo(() => {
    const states = toStateSpans(session, timeline, coarseMs);
    if (states === null) return null;
    const { whole, spans } = states;
    const work = toWorkSpans(timeline.idling, whole);
    const byWork = { id: 'work', label: timeline.idling?.evidence === 'statements' ? 'Statements' : 'Calculations' };
    const lanes = [
      { id: 'state', label: 'State', many: 'states', spans },
      ...(work.length === 0 ? [] : [{ ...byWork, many: 'periods', spans: work }]),
    ];
    return { whole, lanes, spans };
  }, [session, timeline, coarseMs]);
  if (chart === null) {
    return <MissingValue className="block p-4">nothing tells when it lived, so there is no line to draw</MissingValue>;
  }
  const stretches = new Map<Span, StateSpan['stretch']>(chart.spans.map((span) => [span, span.stretch]));
  return (
    <div className="p-4">
      <SpanLanes
        label="States over time"
        summary={toTimelineSummary(chart.spans)}
        whole={chart.whole}
        lanes={chart.lanes}
        tones={TONES}
        mostMarks={MOST_MARKS}
        describe={(span) => describeStretch(stretches.get(span), span.tone, session.service)}
      />
    </div>
  );
}
