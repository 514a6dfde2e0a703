'use client';

import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { IDLE_GROUPS, type IdleGroup, WHAT_IF_MINUTES } from '@/lib/domain/idle-analysis.ts';
import { parseFilters, toQueryString } from '@/lib/filters/codec.ts';
import type { FilterProblem, SessionFilters } from '@/lib/filters/filter.ts';

export type IdleParams = { group: IdleGroup; timeoutMinutes: number; currency: string | null };

export type IdleControl = IdleParams & {
  filters: SessionFilters;
  problems: FilterProblem[];
  setFilters(filters: SessionFilters): void;
  set(change: Partial<IdleParams>): void;
};

const NAMES = ['group', 'timeout', 'currency'] as const;
const DEFAULTS: IdleParams = { group: 'owner', timeoutMinutes: 60, currency: null };

/** Reads what the page's own parameters ask for; what nobody understands is told and left out. */
export function parseIdleParams(params: URLSearchParams): { params: IdleParams; problems: FilterProblem[] } {
  const problems: FilterProblem[] = [];
  const take = <Value>(
    name: string,
    allowed: string,
    read: (text: string) => Value | undefined,
    unset: Value,
  ): Value => {
    const text = params.get(name);
    if (text === null) return unset;
    const value = read(text);
    if (value === undefined) problems.push({ parameter: name, value: text.slice(0, 100), allowed });
    return value ?? unset;
  };
  return {
    params: {
      group: take('group', IDLE_GROUPS.join(', '), (text) => IDLE_GROUPS.find((one) => one === text), DEFAULTS.group),
      timeoutMinutes: take(
        'timeout',
        WHAT_IF_MINUTES.join(', '),
        (text) => WHAT_IF_MINUTES.find((one) => String(one) === text),
        DEFAULTS.timeoutMinutes,
      ),
      currency: take(
        'currency',
        'a currency such as USD',
        (text) => (/^[A-Z]{3}$/.test(text) ? text : undefined),
        null,
      ),
    },
    problems,
  };
}

/** The query string of a page, defaults left out. */
export function toIdleSearch(filters: SessionFilters, { group, timeoutMinutes, currency }: IdleParams): string {
  const params = new URLSearchParams(toQueryString(filters));
  if (group !== DEFAULTS.group) params.set('group', group);
  if (timeoutMinutes !== DEFAULTS.timeoutMinutes) params.set('timeout', String(timeoutMinutes));
  if (currency !== null) params.set('currency', currency);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

export function useIdleParams(): IdleControl {
  const search = useSearchParams().toString();
  return useMemo(() => {
    const all = new URLSearchParams(search);
    const { filters, problems } = parseFilters(all, NAMES);
    const own = parseIdleParams(all);
    const go = (nextFilters: SessionFilters, next: IdleParams) =>
      history.replaceState(null, '', `${location.pathname}${toIdleSearch(nextFilters, next)}`);
    return {
      ...own.params,
      filters,
      problems: [...problems, ...own.problems],
      setFilters: (next) => go(next, own.params),
      set: (change) => go(filters, { ...own.params, ...change }),
    };
  }, [search]);
}
