import type { Idler } from '../../cost/idle-portion.ts';
import { RadarLook } from '../../cost/radar.ts';
import type { RadarSubject } from '../../cost/radar-input.ts';
import type { Radar } from '../../domain/radar.ts';
import type { SessionRef } from '../../domain/resource-ref.ts';
import type { Session } from '../../domain/session.ts';
import { toSessionIdling } from '../../domain/session-idling.ts';
import { toLife } from '../../domain/time-range.ts';
import { authorize } from '../auth/authorize.ts';
import type { KeptHistory } from '../history/kept-history.ts';
import { meetPopulation, toSubject } from './get-radar.ts';
import { readAnswer } from './kept-session.ts';
import { findKnown, findSource, readHistory } from './known-session.ts';
import { toIdlers } from './read-idlers.ts';
import type { VerbContext } from './verb-context.ts';

const MONTH_MS = 30 * 86_400_000;

/**
 * The radar of one session, over its whole life, from what is known of it: AWS is not asked. Who shares its role is told by
 * the sessions of its life and of the thirty days before.
 */
export async function getSessionRadar(context: VerbContext, ref: SessionRef): Promise<Radar> {
  authorize(context.principal, 'radar.read');
  const { collector, history, prices } = context;
  const collected = await collector.sources();
  const session = await findKnown(collected, history, ref);
  const nowMs = context.now();
  const startMs = toLife(session, nowMs).startMs ?? nowMs;
  const { idler, recordedSince } = await readIdler(history, session, nowMs);
  const subject = toSubject(idler, collected);
  const source = findSource(collected, session);
  const own = (source?.setups.applications() ?? []).filter(({ scope }) => scope.id === session.scope.id);
  const look = new RadarLook({
    book: prices.book,
    bounds: { fromMs: Number.NEGATIVE_INFINITY, toMs: nowMs },
    nowMs,
    complete: true,
  });
  await meetPopulation(look, collected, { fromMs: startMs - MONTH_MS, toMs: nowMs }, nowMs);
  look.add({ ...subject, setup: subject.setup ?? (await readSetup(history, session)) });
  return {
    asOf: session.asOf,
    complete: !session.stale,
    sources: source === undefined ? [] : [{ id: source.id, problem: source.describe().problem }],
    recordedSince,
    from: null,
    sessions: 1,
    ...look.close(own.map((setup) => ({ setup, place: subject.place }))),
  };
}

/** How one session idled, by what was recorded; since when anything is. */
export function readIdler(
  history: KeptHistory,
  session: Session,
  nowMs: number,
): Promise<{ idler: Idler; recordedSince: string | null }> {
  return readHistory(
    history,
    async (store) => {
      const [idler = { session, idling: null }] = await toIdlers(store, [session], nowMs);
      const sinceMs = await store.recordedSince();
      return { idler, recordedSince: sinceMs === null ? null : new Date(sinceMs).toISOString() };
    },
    () => ({ idler: { session, idling: toSessionIdling(session, null, [], nowMs) }, recordedSince: null }),
  );
}

/** What AWS's last answer, which the history keeps, tells of a Glue session that no listing has any more. */
async function readSetup(history: KeptHistory, { service, key }: Session): Promise<RadarSubject['setup']> {
  const answer = service === 'glue' ? await readAnswer(history, key) : null;
  if (answer === null) return null;
  const { ProfileName } = answer;
  return { usageProfile: { name: typeof ProfileName === 'string' && ProfileName !== '' ? ProfileName : null } };
}
