'use client';

import { useQuery } from '@tanstack/react-query';
import { DemoBanner } from '@/components/layout/demo-banner.tsx';
import { type SourcesAnswer, sourcesQuery } from '@/lib/client/queries.ts';

const toDemo = (answer: SourcesAnswer) => answer.demo;

/** The demo label where only the sources know: `known` pages wear it already in their frame. */
export function DemoLabel({ known }: { known: boolean }) {
  const { data = false } = useQuery({
    ...sourcesQuery(),
    refetchInterval: false,
    staleTime: 60_000,
    select: toDemo,
    enabled: !known,
  });
  return <DemoBanner demo={data && !known} />;
}
