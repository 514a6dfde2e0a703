import { analyseIdling, type Idler } from '../../cost/idle-analysis.ts';
import { summariseWork } from '../../domain/activity.ts';
import type { IdleAnalysis, IdleGroup } from '../../domain/idle-analysis.ts';
import { isLive } from '../../domain/phase.ts';
import type { Session } from '../../domain/session.ts';
import { toSessionIdling } from '../../domain/session-idling.ts';
import { sessionSchema } from '../../domain/session-schema.ts';
import { type Bounds, isWithin, toBounds, toLife } from '../../domain/time-range.ts';
import type { SessionFilters } from '../../filters/filter.ts';
import { toMatcher } from '../../filters/match.ts';
import { authorize } from '../auth/authorize.ts';
import { isHistoryError } from '../history/history-error.ts';
import { parseKeptWork } from '../history/kept-work.ts';
import type { HistoryStore } from '../history/store.ts';
import { ALWAYS, type Selection, selectSessions } from './select-sessions.ts';
import type { VerbContext } from './verb-context.ts';

export type IdleRequest = { filters: SessionFilters; tz: string; group: IdleGroup; currency: string | null };

const KEYS_AT_ONCE = 500;

/** How the filtered sessions idled within the window, by what the history recorded. What nothing tells of is counted. */
export async function getIdle(
  context: VerbContext,
  { filters, ...question }: IdleRequest,
  signal: AbortSignal,
): Promise<IdleAnalysis> {
  authorize(context.principal, 'idle.read');
  const selection = await selectSessions(context, filters, signal);
  const nowMs = context.now();
  const range = toBounds(filters.window, nowMs);
  const bounds = { fromMs: range.fromMs, toMs: Math.min(range.toMs, nowMs) };
  const { idlers, recordedSince } = await readIdlers(context, filters, selection, bounds, nowMs);
  return {
    ...analyseIdling(idlers, { ...question, bounds, nowMs }),
    asOf: selection.asOf,
    complete: selection.complete,
    sources: selection.sources.map(({ id, problem }) => ({ id, problem })),
    recordedSince,
  };
}

type Read = { idlers: Idler[]; recordedSince: string | null };

async function readIdlers(
  { history, collector }: VerbContext,
  filters: SessionFilters,
  { sessions, sources }: Selection,
  bounds: Bounds,
  nowMs: number,
): Promise<Read> {
  const { store } = history;
  if (store !== null) {
    try {
      const gone = await readGone(
        store,
        filters,
        sources.map(({ id }) => id),
        bounds,
      );
      const listed = new Set(sessions.map(({ key }) => key));
      const collected = await collector.sources();
      const shown = (key: string) => listed.has(key) || collected.some((source) => source.session(key) !== undefined);
      const idlers: Idler[] = [];
      for (const share of toShares([...sessions, ...gone.filter(({ key }) => !shown(key))])) {
        idlers.push(...(await toIdlers(store, share, nowMs)));
      }
      const sinceMs = await store.recordedSince();
      return { idlers, recordedSince: sinceMs === null ? null : new Date(sinceMs).toISOString() };
    } catch (error) {
      if (!isHistoryError(error)) throw error;
      history.failed(error);
    }
  }
  const idlers = sessions.map((session) => ({ session, idling: toSessionIdling(session, null, [], nowMs) }));
  return { idlers, recordedSince: null };
}

async function toIdlers(store: HistoryStore, sessions: readonly Session[], nowMs: number): Promise<Idler[]> {
  const facts = await store.idleFacts(sessions.map(({ key }) => key));
  return sessions.map((session, index) => {
    const known = facts[index];
    const work = parseKeptWork(known?.work ?? null);
    const untilMs = session.stale && isLive(session.phase) ? Date.parse(session.asOf) : nowMs;
    // One that was never given a statement idled all its life.
    const read = work?.total === 0 ? summariseWork([], work.readMs) : work;
    return { session, idling: toSessionIdling(session, read, known?.transitions ?? [], untilMs) };
  });
}

/** Sessions that AWS no longer tells of, as they were last seen. */
async function readGone(
  store: HistoryStore,
  filters: SessionFilters,
  sources: readonly string[],
  bounds: Bounds,
): Promise<Session[]> {
  const gone: Session[] = [];
  const finite = { fromMs: Math.max(0, bounds.fromMs), toMs: bounds.toMs };
  for (const source of sources) {
    for await (const share of store.readGone(source, finite)) {
      for (const { row: text, lastSeenMs } of share) {
        const row = sessionSchema.safeParse(JSON.parse(text)).data;
        if (row === undefined) continue;
        const session = { ...row, stale: true } as Session;
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
