'use client';

import { useQuery } from '@tanstack/react-query';
import { DemoBanner } from '@/components/layout/demo-banner.tsx';
import { type SourcesAnswer, sourcesQuery } from '@/lib/client/queries.ts';

const ASK_AGAIN_MS = 5000;

/** A source that has answered nothing yet cannot tell whether it is a demo. */
const isSettled = (answer: SourcesAnswer | undefined) =>
  answer !== undefined && (answer.demo || answer.sources.every(({ calls }) => calls > 0));

const toDemo = (answer: SourcesAnswer) => answer.demo;

/** Whether any source answers with demo data; `known` where the server could tell before the sources did. */
export function useDemo(known: boolean): boolean {
  const { data = false } = useQuery({
    ...sourcesQuery(),
    refetchInterval: (query) => (isSettled(query.state.data) ? false : ASK_AGAIN_MS),
    staleTime: 60_000,
    select: toDemo,
    enabled: !known,
  });
  return data || known;
}

/** The demo label where only the sources know: `known` pages wear it already in their frame. */
export function DemoLabel({ known }: { known: boolean }) {
  const demo = useDemo(known);
  return <DemoBanner demo={demo && !known} />;
}
