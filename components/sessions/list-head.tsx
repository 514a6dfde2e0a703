'use client';

import type { ReactNode } from 'react';
import { useFilterScope } from '@/components/filters/filter-context.tsx';
import { DemoBanner } from '@/components/layout/demo-banner.tsx';
import { PageHeader } from '@/components/layout/page-header.tsx';
import type { ListClient } from '@/lib/client/list/list-client.ts';
import { useListPart } from '@/lib/client/list/use-session-list.ts';
import { ListSummary } from './list-summary.tsx';
import { ListTitle } from './list-title.tsx';
import { useListStanding } from './use-list-status.ts';

export type ListHeadProps = {
  client: ListClient;
  /** Whether the page wears the label of demo data already. */
  demo: boolean;
  actions: ReactNode;
};

/** What the list is, how many sessions it has, and how sure that is. */
export function ListHead({ client, demo, actions }: ListHeadProps) {
  const { filters } = useFilterScope();
  const { info, state } = useListStanding(client);
  const rows = useListPart(client, (list) => list.answer?.count ?? 0);
  const undecided = useListPart(client, (list) => list.answer?.undecided ?? 0);
  const notReported = useListPart(client, (list) => list.answer?.notReported ?? 0);
  return (
    <>
      <ListTitle filters={filters} count={rows} sure={state.whole && undecided === 0} known={!state.waiting} />
      <DemoBanner demo={state.demo && !demo} />
      <PageHeader
        title="Sessions"
        summary={
          <ListSummary
            rows={rows}
            known={info.known}
            undecided={undecided}
            notReported={notReported}
            state={state}
            connected={info.problem === null}
          />
        }
        actions={actions}
      />
    </>
  );
}
