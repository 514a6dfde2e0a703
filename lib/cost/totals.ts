import type { MissingReason } from '../domain/missing.ts';
import type { Session } from '../domain/session.ts';
import { each, type Steps } from '../domain/steps.ts';
import type { Cost } from './cost.ts';
import { type Amount, burnOf, costAt, idleCostAt } from './growth.ts';
import { type Purse, put, toAmounts } from './purse.ts';

/** A sum of amounts, apart by currency. */
export type Total = {
  /** The currency of most first. */
  amounts: Amount[];
  /** Sessions with an amount. */
  known: number;
  /** Sessions that have one nobody knows: the sum is a lower bound while there are any. */
  unknown: number;
  /** Sessions whose own amount is a lower bound. */
  atLeast: number;
  /** Sessions whose amount is our estimate. */
  estimated: number;
};

export type SessionTotals = { cost: Total; burnPerHour: Total; idleCost: Total };

type Field = keyof SessionTotals;

/** Reasons that say that there is nothing to pay, and not that nobody knows. */
const NOTHING: ReadonlySet<MissingReason> = new Set(['ended', 'not-idle', 'not-started', 'not-applicable']);

/** Whether a session without an amount has none because there is nothing to pay. */
export function isNothing({ missing }: Session, field: Field): boolean {
  const reason = missing[field];
  return reason !== undefined && NOTHING.has(reason);
}

const READ: Record<Field, (session: Session, nowMs: number) => Amount | null> = {
  cost: costAt,
  burnPerHour: burnOf,
  idleCost: idleCostAt,
};

/** A total that is still being added up. */
export type Tally = Omit<Total, 'amounts'> & { purse: Purse };

/** A total of nothing yet. */
export function openTally(): Tally {
  return { purse: new Map(), known: 0, unknown: 0, atLeast: 0, estimated: 0 };
}

/** Adds an amount that is known; `cost` says what it rests on. */
export function countKnown(tally: Tally, amount: Amount, cost: Pick<Cost, 'atLeast' | 'basis'>): void {
  tally.known += 1;
  if (cost.atLeast) tally.atLeast += 1;
  if (cost.basis === 'estimate') tally.estimated += 1;
  put(tally.purse, amount.currency, amount.value);
}

function count(tally: Tally, field: Field, session: Session, nowMs: number): void {
  const amount = READ[field](session, nowMs);
  if (amount === null) {
    if (!isNothing(session, field)) tally.unknown += 1;
    return;
  }
  countKnown(tally, amount, session[field]);
}

/** Adds what was counted elsewhere. */
export function joinTally(tally: Tally, { purse, ...counts }: Tally): void {
  for (const count of ['known', 'unknown', 'atLeast', 'estimated'] as const) tally[count] += counts[count];
  for (const [currency, value] of purse) put(tally.purse, currency, value);
}

/** The total of what was counted. */
export function closeTally({ purse, ...counts }: Tally): Total {
  return { amounts: toAmounts(purse), ...counts };
}

/** One amount of every session, added up at a moment (epoch ms). */
export function addUpField(sessions: Iterable<Session>, field: Field, nowMs: number): Total {
  const tally = openTally();
  for (const session of sessions) count(tally, field, session, nowMs);
  return closeTally(tally);
}

/** The three amounts of sessions, added up at a moment (epoch ms). */
export function* addUp(sessions: readonly Session[], nowMs: number): Steps<SessionTotals> {
  const tallies = { cost: openTally(), burnPerHour: openTally(), idleCost: openTally() };
  yield* each(sessions, (session) => {
    count(tallies.cost, 'cost', session, nowMs);
    count(tallies.burnPerHour, 'burnPerHour', session, nowMs);
    count(tallies.idleCost, 'idleCost', session, nowMs);
  });
  return {
    cost: closeTally(tallies.cost),
    burnPerHour: closeTally(tallies.burnPerHour),
    idleCost: closeTally(tallies.idleCost),
  };
}

/** Whether a sum is a lower bound for what its own sessions say. */
export function isLowerBound({ unknown, atLeast }: Total): boolean {
  return unknown > 0 || atLeast > 0;
}
