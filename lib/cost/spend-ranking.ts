import type { Ranking } from '../domain/overview.ts';
import type { Session } from '../domain/session.ts';
import type { Absence } from '../filters/read.ts';
import { ZERO } from './decimal.ts';
import { addPortions, type Portion, toMoneySum, toShare } from './spend-portions.ts';
import type { Total } from './totals.ts';

/** The texts of a session's value, the shown one first; or why it has none. */
export type ReadValue = (session: Session) => readonly string[] | Absence;

type Group = { value: string; portions: Portion[]; total: Total };

const valueIn = (total: Total, currency: string) =>
  total.amounts.find((amount) => amount.currency === currency)?.value ?? ZERO;

/** Most first, currency by currency in the order of the whole; nothing is converted, so the first one decides. */
function byMost(currencies: readonly string[]): (left: Group, right: Group) => number {
  return (left, right) => {
    for (const currency of currencies) {
      const [a, b] = [valueIn(left.total, currency), valueIn(right.total, currency)];
      if (a !== b) return a > b ? -1 : 1;
    }
    return left.portions.length === right.portions.length
      ? left.value < right.value
        ? -1
        : 1
      : right.portions.length - left.portions.length;
  };
}

/**
 * The values that most was spent under, at most `most` of them; the others together, the sessions without a value, and
 * those whose value has not arrived yet. Every portion is in exactly one part.
 */
export function rankSpend(portions: readonly Portion[], read: ReadValue, complete: boolean, most: number): Ranking {
  const named = new Map<string, Portion[]>();
  const none: Portion[] = [];
  const undecided: Portion[] = [];
  for (const portion of portions) {
    const texts = read(portion.session);
    const value = typeof texts === 'string' ? undefined : texts[0];
    if (texts === 'undecided') undecided.push(portion);
    else if (value === undefined) none.push(portion);
    else {
      const present = named.get(value);
      if (present === undefined) named.set(value, [portion]);
      else present.push(portion);
    }
  }
  const currencies = addPortions(portions).amounts.map(({ currency }) => currency);
  const groups = [...named].map(([value, own]): Group => ({ value, portions: own, total: addPortions(own) }));
  groups.sort(byMost(currencies));
  const rest = groups.slice(most);
  const shareOf = (own: readonly Portion[]) => (own.length === 0 ? null : toShare(own, complete));
  return {
    top: groups.slice(0, most).map(({ value, portions: own, total }) => ({
      value,
      sessions: own.length,
      spend: toMoneySum(total, complete),
    })),
    others:
      rest.length === 0
        ? null
        : {
            values: rest.length,
            ...toShare(
              rest.flatMap((group) => group.portions),
              complete,
            ),
          },
    none: shareOf(none),
    undecided: shareOf(undecided),
  };
}
