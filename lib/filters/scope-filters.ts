import type { ScopeRef } from '../domain/resource-ref.ts';
import { EMPTY_FILTERS, withField } from './codec.ts';
import type { SessionFilters, TimeWindow } from './filter.ts';

/** The sessions of one application or workgroup: the filters of the list behind its numbers. */
export function toScopeFilters({ service, account, region, scope }: ScopeRef, window: TimeWindow): SessionFilters {
  const values = { service, account, region, scope } as const;
  return (['service', 'account', 'region', 'scope'] as const).reduce<SessionFilters>(
    (filters, field) =>
      withField(filters, field, { field, negated: false, terms: [{ op: 'is', value: values[field] }] }),
    { ...EMPTY_FILTERS, window },
  );
}
