import type { UsageAmount } from '../../cost/usage-amount.ts';
import type { UsageFacts } from '../../cost/usage-facts.ts';
import { tallySession, type UsageTally } from '../../cost/usage-figure.ts';
import { isLive } from '../../domain/phase.ts';
import { placeInTime } from '../../domain/place-in-time.ts';
import type { Session } from '../../domain/session.ts';
import { type Bounds, isWithin } from '../../domain/time-range.ts';
import { hasFlag } from '../../domain/usage-flags.ts';
import { toMatcher } from '../../filters/match.ts';
import { toIdleCostOfPast } from '../history/idle-of-past.ts';
import { parseFacts, toRolled } from '../history/rolled.ts';
import type { StoredSession } from '../history/store.ts';
import { parseKeptRow } from './parse-kept-row.ts';
import { ALWAYS } from './select-sessions.ts';
import type { UsageQuestion } from './usage-question.ts';

export type Tallies = { range: UsageTally; previous: UsageTally | null };

/** What a session's idling came to, by what the history has of it; null where that is not known. */
export function toIdleAmount({ flags, amounts, currency }: UsageFacts): UsageAmount | null {
  if (hasFlag(flags, 'unknown', 'idleCost')) return null;
  const atLeast = hasFlag(flags, 'atLeast', 'idleCost');
  return { units: amounts.idleCost, currency, estimated: hasFlag(flags, 'estimated', 'idleCost'), atLeast };
}

/**
 * Adds one session that AWS no longer tells of, as it was last seen, where it meets the filters. `rolled`: what the roll-up
 * holds of it, which its changes of state went into; null where that is not known.
 */
export function tallyGone(
  tallies: Tallies,
  question: UsageQuestion,
  stored: StoredSession,
  rolled: string | null = null,
): void {
  const { filters, collected, range, previous } = question;
  if (!collected.some(({ id }) => id === stored.source)) return;
  const session = parseKeptRow(stored.row);
  if (session === null) return;
  if (toMatcher({ ...filters, window: ALWAYS }, stored.lastSeenMs)(session) !== 'in') return;
  tallyWithin(tallies.range, range, question, { session, stored, rolled });
  if (tallies.previous !== null && previous !== null) {
    tallyWithin(tallies.previous, previous, question, { session, stored, rolled });
  }
}

function tallyWithin(
  tally: UsageTally,
  window: Bounds,
  { usage }: UsageQuestion,
  { session, stored, rolled }: { session: Session; stored: StoredSession; rolled: string | null },
): void {
  const atMs = stored.lastSeenMs;
  if (isWithin(placeInTime(session, atMs) ?? { startMs: atMs, endMs: atMs }, window) !== true) return;
  const toFacts = () => (rolled === null ? toRolled(stored, () => [], toIdleCostOfPast).facts : parseFacts(rolled));
  const amount = usage.measure === 'idleCost' ? toIdleAmount(toFacts()) : undefined;
  const before = tally.figures.length;
  tallySession(tally, session, usage, atMs, { idle: null, ...(amount !== undefined && { amount }) });
  const last = tally.figures[before];
  // What it did after it was last seen, nobody knows.
  if (isLive(session.phase) && last !== undefined) tally.figures[before] = { ...last, atLeast: true };
}
