/** What is picked in a bar chart: buckets from `anchor` to `focus` (either way round), and one series or all (null). */
export type Selection = { anchor: number; focus: number; series: number | null };
export type Bounds = { buckets: number; series: number };

/** The buckets of a selection in order, both included. */
export function toSpan(selection: Selection): { first: number; last: number } {
  return {
    first: Math.min(selection.anchor, selection.focus),
    last: Math.max(selection.anchor, selection.focus),
  };
}

function stepOf(key: string, page: number): number | null {
  if (key === 'ArrowLeft') return -1;
  if (key === 'ArrowRight') return 1;
  if (key === 'PageUp') return -page;
  if (key === 'PageDown') return page;
  if (key === 'Home') return Number.NEGATIVE_INFINITY;
  if (key === 'End') return Number.POSITIVE_INFINITY;
  return null;
}

/** All series, then each, then all again. */
function nextSeries(current: number | null, step: 1 | -1, count: number): number | null {
  const place = (current === null ? 0 : current + 1) + step;
  const turned = (place + count + 1) % (count + 1);
  return turned === 0 ? null : turned - 1;
}

/**
 * The keyboard model of a bar chart: left and right (Home, End, Page) walk the buckets, with shift they stretch the
 * span, up and down walk the series, Escape first narrows, then clears. `undefined`: the key is not the chart's.
 */
export function moveSelection(
  selection: Selection | null,
  press: { key: string; shift: boolean },
  bounds: Bounds,
): Selection | null | undefined {
  if (bounds.buckets === 0) return undefined;
  const now = selection ?? { anchor: bounds.buckets - 1, focus: bounds.buckets - 1, series: null };
  if (press.key === 'Escape') {
    if (selection === null) return undefined;
    return now.anchor === now.focus ? null : { ...now, anchor: now.focus };
  }
  if (press.key === 'ArrowUp') return { ...now, series: nextSeries(now.series, 1, bounds.series) };
  if (press.key === 'ArrowDown') return { ...now, series: nextSeries(now.series, -1, bounds.series) };
  const step = stepOf(press.key, Math.max(2, Math.round(bounds.buckets / 10)));
  if (step === null) return undefined;
  const focus =
    selection === null && Math.abs(step) === 1
      ? now.focus
      : Math.min(bounds.buckets - 1, Math.max(0, now.focus + step));
  return { ...now, focus, anchor: press.shift ? now.anchor : focus };
}
