import { type SessionRef, toKey } from '../../domain/resource-ref.ts';
import type { SessionTimeline, WatchGap } from '../../domain/session-timeline.ts';
import { toLife } from '../../domain/time-range.ts';
import { authorize } from '../auth/authorize.ts';
import { readIdler } from './get-session-radar.ts';
import { listStateChanges } from './kept-session.ts';
import { findKnown, readHistory } from './known-session.ts';
import type { VerbContext } from './verb-context.ts';

/** As the history wants it: two missed looks are no gap yet. */
const LEAST_PATIENCE_MS = 2 * 60_000;
const MISSED_LOOKS = 3;
const MOST_GAPS = 500;

/** What was recorded of a session's life and when nobody looked, without asking AWS. Fails with `not_found`. */
export async function getSessionTimeline(context: VerbContext, ref: SessionRef): Promise<SessionTimeline> {
  authorize(context.principal, 'sessions.get');
  const { collector, history } = context;
  const session = await findKnown(await collector.sources(), history, ref);
  const nowMs = context.now();
  const life = toLife(session, session.stale ? Date.parse(session.asOf) : nowMs);
  const { idler, recordedSince } = await readIdler(history, session, nowMs);
  const sinceMs = recordedSince === null ? nowMs : Date.parse(recordedSince);
  const fromMs = Math.max(life.startMs ?? sinceMs, sinceMs);
  const toMs = Math.min(life.endMs ?? nowMs, nowMs);
  const patienceMs = Math.max(LEAST_PATIENCE_MS, MISSED_LOOKS * collector.pollMs);
  const source = [session.service, session.account, session.region].join('/');
  const gaps = await readHistory<WatchGap[] | null>(
    history,
    async (store) => {
      if (toMs <= fromMs) return [];
      const found = await store.listGaps(source, fromMs, toMs, patienceMs);
      return found.slice(-MOST_GAPS).map((gap) => ({
        fromAt: new Date(Math.max(gap.fromMs, fromMs)).toISOString(),
        toAt: new Date(Math.min(gap.toMs, toMs)).toISOString(),
        open: gap.open,
      }));
    },
    () => null,
  );
  const stateChanges = await listStateChanges(history, toKey(ref));
  return { asOf: session.asOf, recordedSince, stateChanges, gaps, idling: idler.idling };
}
