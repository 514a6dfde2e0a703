import { SESSION_FIELDS, type SessionField } from './session-fields.ts';

export const DENSITIES = ['compact', 'comfortable'] as const;
export type Density = (typeof DENSITIES)[number];

/** Bounds of a column's width, in CSS pixels. */
export const WIDTH_MIN = 48;
export const WIDTH_MAX = 800;

/**
 * Which columns are shown and how. Every id is one of SESSION_FIELDS; the main column is always among them, and pinned.
 * Columns that are not in `order` are hidden.
 */
export type ColumnLayout = {
  /** The shown ones from left to right, the pinned ones first. */
  order: readonly string[];
  /** CSS pixels of those that have another width than their own. */
  widths: Readonly<Record<string, number>>;
  pinned: readonly string[];
};

/** A column as it is drawn. */
export type ShownColumn = {
  field: SessionField;
  width: number;
  pinned: boolean;
  /** Of a pinned one: CSS pixels from the left edge at which it stays. */
  left: number;
  /** Takes the room that is left over; only while nobody gave it a width. */
  grow: boolean;
};

const FIELDS: ReadonlyMap<string, SessionField> = new Map(SESSION_FIELDS.map((field) => [field.id, field]));
const MAIN = SESSION_FIELDS.filter(({ main }) => main).map(({ id }) => id);

/** Nearest width that a column may have. */
export function toWidth(width: number): number {
  return Math.round(Math.min(Math.max(width, WIDTH_MIN), WIDTH_MAX));
}

/**
 * The one form of a layout: unknown and repeated ids are left out, the main column is there, pinned ones stand first, and
 * only widths that differ are kept.
 */
export function toLayout({ order, widths, pinned }: ColumnLayout): ColumnLayout {
  const known = [...new Set([...MAIN.filter((id) => !order.includes(id)), ...order])].filter((id) => FIELDS.has(id));
  const atEdge = new Set([...pinned, ...MAIN]);
  const first = known.filter((id) => atEdge.has(id));
  const sized = known.flatMap((id): [string, number][] => {
    const width = Object.hasOwn(widths, id) ? widths[id] : undefined;
    return width === undefined || toWidth(width) === FIELDS.get(id)?.width ? [] : [[id, toWidth(width)]];
  });
  return {
    order: [...first, ...known.filter((id) => !atEdge.has(id))],
    widths: Object.fromEntries(sized),
    pinned: first,
  };
}

export const DEFAULT_LAYOUT: ColumnLayout = toLayout({
  order: SESSION_FIELDS.filter(({ defaultVisible }) => defaultVisible).map(({ id }) => id),
  widths: {},
  pinned: SESSION_FIELDS.filter(({ pinned }) => pinned).map(({ id }) => id),
});

/** The columns to draw, from left to right. */
export function toShownColumns({ order, widths, pinned }: ColumnLayout): ShownColumn[] {
  let left = 0;
  return order.flatMap((id) => {
    const field = FIELDS.get(id);
    if (field === undefined) return [];
    const width = widths[id] ?? field.width;
    const shown = { field, width, pinned: pinned.includes(id), left, grow: field.main && widths[id] === undefined };
    if (shown.pinned) left += width;
    return [shown];
  });
}

/** The fields that a layout leaves out, in the order of the definition. */
export function listHidden({ order }: ColumnLayout): SessionField[] {
  return SESSION_FIELDS.filter(({ id }) => !order.includes(id));
}

/** Shows a column behind the one that it follows by definition, or hides it. The main column stays. */
export function showColumn(layout: ColumnLayout, id: string, on: boolean): ColumnLayout {
  const { order, widths, pinned } = layout;
  if (order.includes(id) === on || !FIELDS.has(id) || MAIN.includes(id)) return layout;
  if (!on) return toLayout({ order: order.filter((other) => other !== id), widths, pinned });
  const ids = [...FIELDS.keys()];
  const before = ids.slice(0, ids.indexOf(id)).findLast((other) => order.includes(other));
  const at = before === undefined ? 0 : order.indexOf(before) + 1;
  return toLayout({ order: order.toSpliced(at, 0, id), widths, pinned });
}

/** Puts a column at the place of another, which makes room; pinned ones and others keep to their own side. */
export function placeColumn(layout: ColumnLayout, id: string, target: string): ColumnLayout {
  const { order, widths, pinned } = layout;
  const at = order.indexOf(target);
  if (at < 0 || !order.includes(id) || id === target) return layout;
  return toLayout({ order: order.filter((other) => other !== id).toSpliced(at, 0, id), widths, pinned });
}

/** Moves a column by places to the right (negative: to the left), as far as its side goes. */
export function moveColumn(layout: ColumnLayout, id: string, step: number): ColumnLayout {
  const { order, pinned } = layout;
  const side = order.filter((other) => pinned.includes(other) === pinned.includes(id));
  const to = side[Math.min(Math.max(side.indexOf(id) + step, 0), side.length - 1)];
  return to === undefined || !side.includes(id) ? layout : placeColumn(layout, id, to);
}

/** Gives a column a width in CSS pixels, within the bounds; null gives back its own. */
export function resizeColumn(layout: ColumnLayout, id: string, width: number | null): ColumnLayout {
  const { [id]: _, ...others } = layout.widths;
  return toLayout({ ...layout, widths: width === null ? others : { ...others, [id]: width } });
}

/** Pins a shown column behind those that are pinned already, or lets it go to the head of the others. */
export function pinColumn(layout: ColumnLayout, id: string, on: boolean): ColumnLayout {
  const { pinned } = layout;
  if (pinned.includes(id) === on || !layout.order.includes(id)) return layout;
  return toLayout({ ...layout, pinned: on ? [...pinned, id] : pinned.filter((other) => other !== id) });
}
