import { createMarkup, type MarkupElement, writeMarkup } from '@/components/ui/markup.ts';
import type { RowColumn } from './cell-content.ts';
import { type DrawnCell, drawCells, type RowInput, toPlaceholder, toRow, toSpacer } from './row-markup.ts';
import { createRowSlots } from './row-slots.ts';
import { ROW_LINK } from './row-stops.ts';

/** A place in view: a row, or null for one that has not come yet; pixels from the top of the list to its edges. */
export type PlacedRow<Row> = { index: number; start: number; end: number; input: RowInput<Row> | null };

export type RowsInView<Row> = {
  placed: readonly PlacedRow<Row>[];
  columns: readonly RowColumn<Row>[];
  rowHeight: number;
  /** Pixels above the first row, and of the list as a whole. */
  top: number;
  bottom: number;
  /** Key of the row that has the focus; null for none. */
  activeKey: string | null;
};

type Shown = { element: HTMLElement; markup: MarkupElement };
type ShownRow<Row> = Shown & { input: RowInput<Row>; cells: readonly DrawnCell[] };

const isSame = <Row>(one: RowInput<Row>, other: RowInput<Row>) =>
  one.row === other.row &&
  one.index === other.index &&
  one.unconfirmed === other.unconfirmed &&
  one.marks === other.marks;

/** Draws the rows in view into the body of a table, which nothing else may write to. */
export function createRowPainter<Row>(body: HTMLElement) {
  const slots = createRowSlots();
  /** By slot; and those that stand for other rows, by their order. */
  let rows = new Map<number, ShownRow<Row>>();
  let others: Shown[] = [];
  let view: Omit<RowsInView<Row>, 'placed' | 'activeKey'> | null = null;

  function show(shown: Shown | undefined, markup: MarkupElement): Shown {
    if (shown === undefined) return { element: createMarkup(markup), markup };
    writeMarkup(shown.element, shown.markup, markup);
    return { element: shown.element, markup };
  }

  function showRow(slot: number, input: RowInput<Row>, nowMs: number, next: RowsInView<Row>): ShownRow<Row> {
    const old = rows.get(slot);
    const isOld = old?.input.key === input.key && view?.columns === next.columns;
    if (old !== undefined && isOld && view?.rowHeight === next.rowHeight && isSame(old.input, input)) return old;
    const cells = drawCells(input, next.columns, nowMs, isOld ? old.cells : null);
    return { ...show(old, toRow(input, next.rowHeight, cells)), input, cells };
  }

  /** Puts the elements in their order. One that holds the focus is left where it is: moving it would lose the focus. */
  function arrange(elements: readonly HTMLElement[]): void {
    const wanted = new Set<Node>(elements);
    for (const node of [...body.childNodes]) if (!wanted.has(node)) node.remove();
    let next: Element | null = body.firstElementChild;
    for (const element of elements) {
      if (element === next) next = next.nextElementSibling;
      else if (element.contains(document.activeElement)) {
        while (next !== null && next !== element) {
          const passed: Element = next;
          next = next.nextElementSibling;
          body.append(passed);
        }
        next = element.nextElementSibling;
      } else body.insertBefore(element, next);
    }
  }

  /** Place of the row that holds the focus; null where none does. */
  function findFocused(): number | null {
    const active = document.activeElement;
    const row = active !== null && body.contains(active) ? active.closest<HTMLElement>('[data-index]') : null;
    return row === null ? null : Number(row.dataset.index);
  }

  /** A row that left the list while it had the focus would leave it nowhere, and the keys without effect. */
  function focusNear(place: number, shown: Iterable<ShownRow<Row>>): void {
    const [next] = [...shown].sort(
      ({ input: a }, { input: b }) => Math.abs(a.index - place) - Math.abs(b.index - place),
    );
    next?.element.querySelector<HTMLElement>(ROW_LINK)?.focus({ preventScroll: true });
  }

  return {
    /** `nowMs`, epoch milliseconds, is the moment to which running times reach. */
    paint(next: RowsInView<Row>, nowMs: number): void {
      const { placed, columns, rowHeight } = next;
      const focused = findFocused();
      const inputs = placed.flatMap(({ input }) => input ?? []);
      const placedSlots = slots.place(
        inputs.map(({ key }) => key),
        next.activeKey,
      );
      const drawn = new Map<number, ShownRow<Row>>();
      for (const [order, input] of inputs.entries()) {
        const slot = placedSlots[order];
        if (slot !== undefined) drawn.set(slot, showRow(slot, input, nowMs, next));
      }
      const shownRows = drawn.values();
      const standIns: Shown[] = [];
      const standIn = (markup: MarkupElement) => {
        const shown = show(others[standIns.length], markup);
        standIns.push(shown);
        return shown.element;
      };
      const elements: HTMLElement[] = [];
      let reached = next.top;
      const fill = (to: number) => {
        if (to > reached) elements.push(standIn(toSpacer(to - reached, columns.length)));
      };
      for (const { index, start, end, input } of placed) {
        fill(start);
        const shown = input === null ? undefined : shownRows.next().value;
        elements.push(shown?.element ?? standIn(toPlaceholder(index, rowHeight, columns.length)));
        reached = end;
      }
      fill(next.bottom);
      arrange(elements);
      rows = drawn;
      others = standIns;
      view = next;
      if (focused !== null && !body.contains(document.activeElement)) focusNear(focused, drawn.values());
    },
    /** Time has passed: draws what runs with it. */
    tick(nowMs: number): void {
      if (view === null) return;
      for (const [slot, shown] of rows) {
        if (!shown.cells.some(({ content }) => content.ticks)) continue;
        const cells = drawCells(shown.input, view.columns, nowMs, shown.cells, ({ content }) => content.ticks);
        rows.set(slot, { ...show(shown, toRow(shown.input, view.rowHeight, cells)), input: shown.input, cells });
      }
    },
  };
}

export type RowPainter<Row> = ReturnType<typeof createRowPainter<Row>>;
