'use client';

import { lazy, Suspense } from 'react';
import type { ListClient } from '@/lib/client/list/list-client.ts';
import { useListPart } from '@/lib/client/list/use-session-list.ts';
import { TIMELINE_HEIGHT } from './timeline-size.ts';

const TimelineStrip = lazy(() => import('./timeline-strip.tsx'));

/** Keeps the place of the timeline, or the rows would move down while they are being read. */
const PLACE = (
  <div aria-hidden="true" className="flex flex-col gap-1 px-4 pb-2 lg:px-6">
    <div className="border-line border-b" style={{ height: TIMELINE_HEIGHT }} />
    <div className="min-h-4" />
  </div>
);

/** The timeline, once the list has one. */
export function ListTimeline({ client }: { client: ListClient }) {
  const timeline = useListPart(client, (list) => list.sums?.timeline ?? null);
  if (timeline === null) return PLACE;
  return (
    <Suspense fallback={PLACE}>
      <TimelineStrip timeline={timeline} />
    </Suspense>
  );
}
