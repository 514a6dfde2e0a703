import manifest from '../../../package.json' with { type: 'json' };
import { authorize } from '../auth/authorize.ts';
import { ProblemError } from '../errors.ts';
import { isHistoryError } from '../history/history-error.ts';
import type { KeptHistory } from '../history/kept-history.ts';
import { MIGRATIONS } from '../history/sqlite/migrations.ts';
import type { HistoryStore } from '../history/store.ts';
import type { VerbContext } from './verb-context.ts';

export type HistoryExport = { lines: AsyncIterable<string>; fileName: string };

/**
 * The whole history as NDJSON: what it is and of when, then sessions, AWS's answers about them, changes of state and
 * sweeps, then a line that counts them: without it the export was cut. Fails where the history is off.
 */
export async function exportHistory({ history, principal, now }: VerbContext): Promise<HistoryExport> {
  authorize(principal, 'history.export');
  await history.opened;
  const { store } = history;
  if (store === null) {
    const { problem } = history.describe();
    throw new ProblemError({
      kind: 'history_off',
      message: `The history is off, so there is nothing to export.${problem === null ? '' : ` ${problem.message}`}`,
      hint: problem?.hint ?? 'The sources page says more.',
    });
  }
  const at = new Date(now()).toISOString();
  return { lines: toLines(store, history, at), fileName: `sparktally-history-${at.slice(0, 10)}.ndjson` };
}

async function* toLines(store: HistoryStore, history: KeptHistory, at: string): AsyncGenerator<string> {
  const program = `sparktally/${manifest.version}`;
  yield `${JSON.stringify({ type: 'history', format: 1, schema: MIGRATIONS.at(-1)?.version, asOf: at, program })}\n`;
  try {
    yield* store.exportAll();
  } catch (error) {
    if (isHistoryError(error)) history.failed(error);
    throw error;
  }
}
