import type { MissingReason } from '../domain/missing.ts';
import type { Session } from '../domain/session.ts';
import { type CostReading, type SessionCosts, toUnknownCost } from './cost.ts';
import { estimateAthena } from './estimators/athena.ts';
import { estimateEmrServerless } from './estimators/emr-serverless.ts';
import { estimateGlue } from './estimators/glue.ts';
import type { PriceBook } from './price-book.ts';
import type { SessionFacts } from './session-facts.ts';

function estimateKnown(session: Session, facts: SessionFacts, book: PriceBook, nowMs: number): SessionCosts {
  switch (session.service) {
    case 'emr-serverless':
      return estimateEmrServerless(session, facts, book, nowMs);
    case 'glue':
      return estimateGlue(session, book, nowMs);
    case 'athena':
      return estimateAthena(session, facts, book, nowMs);
  }
}

/** Of a state not known today nobody can say whether it bills: what AWS reports counts, as a lower bound. */
function estimateUnknown(session: Session, facts: SessionFacts, book: PriceBook, nowMs: number): SessionCosts {
  const { cost } = estimateKnown({ ...session, phase: 'ended' }, facts, book, nowMs);
  return {
    cost:
      cost.reason === null ? { cost: { ...cost.cost, atLeast: true }, reason: null } : toUnknownCost('state-unknown'),
    burnPerHour: toUnknownCost('state-unknown'),
    idleCost: toUnknownCost('state-unknown'),
  };
}

/**
 * The amounts of a session by the prices of a book: what it has cost up to `nowMs` (epoch milliseconds), costs an hour,
 * and wastes by idling. Never throws, never negative; where there is no amount the reason says why.
 */
export function estimateCosts(session: Session, facts: SessionFacts, book: PriceBook, nowMs: number): SessionCosts {
  return session.phase === 'unknown'
    ? estimateUnknown(session, facts, book, nowMs)
    : estimateKnown(session, facts, book, nowMs);
}

const FIELDS = ['cost', 'burnPerHour', 'idleCost'] as const;

/**
 * The row with its amounts, each missing one with its reason. The clock of a row that was not confirmed stands still at
 * what was last told about it.
 */
export function withCosts(session: Session, facts: SessionFacts, book: PriceBook, nowMs: number): Session {
  const untilMs = session.stale ? Math.min(nowMs, Date.parse(session.asOf)) : nowMs;
  const costs = estimateCosts(session, facts, book, untilMs);
  const missing: Session['missing'] = { ...session.missing };
  const read = (field: (typeof FIELDS)[number], { cost, reason }: CostReading) => {
    const told: MissingReason | null = cost.amount === null ? (reason ?? 'not-reported') : null;
    if (told === null) delete missing[field];
    else missing[field] = told;
    return cost;
  };
  return {
    ...session,
    cost: read('cost', costs.cost),
    burnPerHour: read('burnPerHour', costs.burnPerHour),
    idleCost: read('idleCost', costs.idleCost),
    missing,
  };
}
