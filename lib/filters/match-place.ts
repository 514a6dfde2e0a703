import type { SessionFilters } from './filter.ts';

/** Where something stands that is no session: an application, say. */
export type Place = { service: string; account: string; region: string; scope: { id: string; name: string } };

/** The texts of a place that a field is compared with; null for a field that only a session has. */
function readPlace(place: Place, field: string): readonly string[] | null {
  if (field === 'scope') return [place.scope.name, place.scope.id];
  return field === 'service' || field === 'account' || field === 'region' ? [place[field]] : null;
}

/**
 * Whether something at a place belongs to filters by service, account, region and scope. Null where they ask for anything
 * else, which only a session has.
 */
export function matchPlace(filters: SessionFilters, place: Place): boolean | null {
  let all = true;
  for (const { field, terms, negated } of filters.fields) {
    const texts = readPlace(place, field);
    if (texts === null) return null;
    if (terms.some((term) => term.op === 'is' && texts.includes(term.value)) === negated) all = false;
  }
  return all;
}
