import type { CollectedSource } from '../collect/collected-source.ts';

/** A summary waits this long for the first listing; later it says what is missing. */
const PATIENCE_MS = 10_000;

/**
 * Starts what is due. Waits for what the history kept, and for sources that have never been listed; for neither forever.
 */
export async function settle(sources: readonly CollectedSource[], signal: AbortSignal): Promise<void> {
  const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
  await wait(sources, ({ fetchedAtMs }) => fetchedAtMs === null, patience);
}

/** The same for what is asked for once and has to be whole: waits for every first listing for as long as its reader does. */
export async function settleWhole(sources: readonly CollectedSource[], signal: AbortSignal): Promise<void> {
  await wait(sources, ({ status }) => status === 'loading', signal);
}

async function wait(
  sources: readonly CollectedSource[],
  isAwaited: (source: CollectedSource) => boolean,
  signal: AbortSignal,
): Promise<void> {
  const first = sources.map((source) => {
    const sweep = source.sweepIfDue();
    return source.restore().then(() => (isAwaited(source) ? sweep : undefined));
  });
  const { promise: left, resolve: leave } = Promise.withResolvers<void>();
  if (signal.aborted) leave();
  const onAbort = () => leave();
  signal.addEventListener('abort', onAbort, { once: true });
  await Promise.race([Promise.all(first), left]);
  signal.removeEventListener('abort', onAbort);
}
