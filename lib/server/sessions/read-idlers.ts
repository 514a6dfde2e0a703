import type { Idler } from '../../cost/idle-portion.ts';
import { summariseWork } from '../../domain/activity.ts';
import { isLive } from '../../domain/phase.ts';
import type { Session } from '../../domain/session.ts';
import { toSessionIdling } from '../../domain/session-idling.ts';
import { type Bounds, isWithin, toLife } from '../../domain/time-range.ts';
import type { SessionFilters } from '../../filters/filter.ts';
import { toMatcher } from '../../filters/match.ts';
import { isHistoryError } from '../history/history-error.ts';
import { parseKeptWork } from '../history/kept-work.ts';
import type { HistoryStore } from '../history/store.ts';
import { openPace } from './pace.ts';
import { parseKeptRow } from './parse-kept-row.ts';
import { ALWAYS, type Selection } from './select-sessions.ts';
import type { VerbContext } from './verb-context.ts';

const KEYS_AT_ONCE = 500;

export type IdlersRead = { idlers: Idler[]; recordedSince: string | null };

/**
 * The selected sessions with what the history recorded of their idling, and with them those of the window that AWS no longer
 * tells of. Without a history, by their present figures.
 */
export async function readIdlers(
  { history, collector }: VerbContext,
  filters: SessionFilters,
  { sessions, sources }: Selection,
  bounds: Bounds,
  nowMs: number,
): Promise<IdlersRead> {
  const { store } = history;
  if (store !== null) {
    try {
      const gone = await readGone(
        store,
        filters,
        sources.map(({ id }) => id),
        bounds,
      );
      const idlers: Idler[] = [];
      for (const share of toShares([...sessions, ...(await withoutShown(gone, sessions, collector))])) {
        idlers.push(...(await toIdlers(store, share, nowMs)));
      }
      const sinceMs = await store.recordedSince();
      return { idlers, recordedSince: sinceMs === null ? null : new Date(sinceMs).toISOString() };
    } catch (error) {
      if (!isHistoryError(error)) throw error;
      history.failed(error);
    }
  }
  const pace = openPace();
  const idlers: Idler[] = [];
  for (const session of sessions) {
    idlers.push({ session, idling: toSessionIdling(session, null, [], nowMs) });
    if (pace.isDue()) await pace.rest();
  }
  return { idlers, recordedSince: null };
}

/** One that AWS told of again since its end was noted is among the rows. */
async function withoutShown(
  gone: readonly Session[],
  sessions: readonly Session[],
  collector: VerbContext['collector'],
): Promise<Session[]> {
  if (gone.length === 0) return [];
  const listed = new Set(sessions.map(({ key }) => key));
  const collected = await collector.sources();
  return gone.filter(({ key }) => !listed.has(key) && collected.every((source) => source.session(key) === undefined));
}

/** Sessions with what the history recorded of their idling, in their order. */
export async function toIdlers(store: HistoryStore, sessions: readonly Session[], nowMs: number): Promise<Idler[]> {
  const facts = await store.idleFacts(sessions.map(({ key }) => key));
  const pace = openPace();
  const idlers: Idler[] = [];
  for (const [index, session] of sessions.entries()) {
    if (pace.isDue()) await pace.rest();
    const known = facts[index];
    const work = parseKeptWork(known?.work ?? null);
    const untilMs = session.stale && isLive(session.phase) ? Date.parse(session.asOf) : nowMs;
    // One that was never given a statement idled all its life.
    const read = work?.total === 0 ? summariseWork([], work.readMs) : work;
    idlers.push({ session, idling: toSessionIdling(session, read, known?.transitions ?? [], untilMs) });
  }
  return idlers;
}

/** Sessions that AWS no longer tells of, as they were last seen. */
async function readGone(
  store: HistoryStore,
  filters: SessionFilters,
  sources: readonly string[],
  bounds: Bounds,
): Promise<Session[]> {
  const gone: Session[] = [];
  const pace = openPace();
  const finite = { fromMs: Math.max(0, bounds.fromMs), toMs: bounds.toMs };
  for (const source of sources) {
    for await (const share of store.readGone(source, finite)) {
      for (const { row: text, lastSeenMs } of share) {
        if (pace.isDue()) await pace.rest();
        const session = parseKeptRow(text);
        if (session === null) continue;
        const matches = toMatcher({ ...filters, window: ALWAYS }, lastSeenMs);
        if (matches(session) === 'in' && isWithin(toLife(session, lastSeenMs), bounds) === true) gone.push(session);
      }
    }
  }
  return gone;
}

function* toShares(sessions: readonly Session[]): Generator<readonly Session[]> {
  for (let from = 0; from < sessions.length; from += KEYS_AT_ONCE) yield sessions.slice(from, from + KEYS_AT_ONCE);
}
