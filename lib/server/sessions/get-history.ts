import type { HistoryState } from '../../domain/history-state.ts';
import { authorize } from '../auth/authorize.ts';
import type { VerbContext } from './verb-context.ts';

/** How the history stands now. Waits for its opening alone. */
export async function getHistory({ history, principal }: VerbContext): Promise<HistoryState> {
  authorize(principal, 'history.read');
  await history.opened;
  await history.measure();
  return history.describe();
}
