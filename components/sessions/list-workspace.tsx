'use client';

import { lazy, type ReactNode, Suspense, useEffect, useEffectEvent, useRef, useState } from 'react';
import { findOffset } from '@/lib/client/list-position.ts';
import { usePaletteOpen } from '@/lib/client/palette.ts';
import { useMedia } from '@/lib/client/use-media.ts';
import { useShortcut } from '@/lib/client/use-shortcut.ts';
import { useOpenSession } from './open-session.ts';
import { findFirstRow, findFocusedRow, focusRow, revealRow } from './row-place.ts';
import { OpenRowProvider, PickedProvider, RowPickProvider } from './row-selection.tsx';
import type { RowSource } from './row-source.ts';
import { useRowPick } from './use-row-pick.ts';

// Fetched when a session is opened, a row selected, the palette called.
const SessionPanel = lazy(() => import('./session-panel.tsx'));
const SelectionBar = lazy(() => import('./selection-bar.tsx'));
const PaletteFeed = lazy(() => import('./palette-feed.tsx'));

export type ListWorkspaceProps = {
  source: RowSource;
  /** The canonical query, under which the scroll position is remembered. */
  query: string;
  /** The list itself. Its rows carry their key as `data-row`, its scroller `data-rows`. */
  children: ReactNode;
};

/** What is done with the rows of the list, by hand and by keys: open beside it, select, copy. */
export function ListWorkspace({ source, query, children }: ListWorkspaceProps) {
  const list = useRef<HTMLDivElement>(null);
  const [openKey, setOpenKey] = useOpenSession();
  const [calls, setCalls] = useState(0);
  const wide = useMedia('(min-width: 1024px)');
  const palette = usePaletteOpen();
  const { row, picked, selected } = useRowPick(source);
  const lastRow = useRef<string | null>(null);

  function open(key: string) {
    lastRow.current = key;
    setCalls(calls + 1);
    if (key !== openKey) setOpenKey(key, openKey === null ? undefined : 'in-place');
  }
  function stepTo(key: string, index: number) {
    lastRow.current = key;
    setOpenKey(key, 'in-place');
    if (list.current !== null) revealRow(list.current, index);
  }
  /** A list that was scrolled before comes back to where it was, with the row in view or not. */
  function handlePlaced(index: number) {
    if (list.current !== null && findOffset(query) === 0) revealRow(list.current, index);
  }
  async function goToRow(): Promise<void> {
    if (list.current === null) return;
    const first = findFirstRow(list.current);
    const last = lastRow.current;
    const index = last === null ? -1 : await source.indexOf(last);
    if (last !== null && index >= 0) focusRow(list.current, last, index);
    else if (first !== null) focusRow(list.current, first, await source.indexOf(first));
  }
  /** The row in use: that of the focus, else the open one, else the last one that had the focus. */
  const rowInUse = () => findFocusedRow(list.current) ?? openKey ?? lastRow.current;
  function pickRow(extend: boolean): boolean {
    const key = rowInUse();
    if (key !== null) row.pick(key, extend);
    return key !== null;
  }
  useShortcut('next-row', () => (source.count === 0 ? false : void goToRow()));
  useShortcut('previous-row', () => (source.count === 0 ? false : void goToRow()));
  useShortcut('select-row', () => pickRow(false));
  useShortcut('select-range', () => pickRow(true));

  // The link of a row stays one: with a modifier or another button it is the browser's, and where there is no room
  // beside the list it leads to the page.
  const handleClick = useEffectEvent((event: MouseEvent) => {
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    const key = link?.closest<HTMLElement>('[data-row]')?.dataset.row;
    if (!wide || !plain || key === undefined || link?.getAttribute('href') !== `/sessions/${key}`) return;
    event.preventDefault();
    open(key);
  });
  const handleFocus = useEffectEvent(() => {
    lastRow.current = findFocusedRow(list.current) ?? lastRow.current;
  });
  useEffect(() => {
    const element = list.current;
    const click = (event: MouseEvent) => handleClick(event);
    const focus = () => handleFocus();
    // Before the link's own handler, which then leaves the page where it is.
    element?.addEventListener('click', click, { capture: true });
    element?.addEventListener('focusin', focus);
    return () => {
      element?.removeEventListener('click', click, { capture: true });
      element?.removeEventListener('focusin', focus);
    };
  }, []);

  const before = useRef(openKey);
  const handleClosed = useEffectEvent(async (key: string) => {
    if (list.current !== null) focusRow(list.current, key, await source.indexOf(key));
  });
  useEffect(() => {
    const closed = openKey === null ? before.current : null;
    before.current = openKey;
    // The focus that was in the panel is nowhere now; one that was elsewhere stays there.
    if (closed !== null && document.activeElement === document.body) void handleClosed(closed);
  }, [openKey]);

  return (
    <OpenRowProvider value={openKey}>
      <RowPickProvider value={row}>
        <PickedProvider value={picked}>
          <div className="flex min-h-0 flex-1">
            <div ref={list} className="relative flex min-h-0 min-w-0 flex-1 flex-col">
              {children}
              <Suspense fallback={null}>
                {selected.size === 0 ? null : (
                  <SelectionBar keys={selected} selection={row.selection} picked={picked} source={source} />
                )}
              </Suspense>
            </div>
            <Suspense fallback={null}>
              {openKey === null ? null : (
                <SessionPanel
                  openKey={openKey}
                  source={source}
                  calls={calls}
                  wide={wide}
                  onStep={stepTo}
                  onPlaced={handlePlaced}
                  onClose={() => setOpenKey(null)}
                />
              )}
              {palette ? <PaletteFeed source={source} onOpen={wide ? open : null} /> : null}
            </Suspense>
          </div>
        </PickedProvider>
      </RowPickProvider>
    </OpenRowProvider>
  );
}
