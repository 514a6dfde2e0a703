'use client';

import { Download } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useFilterScope } from '@/components/filters/filter-context.tsx';
import { Popover } from '@/components/ui/popover.tsx';
import type { ListClient } from '@/lib/client/list/list-client.ts';
import { useListPart } from '@/lib/client/list/use-session-list.ts';
import type { ListState } from '@/lib/client/list-state.ts';
import { useShortcut } from '@/lib/client/use-shortcut.ts';

import { useListStanding } from './use-list-status.ts';
import { useSettledQuery } from './use-settled-query.ts';

const ExportPanel = lazy(() => import('./export-panel.tsx'));

/** What the shortcut presses. */
const BUTTON_ID = 'export';

export type ExportOffer = {
  /** The list's query, empty or with its `?`. */
  query: string;
  /** Rows of the filter as far as they are known here. */
  rows: number;
  undecided: number;
  state: ListState;
};

/** Downloads the filtered sessions; what it offers is fetched when it opens. */
export function ExportMenu({ client }: { client: ListClient }) {
  useShortcut('export', () => document.getElementById(BUTTON_ID)?.click());
  return (
    <Popover
      id={BUTTON_ID}
      label="Export the sessions"
      align="end"
      trigger={
        <>
          <Download aria-hidden="true" className="size-3.5 text-ink-faint" />
          <span className="max-sm:sr-only">Export</span>
        </>
      }
    >
      {() => (
        <Suspense fallback={<div className="h-56 w-72" />}>
          <Offer client={client} />
        </Suspense>
      )}
    </Popover>
  );
}

function Offer({ client }: { client: ListClient }) {
  const { filters } = useFilterScope();
  const { state } = useListStanding(client);
  const query = useSettledQuery(client, filters);
  const rows = useListPart(client, (list) => list.answer?.count ?? 0);
  const undecided = useListPart(client, (list) => list.answer?.undecided ?? 0);
  return <ExportPanel query={query} rows={rows} undecided={undecided} state={state} />;
}
