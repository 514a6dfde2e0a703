import type { CollectedSource } from '../collect/collected-source.ts';

/** A summary waits this long for the first listing; later it says what is missing. */
const PATIENCE_MS = 10_000;

/** Starts what is due. Waits only for sources that have never been listed, and for those not forever. */
export async function settle(sources: readonly CollectedSource[], signal: AbortSignal): Promise<void> {
  const first = sources.map((source) => {
    const sweep = source.sweepIfDue();
    return source.fetchedAtMs === null ? sweep : Promise.resolve();
  });
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await Promise.race([Promise.all(first), patience]);
  clearTimeout(timer);
}
