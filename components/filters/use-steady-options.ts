'use client';

import { useState } from 'react';
import type { FacetField, FacetOption } from '@/lib/filters/facets.ts';
import { serializeTerm } from '@/lib/filters/term.ts';

const NO_ORDER: ReadonlyMap<string, number> = new Map();

/**
 * The values of a field in the order in which they were first seen, new ones behind: counts go on, but nothing changes
 * places under the pointer. While the list still comes in they stand as counted.
 */
export function useSteadyOptions(
  field: FacetField,
  options: readonly FacetOption[],
  isComing: boolean,
): readonly FacetOption[] {
  const [order, setOrder] = useState(NO_ORDER);
  const placeOf = (option: FacetOption) => order.get(serializeTerm(field, option.term));
  if (isComing) return options;
  const added = options.filter((option) => placeOf(option) === undefined);
  if (added.length > 0) {
    const next = [...order.keys(), ...added.map(({ term }) => serializeTerm(field, term))];
    setOrder(new Map(next.map((written, place) => [written, place])));
  }
  return options.toSorted((left, right) => (placeOf(left) ?? order.size) - (placeOf(right) ?? order.size));
}
