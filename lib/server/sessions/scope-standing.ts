import { estimatePreInitialised } from '../../cost/estimators/pre-initialised.ts';
import type { PriceBook } from '../../cost/price-book.ts';
import type { ScopeRef } from '../../domain/resource-ref.ts';
import type { ScopeFacts, ScopeStanding } from '../../domain/scope-detail.ts';
import type { StandingCapacity } from '../../domain/standing-capacity.ts';

/** What an application holds ready while it is started; null where it holds nothing, or its service knows no such thing. */
export function toCapacity(
  { service, account, region, scope }: ScopeRef,
  { name, architecture, preInitialised, autoStop }: ScopeFacts,
): StandingCapacity | null {
  if (autoStop === null || preInitialised?.length === 0) return null;
  return {
    service,
    account,
    region,
    scope: { id: scope, name: name ?? scope },
    architecture,
    workers: preInitialised,
    reason: preInitialised === null ? 'invalid' : null,
  };
}

/** The same with what it costs an hour, and whether it is held now. */
export function toScopeStanding(capacity: StandingCapacity, state: string | null, book: PriceBook): ScopeStanding {
  const { cost, reason } = estimatePreInitialised(capacity, book);
  const held = state === null ? null : state === 'STARTED';
  return { held, workers: capacity.workers ?? [], burnPerHour: cost, reason };
}
