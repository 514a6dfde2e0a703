'use client';

import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { useZone } from '@/lib/client/use-zone.ts';
import type { UsageQuery } from '@/lib/domain/usage.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';
import { parseUsageParams, toShownFilters, toUsageSearch } from './usage-params.ts';

/** What the address asks for, the zone that counts, and how to change either. The zone is unknown to the server. */
export function useUsageParams() {
  const search = useSearchParams().toString();
  const clockZone = useZone();
  return useMemo(() => {
    const params = parseUsageParams(new URLSearchParams(search));
    const zone = params.timeZone ?? clockZone;
    const shown = toShownFilters(params.filters, params.usage.measure);
    const write = (filters: SessionFilters, usage: UsageQuery, timeZone: string | null) =>
      history.replaceState(null, '', `${location.pathname}${toUsageSearch(filters, usage, timeZone)}`);
    return {
      ...params,
      shown,
      zone,
      apiSearch: zone === null ? null : toUsageSearch(shown, params.usage, zone),
      setFilters: (filters: SessionFilters) => write(filters, params.usage, params.timeZone),
      setUsage: (change: Partial<UsageQuery>) => write(params.filters, { ...params.usage, ...change }, params.timeZone),
      /** Lets go of a zone from the address, so that the viewer's clock counts again. */
      dropZone: () => write(params.filters, params.usage, null),
    };
  }, [search, clockZone]);
}

export type UsageControl = ReturnType<typeof useUsageParams>;
