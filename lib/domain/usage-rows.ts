import type { Bounds } from './time-range.ts';
import type { UsageSeriesRow, UsageValue } from './usage-series.ts';

/**
 * A quantity of one session or of many, in the measure's own unit: spread evenly from `startMs` to `endMs`, all of it at
 * once where they are the same moment. `sessions` are counted here; many figures may be about the same ones.
 */
export type UsageFigure = {
  /** The value grouped by. */
  value: string | null;
  /** Null for quantities, and for nothing to pay, which is nothing in every currency. */
  currency: string | null;
  amount: number;
  estimated: boolean;
  atLeast: boolean;
  startMs: number;
  endMs: number;
  sessions: number;
};

/** Named series beside `rest` and the one for rows without a value. */
const MAX_NAMED_SERIES = 9;

const REST = Symbol('rest');
type SeriesId = string | null | typeof REST;

/** How much of a quantity lies in a half-open stretch of time. */
function portion({ amount, startMs, endMs }: UsageFigure, fromMs: number, toMs: number): number {
  if (startMs === endMs) return startMs >= fromMs && startMs < toMs ? amount : 0;
  const overlap = Math.min(endMs, toMs) - Math.max(startMs, fromMs);
  return overlap <= 0 ? 0 : amount * (overlap / (endMs - startMs));
}

function add(value: UsageValue, figure: UsageFigure, amount: number): void {
  if (figure.estimated) value.estimated += amount;
  else value.reported += amount;
}

const zero = (): UsageValue => ({ reported: 0, estimated: 0 });

/** The largest series of a window by name; the others share `rest`, and those without a value stay apart. */
function chooseSeries(figures: readonly UsageFigure[], bounds: Bounds): Map<string | null, SeriesId> {
  const totals = new Map<string | null, number>();
  for (const figure of figures) {
    totals.set(figure.value, (totals.get(figure.value) ?? 0) + portion(figure, bounds.fromMs, bounds.toMs));
  }
  const named = [...totals]
    .filter(([value]) => value !== null)
    .sort(([a, left], [b, right]) => right - left || ((a ?? '') < (b ?? '') ? -1 : 1));
  const series = new Map<string | null, SeriesId>();
  for (const [index, [value]] of named.entries()) series.set(value, index < MAX_NAMED_SERIES ? value : REST);
  if (totals.has(null)) series.set(null, null);
  return series;
}

/** The first bucket that ends after a moment: the place of its lower edge. The last one where none does. */
export function findBucket(edges: readonly number[], ms: number): number {
  let low = 0;
  let high = edges.length - 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle + 1] ?? ms) > ms) high = middle;
    else low = middle + 1;
  }
  return low;
}

type Row = Pick<UsageSeriesRow, 'sessions' | 'total' | 'values'>;

function spreadOver(row: Row, figure: UsageFigure, edges: readonly number[]): void {
  row.sessions += figure.sessions;
  if (figure.amount === 0) return;
  for (let index = findBucket(edges, figure.startMs); index < row.values.length; index += 1) {
    const [from, to, value] = [edges[index], edges[index + 1], row.values[index]];
    if (from === undefined || to === undefined || value === undefined || from > figure.endMs) return;
    const amount = portion(figure, from, to);
    add(value, figure, amount);
    add(row.total, figure, amount);
  }
}

function toRow(edges: readonly number[]): Row {
  return { sessions: 0, total: zero(), values: Array.from({ length: Math.max(0, edges.length - 1) }, zero) };
}

/** All figures together, bucket by bucket. */
export function toSumRow(figures: readonly UsageFigure[], edges: readonly number[]): Row {
  const row = toRow(edges);
  for (const figure of figures) spreadOver(row, figure, edges);
  return row;
}

/**
 * Chooses the series of a chart and says how many there are; `fill` makes their rows once the edges of the buckets
 * are settled, largest first, then `rest`, then the rows without a value.
 */
export function toSeriesRows(
  figures: readonly UsageFigure[],
  bounds: Bounds,
): { rows: number; fill: (edges: readonly number[]) => UsageSeriesRow[] } {
  const series = chooseSeries(figures, bounds);
  const ids = [...new Set(series.values())];
  const fill = (edges: readonly number[]) => {
    const rows = new Map<SeriesId, UsageSeriesRow>();
    for (const id of ids) rows.set(id, { value: id === REST ? null : id, rest: id === REST, ...toRow(edges) });
    for (const figure of figures) {
      const id = series.get(figure.value);
      const row = id === undefined ? undefined : rows.get(id);
      if (row !== undefined) spreadOver(row, figure, edges);
    }
    return [...rows.values()];
  };
  return { rows: ids.length, fill };
}
