'use client';

import { ClipboardCopy, Hash, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { formatCount, formatNumberOf } from '@/lib/client/format.ts';
import type { Selection } from '@/lib/client/selection.ts';
import { useColumnLayout } from '@/lib/client/use-column-layout.ts';
import type { Session } from '@/lib/domain/session.ts';
import { toClipboardText } from '@/lib/tables/clipboard.ts';
import { toShownColumns } from '@/lib/tables/column-layout.ts';
import type { Picked } from './row-selection.tsx';
import type { RowSource } from './row-source.ts';

export type SelectionBarProps = {
  keys: ReadonlySet<string>;
  selection: Selection;
  picked: Picked;
  source: RowSource;
};

/** What can be done with the selected rows. */
export default function SelectionBar({ keys, selection, picked, source }: SelectionBarProps) {
  const [outcome, setOutcome] = useState('');
  const { columns } = useColumnLayout();
  const elsewhere = keys.size - picked.selected;

  async function copy(what: string, toText: (sessions: readonly Session[]) => string) {
    try {
      const sessions = await source.find(keys);
      await navigator.clipboard.writeText(toText(sessions));
      const lost = keys.size - sessions.length;
      setOutcome(
        `Copied ${formatNumberOf(sessions.length, what)}${lost === 0 ? '' : `; ${formatCount(lost)} no longer known`}`,
      );
    } catch {
      setOutcome('The browser did not allow copying');
    }
  }

  return (
    <section
      aria-label="Selected rows"
      className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-line border-t bg-accent-soft px-4 py-1.5 text-sm lg:px-6"
    >
      <p className="mr-1 text-ink tabular-nums">
        <strong className="font-semibold">{formatCount(keys.size)} selected</strong>
        {elsewhere <= 0 ? null : (
          <span className="text-ink-muted">, {formatCount(elsewhere)} of them not among the rows shown</span>
        )}
      </p>
      <Button
        size="sm"
        onClick={() =>
          void copy('row', (rows) =>
            toClipboardText(
              rows,
              toShownColumns(columns).map(({ field }) => field),
              Date.now(),
            ),
          )
        }
      >
        <ClipboardCopy aria-hidden="true" className="size-3.5" />
        Copy as table
      </Button>
      <Button size="sm" onClick={() => void copy('id', (rows) => rows.map(({ id }) => id).join('\n'))}>
        <Hash aria-hidden="true" className="size-3.5" />
        Copy ids
      </Button>
      {picked.selected === picked.shown ? null : (
        <Button size="sm" variant="ghost" onClick={() => picked.pickAll(true)}>
          Select all {formatCount(picked.shown)} shown
        </Button>
      )}
      <Button size="sm" variant="ghost" onClick={() => selection.clear()}>
        <X aria-hidden="true" className="size-3.5" />
        Clear
      </Button>
      <p role="status" className="ml-auto text-ink-muted text-xs">
        {outcome}
      </p>
    </section>
  );
}
