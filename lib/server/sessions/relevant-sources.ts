import type { SessionFilters } from '../../filters/filter.ts';
import type { CollectedSource } from '../collect/collected-source.ts';

const SOURCE_FIELDS = ['service', 'account', 'region'] as const;

/** Whether a field is told by a session's source alone. */
export function isSourceField(field: string): boolean {
  return SOURCE_FIELDS.some((name) => name === field);
}

/** The sources that can hold a matching session: the others are neither asked nor counted. */
export function relevantSources<S extends Pick<CollectedSource, (typeof SOURCE_FIELDS)[number]>>(
  filters: SessionFilters,
  sources: readonly S[],
): S[] {
  return sources.filter((source) =>
    SOURCE_FIELDS.every((name) => {
      const filter = filters.fields.find(({ field }) => field === name);
      if (!filter) return true;
      return filter.terms.some((term) => term.op === 'is' && term.value === source[name]) !== filter.negated;
    }),
  );
}
