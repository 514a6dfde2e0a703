'use client';

import { lazy, Suspense } from 'react';
import type { ListClient } from '@/lib/client/list/list-client.ts';
import { useListPart } from '@/lib/client/list/use-session-list.ts';

const TimelineStrip = lazy(() => import('./timeline-strip.tsx'));

/** The timeline, once the list has one. */
export function ListTimeline({ client }: { client: ListClient }) {
  const timeline = useListPart(client, (list) => list.sums?.timeline ?? null);
  if (timeline === null) return null;
  return (
    <Suspense fallback={null}>
      <TimelineStrip timeline={timeline} />
    </Suspense>
  );
}
