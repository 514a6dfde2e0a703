import {
  type ColumnLayout,
  moveColumn,
  pinColumn,
  placeColumn,
  resizeColumn,
  showColumn,
} from '../tables/column-layout.ts';

/** What the heads of the session table do to its layout. */
export function toColumnActions(layout: ColumnLayout, setColumns: (next: ColumnLayout) => void) {
  return {
    resize: (id: string, width: number | null) => setColumns(resizeColumn(layout, id, width)),
    move: (id: string, step: number) => {
      const next = moveColumn(layout, id, step);
      setColumns(next);
      return next.order.indexOf(id) + 1;
    },
    place: (id: string, target: string) => setColumns(placeColumn(layout, id, target)),
    pin: (id: string, on: boolean) => setColumns(pinColumn(layout, id, on)),
    hide: (id: string) => setColumns(showColumn(layout, id, false)),
  };
}
