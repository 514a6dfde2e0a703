import type { Price } from '../../cost/price.ts';
import type { PriceBook } from '../../cost/price-book.ts';
import type { SessionRef } from '../../domain/resource-ref.ts';
import type { Session, SessionDetail } from '../../domain/session.ts';
import { authorize } from '../auth/authorize.ts';
import type { Raw } from '../collect/adapter.ts';
import { ProblemError } from '../errors.ts';
import { maskDetail } from '../mask/mask.ts';
import type { VerbContext } from './verb-context.ts';

/** One session with AWS's own answer, masked. Fails with `not_found` where no source or no session is there. */
export async function getSession(
  { collector, prices, principal }: VerbContext,
  ref: SessionRef,
): Promise<SessionDetail> {
  authorize(principal, 'sessions.get');
  const sources = await collector.sources();
  const source = sources.find(
    ({ service, account, region }) => service === ref.service && account === ref.account && region === ref.region,
  );
  if (!source) {
    throw new ProblemError({
      kind: 'not_found',
      message: `Nothing is collected from ${ref.service} in account ${ref.account}, region ${ref.region}.`,
      hint: 'The sources page lists what is.',
    });
  }
  const found = await source.find(ref.scope, ref.id);
  if (!found) {
    throw new ProblemError({
      kind: 'not_found',
      message: `${ref.service} has no session ${ref.id} in ${ref.scope}.`,
      hint: 'AWS forgets ended sessions after a time that it documents nowhere.',
    });
  }
  const { row, raw, problem, activity, noActivity } = found;
  return {
    ...row,
    detail: raw && maskAnswer(raw),
    problem,
    activity,
    noActivity,
    prices: listPrices(row, prices.book),
  };
}

/** The prices that its amounts are made with. */
function listPrices({ cost, burnPerHour, idleCost }: Session, book: PriceBook): Price[] {
  const ids = new Set([cost, burnPerHour, idleCost].flatMap(({ components }) => components.map(({ price }) => price)));
  return book.prices.filter(({ id }) => ids.has(id));
}

/** An answer that could not be masked part by part is masked whole. */
function maskAnswer(raw: Raw): Raw {
  const masked = maskDetail(raw);
  return typeof masked === 'object' && masked !== null && !Array.isArray(masked) ? masked : { masked };
}
