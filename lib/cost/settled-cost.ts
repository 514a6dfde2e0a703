import { isLive } from '../domain/phase.ts';
import type { Session } from '../domain/session.ts';
import type { Cost } from './cost.ts';

/** Whether an amount rests on AWS's Price List alone: a price of the shipped book is corrected by a newer book. */
function isListPriced({ amount, components }: Cost): boolean {
  return amount !== null && components.every(({ price }) => price?.startsWith('price-list/') ?? false);
}

function isOfSameUsage(one: Cost, other: Cost): boolean {
  return (
    one.components.length === other.components.length &&
    one.components.every(
      ({ item, quantity }, index) =>
        other.components[index]?.item === item && other.components[index]?.quantity === quantity,
    )
  );
}

function isOperatorPriced({ components }: Cost): boolean {
  return components.some(({ price }) => price?.startsWith('operator/') ?? false);
}

/**
 * An ended session with the amount at which it stands: AWS's list price of when it ended counts, whatever the list says
 * later, as long as its usage is the same and the operator names no price. `settled`: that amount, null where none is.
 */
export function settleCost(settled: Cost | null, session: Session): { session: Session; settled: Cost | null } {
  if (isLive(session.phase)) return { session, settled: null };
  const { cost } = session;
  if (settled === null || !isListPriced(settled) || !isOfSameUsage(settled, cost) || isOperatorPriced(cost)) {
    return { session, settled: isListPriced(cost) ? cost : null };
  }
  const { cost: _, ...missing } = session.missing;
  return { session: { ...session, cost: settled, missing }, settled };
}

/** Whether two amounts read alike, down to the prices that they are made with. */
export function isSameCost(one: Cost, other: Cost): boolean {
  return (
    one.amount === other.amount &&
    one.currency === other.currency &&
    one.basis === other.basis &&
    one.atLeast === other.atLeast &&
    one.components.length === other.components.length &&
    one.components.every(({ price }, index) => other.components[index]?.price === price)
  );
}
