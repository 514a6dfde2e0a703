const JITTER = 0.2;

/** Milliseconds until the next sweep: jittered, so that sources that began together do not go on so. `random`: in [0, 1). */
export function toSweepPause({ pollMs, random }: { pollMs: number; random: () => number }): number {
  return pollMs * (1 + JITTER * (2 * random() - 1));
}
