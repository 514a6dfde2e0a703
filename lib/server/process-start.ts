import type { HistoryState } from '../domain/history-state.ts';
import { readConfig } from './config.ts';
import { log } from './log.ts';
import { beginShutdown } from './shutdown.ts';

/** A live stream ends at once and a call within its deadline; whatever still holds the process then is not waited for. */
const HARD_STOP_MILLISECONDS = 23_000;

const EXIT_CODE = { SIGTERM: 143, SIGINT: 130 } as const;

/**
 * What happens once when the server starts, however it was started: a wrong environment ends it with one sentence for
 * each mistake, and a signal to end is passed on to everything that would keep the process alive.
 */
export function startProcess(): void {
  try {
    readConfig();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'The environment could not be read.'}\n`);
    process.exit(1);
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log('info', 'ending', { signal });
      beginShutdown();
      setTimeout(() => process.exit(EXIT_CODE[signal]), HARD_STOP_MILLISECONDS).unref();
    });
  }
}

/** To go on without these would leave a gap in a history that only another version, or another path, can keep. */
const REFUSED: ReadonlySet<string> = new Set(['newer_schema', 'changed_schema', 'foreign']);

/** Ends the process with one sentence where the history was written by a newer version, or is none of ours. */
export function refuseUnknownHistory({ problem }: HistoryState): void {
  if (problem === null || !REFUSED.has(problem.kind)) return;
  process.stderr.write(`${problem.message}${problem.hint === null ? '' : ` ${problem.hint}`}\n`);
  process.exit(1);
}
