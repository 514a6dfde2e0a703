'use client';

import { Download } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Popover } from '@/components/ui/popover.tsx';
import type { ListState } from '@/lib/client/list-state.ts';
import { useShortcut } from '@/lib/client/use-shortcut.ts';

const ExportPanel = lazy(() => import('./export-panel.tsx'));

/** What the shortcut presses. */
const BUTTON_ID = 'export';

export type ExportMenuProps = {
  /** The list's query, empty or with its `?`. */
  query: string;
  /** Rows of the filter as far as they are known here. */
  rows: number;
  undecided: number;
  state: ListState;
};

/** Downloads the filtered sessions; what it offers is fetched when it opens. */
export function ExportMenu(props: ExportMenuProps) {
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
          <ExportPanel {...props} />
        </Suspense>
      )}
    </Popover>
  );
}
