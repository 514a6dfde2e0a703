const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Steps that a clock is read in; ms. */
const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR),
  ...[1, 2, 7, 14, 28].map((count) => count * DAY),
];

/** The marks of a time axis and the step between them; ms. */
export type TimeTicks = { stepMs: number; ticksMs: readonly number[] };

/**
 * Round moments of the viewer's clock between two moments, at most `most` of them. `offsetAt` is how far that clock is
 * before UTC at a moment; ms. Where it is changed in between, the marks follow it.
 */
export function toTimeTicks(
  { fromMs, toMs }: { fromMs: number; toMs: number },
  most: number,
  offsetAt: (ms: number) => number,
): TimeTicks {
  const length = toMs - fromMs;
  if (!(length > 0)) return { stepMs: SECOND, ticksMs: [fromMs] };
  const stepMs =
    STEPS.find((step) => length / step <= Math.max(1, most) - 1) ?? DAY * Math.ceil(length / DAY / most + 1);
  const ticksMs: number[] = [];
  for (let local = Math.ceil((fromMs + offsetAt(fromMs)) / stepMs) * stepMs; ; local += stepMs) {
    const ms = local - offsetAt(local - offsetAt(fromMs));
    if (ms > toMs) return { stepMs, ticksMs };
    if (ms >= fromMs && ms > (ticksMs.at(-1) ?? Number.NEGATIVE_INFINITY)) ticksMs.push(ms);
  }
}
