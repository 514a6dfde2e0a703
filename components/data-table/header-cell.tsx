'use client';

import type { Header, RowData } from '@tanstack/react-table';
import { ArrowDown, ArrowUp, ChevronDown } from 'lucide-react';
import { type KeyboardEvent, lazy, type MouseEvent, Suspense, useRef, useState } from 'react';
import { classNames } from '@/lib/client/class-names.ts';
import { useColumnActions } from './column-actions.tsx';
import { ColumnEdge } from './column-edge.tsx';
import type { Features } from './features.ts';
import { toPinned } from './pinned.ts';
import { useColumnDrag } from './use-column-drag.ts';

const HeaderMenu = lazy(() => import('./header-menu.tsx'));

const ARIA_SORT = { asc: 'ascending', desc: 'descending', none: 'none' } as const;

/**
 * A column's head: a button that sorts, and with shift adds to the sort. It can be dragged, moved by Shift and an arrow
 * key, and opens a menu of all the rest by the arrow down.
 */
export function HeaderCell<Row extends RowData>({ header }: { header: Header<Features, Row> }) {
  const head = header.column.columnDef.meta?.head;
  if (head === undefined) return <FieldHead header={header} />;
  return (
    <th scope="col" className="border-line border-b bg-canvas p-0">
      <span className="flex h-8 items-center px-2.5">{head}</span>
    </th>
  );
}

function FieldHead<Row extends RowData>({ header }: { header: Header<Features, Row> }) {
  const { column } = header;
  const meta = column.columnDef.meta;
  const label = meta?.label ?? column.id;
  const sorted = column.getIsSorted() || 'none';
  const place = column.getSortIndex();
  const pinnedAt = meta?.pinnedAt ?? null;
  const SortArrow = sorted === 'asc' ? ArrowUp : ArrowDown;
  const context = useColumnActions();
  const button = useRef<HTMLButtonElement>(null);
  const edge = useRef<HTMLHRElement>(null);
  const [menu, setMenu] = useState(false);
  /** The menu gives the focus back to the head when it closes; this one hands it on to the edge. */
  const toEdge = useRef(false);
  const { takeClick, ...drag } = useColumnDrag(column.id, (target) => context?.actions.place(column.id, target));

  function move(step: number) {
    if (context === null) return;
    const to = context.actions.move(column.id, step);
    context.say(`${label} is column ${to} now`);
    // Its element may have been taken out and put in elsewhere, which loses the focus.
    requestAnimationFrame(() => button.current?.focus());
  }

  function handleKeyDown(event: KeyboardEvent<HTMLButtonElement>) {
    if (context === null || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowDown') setMenu(true);
    else if (event.shiftKey && event.key === 'ArrowLeft') move(-1);
    else if (event.shiftKey && event.key === 'ArrowRight') move(1);
    else return;
    event.preventDefault();
  }

  function handleClick(event: MouseEvent<HTMLButtonElement>) {
    if (!takeClick() && column.getCanSort()) column.getToggleSortingHandler()?.(event);
  }

  const hint = column.getCanSort() ? 'Click to sort, with Shift to sort by several' : null;
  const more = context === null ? null : 'Drag to move, arrow down for more';
  return (
    <th
      scope="col"
      data-column={column.id}
      aria-label={label}
      aria-sort={column.getCanSort() ? ARIA_SORT[sorted] : undefined}
      style={pinnedAt === null ? undefined : toPinned(pinnedAt)}
      className={classNames(
        'group relative border-line border-b bg-canvas p-0 font-medium text-2xs text-ink-muted',
        'data-[drop]:shadow-[inset_0_-2px_var(--accent)] data-[drop]:bg-accent-soft',
        pinnedAt !== null && 'pinned',
        meta?.align === 'end' ? 'text-right' : 'text-left',
      )}
    >
      <button
        ref={button}
        type="button"
        {...(context === null ? {} : { ...drag, 'aria-haspopup': 'menu' as const, 'aria-expanded': menu })}
        onClick={handleClick}
        onKeyDown={handleKeyDown}
        onFocus={() => {
          if (toEdge.current) edge.current?.focus();
          toEdge.current = false;
        }}
        onContextMenu={(event) => {
          if (context === null) return;
          event.preventDefault();
          setMenu(true);
        }}
        title={[meta?.description, hint, more].filter(Boolean).join('. ')}
        className={classNames(
          'flex h-8 w-full items-center gap-1 px-2.5 hover:text-ink focus-visible:-outline-offset-2',
          meta?.align === 'end' && 'flex-row-reverse',
          sorted !== 'none' && 'text-ink',
        )}
      >
        <span className="truncate">{label}</span>
        {sorted === 'none' ? null : <SortArrow aria-hidden="true" className="size-3 shrink-0" />}
        {place > 0 ? <span className="text-ink-faint">{place + 1}</span> : null}
      </button>
      {context === null ? null : (
        <>
          {/* For the pointer, over the label's edge; the keyboard and screen readers have the arrow down. */}
          <button
            type="button"
            tabIndex={-1}
            aria-hidden="true"
            title="More"
            onClick={() => setMenu(true)}
            className={classNames(
              'invisible absolute inset-y-1 z-[1] grid w-6 place-items-center rounded-sm bg-canvas text-ink-faint hover:bg-sunken hover:text-ink group-hover:visible',
              meta?.align === 'end' ? 'left-0' : 'right-2',
            )}
          >
            <ChevronDown aria-hidden="true" className="size-3" />
          </button>
          <ColumnEdge
            ref={edge}
            label={label}
            width={meta?.width ?? 0}
            onResize={(width) => context.actions.resize(column.id, width)}
            onLeave={() => button.current?.focus()}
          />
          {menu ? (
            <Suspense fallback={null}>
              <HeaderMenu
                anchor={button.current}
                label={label}
                main={meta?.main === true}
                pinned={pinnedAt !== null}
                sort={
                  column.getCanSort()
                    ? {
                        on: sorted !== 'none',
                        others:
                          header.headerGroup?.headers.some(
                            (other) => other !== header && other.column.getIsSorted(),
                          ) === true,
                        by: (descending, add) => column.toggleSorting(descending, add),
                        clear: () => column.clearSorting(),
                      }
                    : null
                }
                onMove={move}
                onResize={() => {
                  toEdge.current = true;
                }}
                onPin={(on) => context.actions.pin(column.id, on)}
                onHide={() => context.actions.hide(column.id)}
                onClose={() => setMenu(false)}
              />
            </Suspense>
          ) : null}
        </>
      )}
    </th>
  );
}
