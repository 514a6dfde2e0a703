'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Segments } from '@/components/ui/segments.tsx';
import { shortcutsPreference } from '@/lib/client/preferences.ts';
import { useColumnLayout } from '@/lib/client/use-column-layout.ts';
import { usePreference } from '@/lib/client/use-preference.ts';
import {
  DEFAULT_LAYOUT,
  type Density,
  listHidden,
  moveColumn,
  showColumn,
  toShownColumns,
} from '@/lib/tables/column-layout.ts';
import { serializeColumns } from '@/lib/tables/layout-codec.ts';
import { ColumnLine } from './column-line.tsx';
import { SortLines } from './sort-lines.tsx';

const DENSITY: readonly { value: Density; label: string }[] = [
  { value: 'compact', label: 'Compact' },
  { value: 'comfortable', label: 'With ids' },
];

const HEADING = 'pb-1 font-medium text-ink-muted text-xs';

/** How the list is shown: its order, its columns, how high a row is. */
export default function ColumnsPanel({ cards }: { cards: boolean }) {
  const [shortcuts, setShortcuts] = usePreference(shortcutsPreference);
  return (
    <div className="flex w-80 max-w-full flex-col gap-3 p-3">
      <section aria-label="Order">
        <h2 className={HEADING}>Order</h2>
        <SortLines />
      </section>
      {cards ? null : <Columns />}
      <label className="flex items-center gap-2 border-line border-t pt-2.5 text-sm">
        <input
          type="checkbox"
          checked={shortcuts === 'on'}
          onChange={(event) => setShortcuts(event.currentTarget.checked ? 'on' : 'off')}
          className="size-4 accent-(--accent)"
        />
        Single-key shortcuts: / j k
      </label>
    </div>
  );
}

function Columns() {
  const { columns, density, fromAddress, setColumns, setDensity, keep, leaveAddress } = useColumnLayout();
  const [said, setSaid] = useState('');
  const hidden = listHidden(columns);
  const shown = toShownColumns(columns);

  function move(id: string, label: string, step: number) {
    const next = moveColumn(columns, id, step);
    setColumns(next);
    setSaid(`${label} is column ${next.order.indexOf(id) + 1} now`);
  }

  return (
    <>
      <section aria-label="Rows">
        <h2 className={HEADING}>Rows</h2>
        <Segments label="Height of a row" value={density} options={DENSITY} onChange={setDensity} className="flex" />
      </section>
      <section aria-label="Columns">
        <div className="flex items-center justify-between">
          <h2 className={HEADING}>Columns</h2>
          <Button
            variant="ghost"
            size="sm"
            disabled={serializeColumns(columns) === 'default'}
            onClick={() => setColumns(DEFAULT_LAYOUT)}
          >
            Reset
          </Button>
        </div>
        {fromAddress ? (
          <div className="mb-2 flex flex-wrap items-center gap-1.5 rounded-md bg-info-soft px-2 py-1.5 text-xs">
            <p className="basis-full text-ink">These come with the link or view. Your own stay as they are.</p>
            <Button size="sm" onClick={keep}>
              Keep as mine
            </Button>
            <Button size="sm" onClick={leaveAddress}>
              Use mine
            </Button>
          </div>
        ) : null}
        <ul aria-label="Shown columns">
          {shown.map((column) => (
            <ColumnLine
              key={column.field.id}
              column={column}
              layout={columns}
              onChange={setColumns}
              onMove={(step) => move(column.field.id, column.field.header, step)}
            />
          ))}
        </ul>
        {hidden.length === 0 ? null : (
          <ul aria-label="Hidden columns" className="mt-1 border-line border-t pt-1">
            {hidden.map(({ id, header }) => (
              <li key={id}>
                <label className="flex min-h-7 items-center gap-2 text-ink-muted text-sm">
                  <input
                    type="checkbox"
                    checked={false}
                    onChange={() => setColumns(showColumn(columns, id, true))}
                    className="size-4 accent-(--accent)"
                  />
                  {header}
                </label>
              </li>
            ))}
          </ul>
        )}
        <span role="status" className="sr-only">
          {said}
        </span>
      </section>
    </>
  );
}
