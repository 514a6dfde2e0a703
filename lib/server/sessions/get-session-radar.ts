import { findMisconfigurations } from '../../cost/radar.ts';
import type { RadarSubject } from '../../cost/radar-input.ts';
import type { Radar } from '../../domain/radar.ts';
import { type SessionRef, toKey } from '../../domain/resource-ref.ts';
import type { Session } from '../../domain/session.ts';
import { toSessionIdling } from '../../domain/session-idling.ts';
import { toLife } from '../../domain/time-range.ts';
import { authorize } from '../auth/authorize.ts';
import type { CollectedSource } from '../collect/collected-source.ts';
import { ProblemError } from '../errors.ts';
import { isHistoryError } from '../history/history-error.ts';
import type { HistoryStore } from '../history/store.ts';
import { findSource, listPopulation, toSubject } from './get-radar.ts';
import { findKept, GONE, readAnswer } from './kept-session.ts';
import { toIdlers } from './read-idlers.ts';
import type { VerbContext } from './verb-context.ts';

const MONTH_MS = 30 * 86_400_000;

/**
 * The same of one session, over its whole life, from what is known of it: AWS is not asked. Who shares its role is told by
 * the sessions of its life and of the thirty days before.
 */
export async function getSessionRadar(context: VerbContext, ref: SessionRef): Promise<Radar> {
  authorize(context.principal, 'radar.read');
  const { collector, history, prices } = context;
  const collected = await collector.sources();
  const session = await findKnown(context, collected, toKey(ref));
  const nowMs = context.now();
  const startMs = toLife(session, nowMs).startMs ?? nowMs;
  const bounds = { fromMs: Number.NEGATIVE_INFINITY, toMs: nowMs };
  const { subject, recordedSince } = await readSubject(context, collected, session, nowMs);
  const source = findSource(collected, session);
  const applications = (source?.setups.applications() ?? [])
    .filter(({ scope }) => scope.id === session.scope.id)
    .map((setup) => ({ setup, place: subject.place }));
  const found = findMisconfigurations({
    subjects: [{ ...subject, setup: subject.setup ?? (await readSetup(history, session)) }],
    population: listPopulation(collected, { fromMs: startMs - MONTH_MS, toMs: nowMs }, nowMs),
    applications,
    book: prices.book,
    bounds,
    nowMs,
    complete: true,
  });
  return {
    asOf: session.asOf,
    complete: !session.stale,
    sources: source === undefined ? [] : [{ id: source.id, problem: source.describe().problem }],
    recordedSince,
    from: null,
    sessions: 1,
    ...found,
  };
}

async function findKnown(
  { history }: VerbContext,
  collected: readonly CollectedSource[],
  key: string,
): Promise<Session> {
  await Promise.all(collected.map((source) => source.restore()));
  for (const source of collected) {
    const session = source.session(key);
    if (session !== undefined) return session;
  }
  const kept = await findKept(history, key, GONE);
  if (kept !== null) return kept.row;
  throw new ProblemError({ kind: 'not_found', message: 'Nothing is known of this session yet.' });
}

async function readSubject(
  { history }: VerbContext,
  collected: readonly CollectedSource[],
  session: Session,
  nowMs: number,
): Promise<{ subject: RadarSubject; recordedSince: string | null }> {
  const { store } = history;
  if (store !== null) {
    try {
      return await readRecorded(store, collected, session, nowMs);
    } catch (error) {
      if (!isHistoryError(error)) throw error;
      history.failed(error);
    }
  }
  const idling = toSessionIdling(session, null, [], nowMs);
  return { subject: toSubject({ session, idling }, collected), recordedSince: null };
}

async function readRecorded(
  store: HistoryStore,
  collected: readonly CollectedSource[],
  session: Session,
  nowMs: number,
): Promise<{ subject: RadarSubject; recordedSince: string | null }> {
  const [idler] = await toIdlers(store, [session], nowMs);
  const sinceMs = await store.recordedSince();
  return {
    subject: toSubject(idler ?? { session, idling: null }, collected),
    recordedSince: sinceMs === null ? null : new Date(sinceMs).toISOString(),
  };
}

/** What AWS's last answer, which the history keeps, tells of a Glue session that no listing has any more. */
async function readSetup(history: VerbContext['history'], { service, key }: Session): Promise<RadarSubject['setup']> {
  const answer = service === 'glue' ? await readAnswer(history, key) : null;
  if (answer === null) return null;
  const { ProfileName } = answer;
  return { usageProfile: { name: typeof ProfileName === 'string' && ProfileName !== '' ? ProfileName : null } };
}
