import type { CollectedSource } from '../collect/collected-source.ts';

/** A summary waits this long for the first listing; later it says what is missing. */
const PATIENCE_MS = 10_000;

/**
 * Starts what is due. Waits for what the history kept, and for sources that have never been listed; for neither forever.
 */
export async function settle(sources: readonly CollectedSource[], signal: AbortSignal): Promise<void> {
  const first = sources.map((source) => {
    const sweep = source.sweepIfDue();
    return source.restore().then(() => (source.fetchedAtMs === null ? sweep : undefined));
  });
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await Promise.race([Promise.all(first), patience]);
  clearTimeout(timer);
}
