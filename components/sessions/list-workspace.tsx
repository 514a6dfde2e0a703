'use client';

import { useRouter } from 'next/navigation';
import { lazy, type ReactNode, Suspense, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useFilterScope } from '@/components/filters/filter-context.tsx';
import type { ListClient } from '@/lib/client/list/list-client.ts';
import { useListPart } from '@/lib/client/list/use-session-list.ts';
import { findOffset, rememberOpened } from '@/lib/client/list-position.ts';
import { usePaletteOpen } from '@/lib/client/palette.ts';
import { useMedia } from '@/lib/client/use-media.ts';
import { useShortcut } from '@/lib/client/use-shortcut.ts';
import { useOpenSession } from './open-session.ts';
import { findFirstRow, findFocusedRow, focusRow, revealRow } from './row-place.ts';
import { OpenRowProvider, PickedProvider, SelectedRowsProvider } from './row-selection.tsx';
import { toRowSource } from './row-source.ts';
import { findSessionValue, type PickedValue } from './session-value.ts';
import { useRowPick } from './use-row-pick.ts';
import { useSettledQuery } from './use-settled-query.ts';

// Fetched when a session is opened, a row selected, the palette called.
const SessionPanel = lazy(() => import('./session-panel.tsx'));
const SelectionBar = lazy(() => import('./selection-bar.tsx'));
const PaletteFeed = lazy(() => import('./palette-feed.tsx'));

export type ListWorkspaceProps = {
  client: ListClient;
  /** A value of a row was clicked. */
  onValue: (picked: PickedValue) => void;
  /** The list itself. Its rows carry their key as `data-row`, its scroller `data-rows`. */
  children: ReactNode;
};

/** What is done with the rows of the list, by hand and by keys: open beside it, select, copy. */
export function ListWorkspace({ client, onValue, children }: ListWorkspaceProps) {
  const { filters } = useFilterScope();
  // The scroll position is remembered under it.
  const query = useSettledQuery(client, filters);
  const answer = useListPart(client, (list) => list.answer);
  const source = useMemo(() => toRowSource(client, answer), [client, answer]);
  const list = useRef<HTMLDivElement>(null);
  const router = useRouter();
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
    const element = list.current;
    if (element === null) return;
    const first = findFirstRow(element);
    const last = lastRow.current;
    const index = last === null ? -1 : await source.indexOf(last);
    if (last !== null && index >= 0) focusRow(element, last, index);
    else if (first !== null) focusRow(element, first, await source.indexOf(first));
  }
  /** The row in use: that of the focus, else the open one, else the last one that had the focus. */
  const rowInUse = () => findFocusedRow(list.current) ?? openKey ?? lastRow.current;
  function pickRow(extend: boolean): boolean {
    const key = rowInUse();
    if (key !== null) row.pick(key, extend);
    return key !== null;
  }
  // From nowhere, as from a page that has just come; within the rows they walk themselves.
  useShortcut('walk', () => (source.count === 0 ? false : void goToRow()));
  useShortcut('next-row', () => (source.count === 0 ? false : void goToRow()));
  useShortcut('previous-row', () => (source.count === 0 ? false : void goToRow()));
  useShortcut('select-row', () => pickRow(false));
  useShortcut('select-range', () => pickRow(true));

  function pickValue(button: HTMLElement, key: string): void {
    const shown = [...client.getSnapshot().rows.values()].find(({ session }) => session.key === key);
    const value = shown === undefined ? null : findSessionValue(button.dataset.field, shown.session, Date.now());
    if (value !== null) onValue({ ...value, anchor: button });
  }

  // The whole row leads where its link does. With a modifier or another button the link stays the browser's own; where
  // there is no room beside the list it leads to the page.
  const handleClick = useEffectEvent((event: MouseEvent) => {
    const clicked = event.target instanceof Element ? event.target : null;
    const key = clicked?.closest<HTMLElement>('[data-row]')?.dataset.row;
    if (clicked === null || key === undefined || event.button > 1) return;
    const href = `/sessions/${key}`;
    const control = clicked.closest('a[href], button, input, label');
    if (control !== null && control.getAttribute('href') !== href) {
      if (event.button > 0 || !(control instanceof HTMLElement)) return;
      if (control.matches('.row-box')) row.pick(key, event.shiftKey);
      else if (control.dataset.field !== undefined) pickValue(control, key);
      return;
    }
    if (control === null && document.getSelection()?.type === 'Range') return;
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!plain) {
      if (control === null) window.open(href, '_blank', 'noopener');
      return;
    }
    event.preventDefault();
    rememberOpened(href);
    if (wide) open(key);
    else router.push(href);
  });
  const handleFocus = useEffectEvent(() => {
    lastRow.current = findFocusedRow(list.current) ?? lastRow.current;
  });
  useEffect(() => {
    const element = list.current;
    const click = (event: MouseEvent) => handleClick(event);
    const focus = () => handleFocus();
    element?.addEventListener('click', click);
    element?.addEventListener('auxclick', click);
    element?.addEventListener('focusin', focus);
    return () => {
      element?.removeEventListener('click', click);
      element?.removeEventListener('auxclick', click);
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
      <SelectedRowsProvider value={selected}>
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
      </SelectedRowsProvider>
    </OpenRowProvider>
  );
}
