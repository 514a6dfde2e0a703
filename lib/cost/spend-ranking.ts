import type { Ranking } from '../domain/overview.ts';
import type { Session } from '../domain/session.ts';
import type { Absence } from '../filters/read.ts';
import { ZERO } from './decimal.ts';
import { toAmounts } from './purse.ts';
import { addPortion, openSpendSum, type Portion, type SpendSum, toShare } from './spend-portions.ts';
import { joinTally } from './totals.ts';

/** The texts of a session's value, the shown one first; or why it has none. */
export type ReadValue = (session: Session) => readonly string[] | Absence;

type Group = [value: string, sum: SpendSum];

const valueIn = ({ tally }: SpendSum, currency: string) => tally.purse.get(currency) ?? ZERO;

/** Most first, currency by currency in the order of the whole; nothing is converted, so the first one decides. */
function byMost(currencies: readonly string[]): (left: Group, right: Group) => number {
  return ([leftValue, left], [rightValue, right]) => {
    for (const currency of currencies) {
      const [a, b] = [valueIn(left, currency), valueIn(right, currency)];
      if (a !== b) return a > b ? -1 : 1;
    }
    return left.sessions === right.sessions ? (leftValue < rightValue ? -1 : 1) : right.sessions - left.sessions;
  };
}

function joinSums(groups: readonly Group[]): SpendSum {
  const all = openSpendSum();
  for (const [, { sessions, tally }] of groups) {
    all.sessions += sessions;
    joinTally(all.tally, tally);
  }
  return all;
}

/**
 * The values that most was spent under, at most `most` of them; the others together, the sessions without a value, and
 * those whose value has not arrived yet. Every portion that is added is in exactly one part.
 */
export function openRanking(read: ReadValue) {
  const named = new Map<string, SpendSum>();
  const [whole, none, undecided] = [openSpendSum(), openSpendSum(), openSpendSum()];
  const findSum = (session: Session) => {
    const texts = read(session);
    if (texts === 'undecided') return undecided;
    const value = typeof texts === 'string' ? undefined : texts[0];
    if (value === undefined) return none;
    const present = named.get(value) ?? openSpendSum();
    named.set(value, present);
    return present;
  };
  return {
    add(portion: Portion): void {
      addPortion(whole, portion);
      addPortion(findSum(portion.session), portion);
    },
    close(complete: boolean, most: number): Ranking {
      const currencies = toAmounts(whole.tally.purse).map(({ currency }) => currency);
      const groups = [...named].sort(byMost(currencies));
      const rest = groups.slice(most);
      const shareOf = (sum: SpendSum) => (sum.sessions === 0 ? null : toShare(sum, complete));
      return {
        top: groups.slice(0, most).map(([value, sum]) => ({ value, ...toShare(sum, complete) })),
        others: rest.length === 0 ? null : { values: rest.length, ...toShare(joinSums(rest), complete) },
        none: shareOf(none),
        undecided: shareOf(undecided),
      };
    },
  };
}
