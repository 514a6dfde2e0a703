import { ROW_LINK } from '@/components/data-table/row-stops.ts';

/** How long a row is waited for that is scrolled to: five seconds at 60 frames a second. */
const FRAMES_MAX = 300;

const heightOf = (element: HTMLElement | null | undefined) => element?.offsetHeight ?? 0;

const findRow = (list: HTMLElement, key: string) => list.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`);

/** The row that has the focus; null for none. */
export function findFocusedRow(list: HTMLElement | null): string | null {
  const row = document.activeElement?.closest<HTMLElement>('[data-row]');
  return row && list?.contains(row) ? (row.dataset.row ?? null) : null;
}

/** The first row that is in view, or at least in the document. */
export function findFirstRow(list: HTMLElement): string | null {
  const scroller = list.querySelector<HTMLElement>('[data-rows]');
  const top = (scroller?.getBoundingClientRect().top ?? 0) + heightOf(scroller?.querySelector('thead'));
  const rows = [...list.querySelectorAll<HTMLElement>('[data-row]')];
  return (rows.find((row) => row.getBoundingClientRect().top >= top - 1) ?? rows[0])?.dataset.row ?? null;
}

/** Scrolls as far as it takes to have a row in view, by its place: it may not be in the document. All rows are equally high. */
export function revealRow(list: HTMLElement, index: number): void {
  const scroller = list.querySelector<HTMLElement>('[data-rows]');
  const height = heightOf(list.querySelector<HTMLElement>('[data-row]'));
  if (!scroller || height === 0 || index < 0) return;
  const room =
    scroller.clientHeight - heightOf(scroller.querySelector('thead')) - heightOf(scroller.querySelector('tfoot'));
  const top = index * height;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top + height > scroller.scrollTop + room) scroller.scrollTop = top + height - room;
}

/** Gives the focus to a row, once it is drawn; to what is first in the list where it is not to be had. */
export function focusRow(list: HTMLElement, key: string, index: number): void {
  revealRow(list, index);
  const before = document.activeElement;
  let frames = 0;
  const attempt = () => {
    // Somebody went elsewhere meanwhile.
    if (document.activeElement !== before && document.activeElement !== document.body) return;
    frames += 1;
    const patient = index >= 0 && frames < FRAMES_MAX;
    const link = findRow(list, key)?.querySelector<HTMLElement>(ROW_LINK);
    if (link) link.focus({ preventScroll: true });
    else if (patient) requestAnimationFrame(attempt);
    else (list.querySelector<HTMLElement>(`[data-row] ${ROW_LINK}`) ?? document.getElementById('content'))?.focus();
  };
  attempt();
}
