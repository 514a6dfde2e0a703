import type { Money, MoneySum, Share } from '../domain/overview.ts';
import type { Session } from '../domain/session.ts';
import type { Bounds } from '../domain/time-range.ts';
import { toText } from './decimal.ts';
import type { Amount } from './growth.ts';
import { type Spend, spentWithin } from './spend.ts';
import { closeTally, countKnown, isLowerBound, isNothing, openTally, type Tally, type Total } from './totals.ts';

/** What one session has spent within some bounds; null where there is nothing to pay, or nobody knows how much. */
export type Portion = { session: Session; amount: Amount | null };

/** The part of a session that lies within bounds; `spend` is null where its amount has no place in time. */
export function toPortion(session: Session, spend: Spend | null, bounds: Bounds): Portion {
  if (spend === null) return { session, amount: null };
  return { session, amount: { value: spentWithin(spend, bounds), currency: spend.amount.currency } };
}

/** An amount as it is sent: a decimal's text and its currency. */
export function toMoney({ value, currency }: Amount): Money {
  return { amount: toText(value), currency };
}

/** A total as it is sent. `complete`: whether it was made from every session there is. */
export function toMoneySum(total: Total, complete: boolean): MoneySum {
  const { unknown, estimated } = total;
  return { amounts: total.amounts.map(toMoney), unknown, atLeast: !complete || isLowerBound(total), estimated };
}

/** Several sessions and what they spent together, while they are added up. */
export type SpendSum = { sessions: number; tally: Tally };

/** Nothing added up yet. */
export function openSpendSum(): SpendSum {
  return { sessions: 0, tally: openTally() };
}

/** Adds one session; one whose amount nobody knows makes the sum a lower bound. */
export function addPortion(sum: SpendSum, { session, amount }: Portion): void {
  sum.sessions += 1;
  if (amount !== null) countKnown(sum.tally, amount, session.cost);
  else if (!isNothing(session, 'cost')) sum.tally.unknown += 1;
}

/** Several sessions and their sum as they are sent. */
export function toShare({ sessions, tally }: SpendSum, complete: boolean): Share {
  return { sessions, spend: toMoneySum(closeTally(tally), complete) };
}
