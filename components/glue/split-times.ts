const SECOND_MS = 1000n;

/**
 * Two parts of a time as they are shown: to the second, as the rest of the page has it, so that they add up to what the
 * whole says. Less than a second of it stands in milliseconds, as it would read as nothing. Milliseconds.
 */
export function splitTimes(busyMs: bigint, wholeMs: bigint): { busyMs: bigint; idleMs: bigint } {
  const idleMs = wholeMs - busyMs;
  if (wholeMs < SECOND_MS) return { busyMs, idleMs };
  const whole = (wholeMs / SECOND_MS) * SECOND_MS;
  // Not so much that a second of the other part is lost.
  const most = idleMs < SECOND_MS ? whole : whole - SECOND_MS;
  const rounded = ((busyMs + SECOND_MS / 2n) / SECOND_MS) * SECOND_MS;
  const busy = rounded < most ? rounded : most;
  const idle = whole - busy;
  return { busyMs: busy === 0n ? busyMs : busy, idleMs: idle === 0n ? idleMs : idle };
}
