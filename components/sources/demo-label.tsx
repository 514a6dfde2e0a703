'use client';

import { useQuery } from '@tanstack/react-query';
import { DemoBanner } from '@/components/layout/demo-banner.tsx';
import { type SourcesAnswer, sourcesQuery } from '@/lib/client/queries.ts';

const ASK_AGAIN_MS = 5000;

/** A source that has answered nothing yet cannot tell whether it is a demo. */
const isSettled = (answer: SourcesAnswer | undefined) =>
  answer !== undefined && (answer.demo || answer.sources.every(({ calls }) => calls > 0));

const toDemo = (answer: SourcesAnswer) => answer.demo;

/** The demo label where only the sources know: `known` pages wear it already in their frame. */
export function DemoLabel({ known }: { known: boolean }) {
  const { data = false } = useQuery({
    ...sourcesQuery(),
    refetchInterval: (query) => (isSettled(query.state.data) ? false : ASK_AGAIN_MS),
    staleTime: 60_000,
    select: toDemo,
    enabled: !known,
  });
  return <DemoBanner demo={data && !known} />;
}
