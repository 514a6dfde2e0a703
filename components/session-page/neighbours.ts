import type { Session } from '@/lib/domain/session.ts';
import { EMPTY_FILTERS, withField } from '@/lib/filters/codec.ts';
import type { FieldName } from '@/lib/filters/field.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';

/** The list of what shares one value with a session: of the same service where the value means something only there. */
export function toFieldFilters(
  session: Session,
  field: 'owner' | 'scope' | 'account' | 'name',
  value: string,
): SessionFilters {
  const withValue = (filters: SessionFilters, name: FieldName, text: string) =>
    withField(filters, name, { field: name, negated: false, terms: [{ op: 'is', value: text }] });
  const everything: SessionFilters = { ...EMPTY_FILTERS, window: { kind: 'relative', range: 'all' } };
  const base = field === 'scope' || field === 'name' ? withValue(everything, 'service', session.service) : everything;
  return withValue(base, field, value);
}
