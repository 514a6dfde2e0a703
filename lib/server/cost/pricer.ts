import { withCosts } from '../../cost/estimate.ts';
import type { PriceBook } from '../../cost/price-book.ts';
import type { SessionFacts } from '../../cost/session-facts.ts';
import type { Session } from '../../domain/session.ts';

/** Puts its amounts on a row, as of a moment in epoch milliseconds. */
export type PriceSession = (session: Session, facts: SessionFacts, nowMs: number) => Session;

/** Prices rows by whatever book is in force when they are made. */
export function openPricer(currentBook: () => PriceBook): PriceSession {
  return (session, facts, nowMs) => withCosts(session, facts, currentBook(), nowMs);
}
