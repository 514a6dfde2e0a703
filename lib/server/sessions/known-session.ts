import { type SessionRef, toKey } from '../../domain/resource-ref.ts';
import type { Session } from '../../domain/session.ts';
import type { CollectedSource } from '../collect/collected-source.ts';
import { isHistoryError } from '../history/history-error.ts';
import type { KeptHistory } from '../history/kept-history.ts';
import type { HistoryStore } from '../history/store.ts';
import { findKept, GONE } from './kept-session.ts';
import { toNotCollected, toNothingKnown } from './not-found.ts';

/** The source that something is of, if it is collected. */
export function findSource(
  collected: readonly CollectedSource[],
  { service, account, region }: Pick<SessionRef, 'service' | 'account' | 'region'>,
): CollectedSource | undefined {
  return collected.find((one) => one.service === service && one.account === account && one.region === region);
}

/** A session as it is known, without asking AWS: from the rows, else from the history. Fails with `not_found`. */
export async function findKnown(
  collected: readonly CollectedSource[],
  history: KeptHistory,
  ref: SessionRef,
): Promise<Session> {
  const source = findSource(collected, ref);
  await source?.restore();
  const key = toKey(ref);
  const session = source?.session(key) ?? (await findKept(history, key, GONE))?.row;
  if (session !== undefined) return session;
  throw source === undefined ? toNotCollected(ref) : toNothingKnown(ref);
}

/** Reads from the history; `otherwise` where it is off, or fails, which it then tells by itself. */
export async function readHistory<Result>(
  history: KeptHistory,
  read: (store: HistoryStore) => Promise<Result>,
  otherwise: () => Result,
): Promise<Result> {
  const { store } = history;
  if (store === null) return otherwise();
  try {
    return await read(store);
  } catch (error) {
    if (!isHistoryError(error)) throw error;
    history.failed(error);
    return otherwise();
  }
}
