'use client';

import { debounce, parseAsString, useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import { FILTER_PARAMETERS, parseFilters, serializeFilters } from '../filters/codec.ts';
import type { SessionFilters } from '../filters/filter.ts';
import { parseView, serializeView } from '../tables/view-query.ts';
import { LIST_PARAMETERS } from './page-parameters.ts';

/** Browsers limit how often the address may change (Safari: 100 times in 10 s), so typing is written when it rests. */
const TYPING_MS = 400;

// The values stay as written; lib/filters reads and writes them, for the server and the API alike.
const PARAMETERS = Object.fromEntries(FILTER_PARAMETERS.map((name) => [name, parseAsString]));

const HOW = { typing: { limitUrlUpdates: debounce(TYPING_MS) }, step: { history: 'push' } } as const;

/** `step`: an entry of its own in the browser's history, so that Back takes it back. */
export type SetFilters = (next: SessionFilters, how?: 'typing' | 'step') => void;

/** The filters of the address, and a setter that shows at once and then writes the address in canonical form. */
export function useFilters(): { filters: SessionFilters; setFilters: SetFilters } {
  const [values, setValues] = useQueryStates(PARAMETERS, { history: 'replace', scroll: false, shallow: true });

  const written = FILTER_PARAMETERS.flatMap((name) => {
    const value = values[name];
    return typeof value === 'string' ? [`${name}=${encodeURIComponent(value)}`] : [];
  }).join('&');
  const filters = useMemo(() => parseFilters(new URLSearchParams(written)).filters, [written]);

  const setFilters = useCallback(
    (next: SessionFilters, how?: 'typing' | 'step') => {
      const params = serializeFilters(next);
      const update = Object.fromEntries(FILTER_PARAMETERS.map((name) => [name, params.get(name)]));
      void setValues(update, how === undefined ? {} : HOW[how]);
    },
    [setValues],
  );

  return { filters, setFilters };
}

/** For the nuqs adapter: the address in canonical order, without what neither filters, layout nor the page understand. */
export function canonicalSearch(search: URLSearchParams): URLSearchParams {
  const params = serializeView(parseView(search, LIST_PARAMETERS));
  for (const name of LIST_PARAMETERS) {
    const value = search.get(name);
    if (value !== null && value !== '') params.append(name, value);
  }
  return params;
}
