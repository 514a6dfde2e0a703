import { setImmediate } from 'node:timers/promises';
import { type Spend, toSpend } from '../../cost/spend.ts';
import { addPortion, openSpendSum, toPortion, toShare } from '../../cost/spend-portions.ts';
import { type ScopeRef, scopeHref } from '../../domain/resource-ref.ts';
import type { GoneSessions } from '../../domain/scope-detail.ts';
import type { Session } from '../../domain/session.ts';
import { type Bounds, isWithin, toLife } from '../../domain/time-range.ts';
import type { CollectedSource } from '../collect/collected-source.ts';
import { isHistoryError } from '../history/history-error.ts';
import type { KeptHistory } from '../history/kept-history.ts';
import type { HistoryStore } from '../history/store.ts';
import { parseKeptRow } from './parse-kept-row.ts';

const MOST_LISTED = 10;

type Gone = { session: Session; spend: Spend | null };

/**
 * The sessions of a scope that AWS no longer tells of, as the history kept them, within bounds. Null where there are none
 * and where the history is off or fails, which it tells by itself.
 */
export async function findGoneOfScope(
  history: KeptHistory,
  source: Pick<CollectedSource, 'id' | 'session'>,
  ref: ScopeRef,
  bounds: Bounds,
): Promise<GoneSessions | null> {
  await history.opened;
  const { store } = history;
  if (store === null) return null;
  try {
    const gone = await readGone(store, source, ref, bounds);
    return gone.length === 0 ? null : toGoneSessions(gone, bounds);
  } catch (error) {
    if (!isHistoryError(error)) throw error;
    history.failed(error);
    return null;
  }
}

async function readGone(
  store: HistoryStore,
  source: Pick<CollectedSource, 'id' | 'session'>,
  ref: ScopeRef,
  bounds: Bounds,
): Promise<Gone[]> {
  const prefix = `${scopeHref(ref).slice('/scopes/'.length)}/`;
  const finite = { fromMs: Math.max(0, bounds.fromMs), toMs: bounds.toMs };
  const gone: Gone[] = [];
  for await (const share of store.readGone(source.id, finite)) {
    for (const { key, row, lastSeenMs } of share) {
      // Looked at before it is parsed: of other scopes there may be very many. One that came back is shown as it is now.
      if (!key.startsWith(prefix) || source.session(key) !== undefined) continue;
      const session = parseKeptRow(row);
      if (session === null || isWithin(toLife(session, lastSeenMs), bounds) !== true) continue;
      // What it did after it was last seen, nobody knows.
      gone.push({ session, spend: toSpend(session, lastSeenMs) });
    }
    await setImmediate();
  }
  return gone;
}

function toGoneSessions(gone: readonly Gone[], bounds: Bounds): GoneSessions {
  const sessions = gone.map(({ session }) => session);
  const sum = openSpendSum();
  for (const { session, spend } of gone) addPortion(sum, toPortion(session, spend, bounds));
  const created = ({ createdAt }: Session) => createdAt ?? '';
  return {
    ...toShare(sum, true),
    newest: sessions.toSorted((a, b) => (created(a) < created(b) ? 1 : -1)).slice(0, MOST_LISTED),
  };
}
