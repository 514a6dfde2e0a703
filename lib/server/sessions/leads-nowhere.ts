import { setTimeout as wait } from 'node:timers/promises';
import { isNotFound } from './not-found.ts';

/** A page that may have something to show is not kept back for longer. */
const PATIENCE_MS = 1_000;

/** Whether what a page looks for is soon known not to be there. What fails otherwise the page tells by itself. */
export function leadsNowhere(looking: Promise<unknown>): Promise<boolean> {
  const answer = looking.then(() => false, isNotFound);
  return Promise.race([answer, wait(PATIENCE_MS, false, { ref: false })]);
}
