import type { Money, MoneySum, Share } from '../domain/overview.ts';
import type { Session } from '../domain/session.ts';
import type { Bounds } from '../domain/time-range.ts';
import { toText } from './decimal.ts';
import type { Amount } from './growth.ts';
import { type Spend, spentWithin } from './spend.ts';
import { closeTally, countKnown, isLowerBound, isNothing, openTally, type Total } from './totals.ts';

/** What one session has spent within some bounds; null where there is nothing to pay, or nobody knows how much. */
export type Portion = { session: Session; amount: Amount | null };

/** The spends of sessions by their rows. */
export type SpendsBySession = ReadonlyMap<Session, Spend>;

/** The part of each session that lies within bounds. */
export function toPortions(sessions: readonly Session[], spends: SpendsBySession, bounds: Bounds): Portion[] {
  return sessions.map((session) => {
    const spend = spends.get(session);
    if (spend === undefined) return { session, amount: null };
    return { session, amount: { value: spentWithin(spend, bounds), currency: spend.amount.currency } };
  });
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

/** What was spent by several sessions together. */
export function addPortions(portions: readonly Portion[]): Total {
  const tally = openTally();
  for (const { session, amount } of portions) {
    if (amount !== null) countKnown(tally, amount, session.cost);
    else if (!isNothing(session, 'cost')) tally.unknown += 1;
  }
  return closeTally(tally);
}

/** Several sessions and their sum. */
export function toShare(portions: readonly Portion[], complete: boolean): Share {
  return { sessions: portions.length, spend: toMoneySum(addPortions(portions), complete) };
}
