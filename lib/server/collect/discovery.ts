import { isProblemError, type ProblemError } from '../errors.ts';
import { DENIED_RETRY_MS } from './sweep.ts';

/**
 * The listing of what has sessions. One that was denied is not tried again at each sweep: it fails at once with what it
 * failed with, also where the sweep goes on by the names that the operator gave.
 */
export function openDiscovery(now: () => number) {
  let denied: { error: ProblemError; untilMs: number } | null = null;

  return async (list: () => Promise<void>): Promise<void> => {
    if (denied !== null && now() < denied.untilMs) throw denied.error;
    denied = null;
    try {
      await list();
    } catch (error) {
      if (isProblemError(error) && error.problem.kind === 'access_denied') {
        denied = { error, untilMs: now() + DENIED_RETRY_MS };
      }
      throw error;
    }
  };
}
