import { type Column, type ReactTable, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Session } from '../../../lib/domain/session.ts';
import { columns, features } from './columns.ts';

type Features = typeof features;

const ROW_HEIGHT = 34;
const FACETS = ['service', 'state', 'scope', 'owner'] as const;
const NONE: Session[] = [];
const count = new Intl.NumberFormat('en');

/** The whole list as one JSON, and the library's own row models over it: what one would write first. */
function PlainPage() {
  const [sessions, setSessions] = useState(NONE);
  useEffect(() => {
    void fetch('/sessions.json').then(async (answer) => setSessions((await answer.json()).sessions));
  }, []);
  const table = useTable<Features, Session>({
    features,
    columns,
    data: sessions,
    getRowId: (session) => session.key,
    globalFilterFn: 'includesString',
    initialState: { sorting: [{ id: 'createdAt', desc: true }] },
  });
  const { rows } = table.getRowModel();
  return (
    <>
      <header>
        <h1>Sessions</h1>
        <p role="status">
          {rows.length === sessions.length ? '' : `${count.format(rows.length)} of `}
          {count.format(sessions.length)} sessions
        </p>
        <search>
          <input
            type="search"
            aria-label="Search sessions"
            value={table.state.globalFilter ?? ''}
            onChange={(event) => table.setGlobalFilter(event.target.value)}
          />
          {FACETS.map((id) => {
            const column = table.getColumn(id);
            return column === undefined ? null : <Facet key={id} column={column} />;
          })}
        </search>
      </header>
      <Rows table={table} />
    </>
  );
}

function Facet({ column }: { column: Column<Features, Session> }) {
  const [open, setOpen] = useState(false);
  const label = String(column.columnDef.header);
  const chosen: unknown[] = Array.isArray(column.getFilterValue()) ? (column.getFilterValue() as unknown[]) : [];
  const toggle = (value: unknown) => {
    const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
    column.setFilterValue(next.length === 0 ? undefined : next);
  };
  return (
    <>
      <button type="button" onClick={() => setOpen(!open)}>
        {label}
      </button>
      {open ? (
        <div className="facet">
          <ul aria-label={label}>
            {[...column.getFacetedUniqueValues()].map(([value, sessions]) => (
              <li key={String(value)}>
                <label>
                  <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
                  {String(value)} {count.format(sessions)}
                </label>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const;

function Rows({ table }: { table: ReactTable<Features, Session> }) {
  const scroller = useRef<HTMLDivElement>(null);
  const { rows } = table.getRowModel();
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 10,
  });
  const items = virtualizer.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div className="rows" ref={scroller}>
      <table>
        <thead>
          <tr>
            {table.getFlatHeaders().map((header) => {
              const sorted = header.column.getIsSorted();
              return (
                <th key={header.id} aria-sort={sorted === false ? 'none' : ARIA_SORT[sorted]}>
                  <button type="button" onClick={header.column.getToggleSortingHandler()}>
                    <table.FlexRender header={header} />
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          <Gap height={above} />
          {items.map((item) => {
            const row = rows[item.index];
            return row === undefined ? null : (
              <tr key={row.id} data-row={row.id} style={{ height: ROW_HEIGHT }}>
                {row.getAllCells().map((cell) => (
                  <td key={cell.id}>
                    <table.FlexRender cell={cell} />
                  </td>
                ))}
              </tr>
            );
          })}
          <Gap height={below} />
        </tbody>
      </table>
    </div>
  );
}

function Gap({ height }: { height: number }) {
  return height === 0 ? null : (
    <tr>
      <td className="gap" colSpan={columns.length} style={{ height }} />
    </tr>
  );
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<PlainPage />);
