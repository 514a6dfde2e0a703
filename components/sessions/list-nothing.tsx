'use client';

import { lazy, Suspense } from 'react';
import type { ListClient } from '@/lib/client/list/list-client.ts';
import { useListPart } from '@/lib/client/list/use-session-list.ts';
import { ListSkeleton } from './list-skeleton.tsx';
import { useListStatus } from './use-list-status.ts';

const ListEmpty = lazy(() => import('./list-empty.tsx'));

/** What stands where rows would be: that they are on their way, or why there are none. */
export function ListNothing({ client }: { client: ListClient }) {
  const { info, state, setup, failed } = useListStatus(client);
  const answered = useListPart(client, (list) => list.answer !== null);
  const undecided = useListPart(client, (list) => list.answer?.undecided ?? 0);
  const without = useListPart(client, (list) => list.sums?.without ?? null);
  const isPending = setup === null && (state.loading.length > 0 || (state.waiting && !failed)) && info.known === 0;
  if (isPending || !answered) return <ListSkeleton />;
  return (
    <Suspense fallback={<ListSkeleton />}>
      <ListEmpty
        state={state}
        known={info.known}
        undecided={undecided}
        without={without ?? []}
        setup={setup}
        failed={failed}
      />
    </Suspense>
  );
}
