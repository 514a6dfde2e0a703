import type { Quantity } from './quantity.ts';
import type { Bounds } from './time-range.ts';
import type { UsageSeriesRow, UsageValue } from './usage-series.ts';

/** A quantity spread evenly from `startMs` to `endMs`; all of it at once where they are the same moment. */
export type Spread = Quantity & { value: string | null; startMs: number; endMs: number };

/** Named series beside `rest` and the one for rows without a value. */
const MAX_NAMED_SERIES = 9;

const REST = Symbol('rest');
type SeriesId = string | null | typeof REST;

/** How much of a quantity lies in a half-open stretch of time. */
function portion({ amount, startMs, endMs }: Spread, fromMs: number, toMs: number): number {
  if (startMs === endMs) return startMs >= fromMs && startMs < toMs ? amount : 0;
  const overlap = Math.min(endMs, toMs) - Math.max(startMs, fromMs);
  return overlap <= 0 ? 0 : amount * (overlap / (endMs - startMs));
}

function add(value: UsageValue, spread: Spread, amount: number): void {
  if (spread.estimated) value.estimated += amount;
  else value.reported += amount;
}

const zero = (): UsageValue => ({ reported: 0, estimated: 0 });

/** The largest series of a window by name; the others share `rest`, and those without a value stay apart. */
function chooseSeries(spreads: readonly Spread[], bounds: Bounds): Map<string | null, SeriesId> {
  const totals = new Map<string | null, number>();
  for (const spread of spreads) {
    totals.set(spread.value, (totals.get(spread.value) ?? 0) + portion(spread, bounds.fromMs, bounds.toMs));
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

function spreadOver(row: UsageSeriesRow, spread: Spread, edges: readonly number[]): void {
  row.sessions += 1;
  for (let index = findBucket(edges, spread.startMs); index < row.values.length; index += 1) {
    const [from, to, value] = [edges[index], edges[index + 1], row.values[index]];
    if (from === undefined || to === undefined || value === undefined || from > spread.endMs) return;
    const amount = portion(spread, from, to);
    add(value, spread, amount);
    add(row.total, spread, amount);
  }
}

/**
 * Chooses the series of a chart and says how many there are; `fill` makes their rows once the edges of the buckets
 * are settled, largest first, then `rest`, then the rows without a value.
 */
export function toSeriesRows(
  spreads: readonly Spread[],
  bounds: Bounds,
): { rows: number; fill: (edges: readonly number[]) => UsageSeriesRow[] } {
  const series = chooseSeries(spreads, bounds);
  const ids = [...new Set(series.values())];
  const fill = (edges: readonly number[]) => {
    const rows = new Map<SeriesId, UsageSeriesRow>();
    for (const id of ids) {
      const values = Array.from({ length: edges.length - 1 }, zero);
      rows.set(id, { value: id === REST ? null : id, rest: id === REST, sessions: 0, total: zero(), values });
    }
    for (const spread of spreads) {
      const id = series.get(spread.value);
      const row = id === undefined ? undefined : rows.get(id);
      if (row !== undefined) spreadOver(row, spread, edges);
    }
    return [...rows.values()];
  };
  return { rows: ids.length, fill };
}
