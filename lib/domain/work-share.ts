/** A stretch of time in epoch milliseconds; `toMs` is not before `fromMs`. */
export type Stretch = { fromMs: number; toMs: number };

/** Milliseconds of work that fall to each stretch, null for one that is not known, and of all together. */
export type WorkShare = { shares: (number | null)[]; busyMs: number };

/** The time up to each moment at which something began or ended, each counted once and divided by those at work. */
function measure(stretches: readonly Stretch[]): { moments: number[]; shared: number[]; busyMs: number } {
  const steps = stretches
    .flatMap(({ fromMs, toMs }) => [
      [fromMs, 1],
      [toMs, -1],
    ])
    .sort(([left = 0], [right = 0]) => left - right);
  const moments: number[] = [];
  const shared: number[] = [];
  let atWork = 0;
  let sum = 0;
  let busyMs = 0;
  let lastMs = 0;
  for (const [ms = 0, change = 0] of steps) {
    if (atWork > 0) {
      sum += (ms - lastMs) / atWork;
      busyMs += ms - lastMs;
    }
    if (moments.at(-1) === ms) shared[shared.length - 1] = sum;
    else {
      moments.push(ms);
      shared.push(sum);
    }
    atWork += change;
    lastMs = ms;
  }
  return { moments, shared, busyMs };
}

/**
 * How much of the time in which anything was at work falls to each: all of it where it was alone, an equal part where
 * several were at once, so that time is never counted twice. Whole milliseconds that add up to `busyMs`.
 */
export function shareWork(stretches: readonly (Stretch | null)[]): WorkShare {
  const known = stretches.filter((stretch) => stretch !== null);
  const { moments, shared, busyMs } = measure(known);
  const placeOf = new Map(moments.map((ms, place) => [ms, place]));
  const at = (ms: number) => shared[placeOf.get(ms) ?? 0] ?? 0;
  let exact = 0;
  let told = 0;
  const shares = stretches.map((stretch) => {
    if (stretch === null) return null;
    exact += at(stretch.toMs) - at(stretch.fromMs);
    const upTo = Math.min(busyMs, Math.round(exact));
    const share = upTo - told;
    told = upTo;
    return share;
  });
  return { shares, busyMs };
}

/** The time in which any of them was at work, as stretches that do not touch, in order. */
export function joinStretches(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const { fromMs, toMs } of stretches.toSorted((left, right) => left.fromMs - right.fromMs)) {
    const last = joined.at(-1);
    if (last !== undefined && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs);
    else joined.push({ fromMs, toMs });
  }
  return joined;
}

/** What is left of a whole between stretches that do not touch. */
export function toPauses(joined: readonly Stretch[], whole: Stretch): Stretch[] {
  const pauses: Stretch[] = [];
  let fromMs = whole.fromMs;
  for (const stretch of joined) {
    if (stretch.fromMs > fromMs) pauses.push({ fromMs, toMs: Math.min(stretch.fromMs, whole.toMs) });
    fromMs = Math.max(fromMs, stretch.toMs);
  }
  if (fromMs < whole.toMs) pauses.push({ fromMs, toMs: whole.toMs });
  return pauses;
}
