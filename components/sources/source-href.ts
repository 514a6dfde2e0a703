import type { Source } from '@/lib/domain/source.ts';
import { EMPTY_FILTERS, toQueryString, withField } from '@/lib/filters/codec.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';

/** The list of everything one source holds. */
export function toSourceHref({ service, account, region }: Pick<Source, 'service' | 'account' | 'region'>): string {
  const everything: SessionFilters = { ...EMPTY_FILTERS, window: { kind: 'relative', range: 'all' } };
  const fields = { service, region, account } as const;
  const filters = (Object.keys(fields) as (keyof typeof fields)[]).reduce(
    (all, field) => withField(all, field, { field, negated: false, terms: [{ op: 'is', value: fields[field] }] }),
    everything,
  );
  return `/sessions${toQueryString(filters)}`;
}
