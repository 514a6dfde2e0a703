'use client';

import { useCallback, useMemo, useState } from 'react';
import { BucketList } from '@/components/charts/bucket-list.tsx';
import { type Selection, toSpan } from '@/components/charts/selection.ts';
import { useFilterScope } from '@/components/filters/filter-context.tsx';
import { formatCount, formatNumberOf, formatTime } from '@/lib/client/format.ts';
import { clockPreference } from '@/lib/client/preferences.ts';
import { usePreference } from '@/lib/client/use-preference.ts';
import type { Timeline } from '@/lib/filters/timeline.ts';
import { PhaseDot } from './phase-badge.tsx';
import { toLayers, toStretches } from './timeline-layers.ts';
import { TIMELINE_HEIGHT } from './timeline-size.ts';

const NO_INSET = { top: 0, right: 0, bottom: 0, left: 0 };

/** When the sessions of the list lived, by their phase now: a part of it that is picked becomes the time window. */
export default function TimelineStrip({ timeline }: { timeline: Timeline }) {
  const { filters, setFilters } = useFilterScope();
  const [clock] = usePreference(clockPreference);
  const [selection, setSelection] = useState<Selection | null>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const stretches = useMemo(() => toStretches(timeline), [timeline]);
  const layers = useMemo(() => toLayers(timeline, TIMELINE_HEIGHT), [timeline]);
  const toTime = useCallback(
    (ms: number) => formatTime(new Date(ms).toISOString(), clock, timeline.toMs),
    [clock, timeline.toMs],
  );
  const names = useMemo(
    () =>
      stretches.map(
        ({ fromMs, toMs, total }) => `${toTime(fromMs)} to ${toTime(toMs)}: ${formatNumberOf(total, 'session')}`,
      ),
    [stretches, toTime],
  );

  const span = selection !== null ? toSpan(selection) : hovered === null ? null : { first: hovered, last: hovered };
  const first = span === null ? undefined : stretches[span.first];
  const last = span === null ? undefined : stretches[span.last];

  function narrow(picked: Selection) {
    const { first: from, last: to } = toSpan(picked);
    const start = stretches[from];
    const end = stretches[to];
    if (start === undefined || end === undefined) return;
    setSelection(null);
    // Whole seconds: the link stays short, and nothing of the picked stretch is left out.
    const window = {
      kind: 'absolute',
      from: new Date(Math.floor(start.fromMs / 1000) * 1000).toISOString(),
      to: new Date(Math.ceil(end.toMs / 1000) * 1000).toISOString(),
    } as const;
    // A window that was zoomed into is one that somebody wants to come back from.
    setFilters({ ...filters, window }, 'step');
  }

  return (
    <section aria-label="Timeline" className="flex flex-col gap-1 px-4 pb-2 lg:px-6">
      <div className="relative" style={{ height: TIMELINE_HEIGHT }}>
        <BucketList
          label="When the sessions lived. Arrow keys go from stretch to stretch, with Shift they take several, Enter narrows the time window to them."
          names={names}
          series={0}
          selection={selection}
          onSelect={setSelection}
          onOpen={narrow}
          onHover={(place) => setHovered(place?.bucket ?? null)}
          findSeries={() => null}
          inset={NO_INSET}
        >
          <svg
            aria-hidden="true"
            viewBox={`0 0 ${stretches.length} ${TIMELINE_HEIGHT}`}
            preserveAspectRatio="none"
            className="size-full border-line border-b"
          >
            {layers.map(({ phase, path }) => (
              <path key={phase} d={path} style={{ fill: `var(--phase-${phase})` }} fillOpacity={0.75} />
            ))}
          </svg>
        </BucketList>
      </div>
      <p className="flex min-h-4 flex-wrap items-center gap-x-3 text-2xs text-ink-faint tabular-nums">
        {first === undefined || last === undefined ? (
          <>
            <span>{toTime(timeline.fromMs)}</span>
            {timeline.counts.map(({ phase }) => (
              <span key={phase} className="inline-flex items-center gap-1">
                <PhaseDot phase={phase} />
                {phase}
              </span>
            ))}
            <span className="ml-auto">{toTime(timeline.toMs)}</span>
          </>
        ) : (
          <>
            <span className="text-ink">
              {toTime(first.fromMs)} – {toTime(last.toMs)}
            </span>
            {first === last
              ? first.phases.map(({ phase, count }) => (
                  <span key={phase} className="inline-flex items-center gap-1">
                    <PhaseDot phase={phase} />
                    {formatCount(count)} {phase}
                  </span>
                ))
              : null}
          </>
        )}
      </p>
    </section>
  );
}
