import { z } from 'zod';
import { toActivity } from '../../domain/activity.ts';
import { isLive, PHASES } from '../../domain/phase.ts';
import type { Problem } from '../../domain/problem.ts';
import type { StateChange } from '../../domain/state-change.ts';
import { toLife } from '../../domain/time-range.ts';
import type { Raw } from '../collect/adapter.ts';
import type { FoundSession } from '../collect/collected-source.ts';
import { isHistoryError } from '../history/history-error.ts';
import type { KeptHistory } from '../history/kept-history.ts';
import { parseKeptWork } from '../history/kept-work.ts';
import type { HistoryStore, StoredSession } from '../history/store.ts';
import { parseKeptRow } from './parse-kept-row.ts';

const raw = z.record(z.string(), z.unknown());
const phase = z.enum(PHASES).catch('unknown');

/** Of a session that was recorded, and that no listing names any more. */
export const GONE: Problem = {
  kind: 'gone',
  message: 'AWS no longer knows this session.',
  hint: 'Shown is what was recorded of it while AWS told of it.',
};

/** Reads from the history; null where it is off, or fails, which it then tells by itself. */
async function read<Result>(
  history: KeptHistory,
  work: (store: HistoryStore) => Promise<Result>,
): Promise<Result | null> {
  await history.opened;
  const { store } = history;
  if (store === null) return null;
  try {
    return await work(store);
  } catch (error) {
    if (!isHistoryError(error)) throw error;
    history.failed(error);
    return null;
  }
}

/** A session as it was recorded, with why AWS does not tell of it now; null where none was recorded. */
export async function findKept(history: KeptHistory, key: string, problem: Problem): Promise<FoundSession | null> {
  const stored = await read(history, (store) => store.getSession(key));
  const row = stored && toRow(stored);
  if (!row) return null;
  const work = parseKeptWork(stored?.work ?? null);
  const kind = row.service === 'glue' ? 'statements' : 'calculations';
  const activity = work && toActivity(kind, work, toLife(row, Date.parse(row.asOf)));
  return { row, raw: null, problem, activity, noActivity: activity === null ? 'unavailable' : null };
}

/** The row of a kept session, marked stale; null where it cannot be read. */
function toRow({ row: text, lastSeenMs }: StoredSession): FoundSession['row'] | null {
  const row = parseKeptRow(text);
  if (row === null) return null;
  // Nobody knows whether one that lived then still does: what it costs now is not told.
  const asOf = new Date(lastSeenMs).toISOString();
  return { ...row, asOf: isLive(row.phase) ? asOf : row.asOf };
}

/** AWS's last answer about a session, masked when it was written; null where none was kept. */
export async function readAnswer(history: KeptHistory, key: string): Promise<Raw | null> {
  const text = await read(history, (store) => store.getAnswer(key));
  try {
    return text === null ? null : (raw.safeParse(JSON.parse(text)).data ?? null);
  } catch {
    return null;
  }
}

/** What was recorded of its states; null where the history is off. */
export async function listStateChanges(history: KeptHistory, key: string): Promise<StateChange[] | null> {
  const transitions = await read(history, (store) => store.listTransitions(key));
  return (
    transitions?.map(({ from, to, fromPhase, toPhase, seenBeforeMs, seenMs }) => ({
      from,
      to,
      fromPhase: fromPhase === null ? null : phase.parse(fromPhase),
      toPhase: phase.parse(toPhase),
      seenBeforeAt: seenBeforeMs === null ? null : new Date(seenBeforeMs).toISOString(),
      seenAt: new Date(seenMs).toISOString(),
    })) ?? null
  );
}
