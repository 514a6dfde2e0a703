'use client';

import { useSearchParams } from 'next/navigation';
import { useMemo, useState } from 'react';
import { useZone } from '@/lib/client/use-zone.ts';
import type { UsageQuery } from '@/lib/domain/usage.ts';
import { EMPTY_FILTERS } from '@/lib/filters/codec.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';
import { parseUsageParams, toShownFilters, toUsageSearch } from './usage-params.ts';
import type { Zoom } from './zoom.ts';

const sameWindow = (a: SessionFilters, b: SessionFilters) => JSON.stringify(a.window) === JSON.stringify(b.window);

/** What the address asks for, the zone that counts, and how to change either. The zone is unknown to the server. */
export function useUsageParams() {
  const search = useSearchParams().toString();
  const clockZone = useZone();
  // The way back out: where each zoom began.
  const [wider, setWider] = useState<readonly Zoom[]>([]);
  return useMemo(() => {
    const params = parseUsageParams(new URLSearchParams(search));
    const { filters, usage, timeZone } = params;
    const zone = timeZone ?? clockZone;
    const shown = toShownFilters(filters, usage.measure);
    const toAddress = (next: SessionFilters, query: UsageQuery, tz: string | null) =>
      `${location.pathname}${toUsageSearch(next, query, tz)}`;
    const write = (next: SessionFilters, query: UsageQuery, tz: string | null) =>
      history.replaceState(null, '', toAddress(next, query, tz));
    // The browser's own way back may have passed some of them.
    const passed = wider.findIndex(({ window }) => sameWindow({ ...filters, window }, filters));
    const back = passed < 0 ? wider : wider.slice(0, passed);
    return {
      ...params,
      shown,
      zone,
      apiSearch: zone === null ? null : toUsageSearch(shown, usage, zone),
      setFilters: (next: SessionFilters) => write(next, usage, timeZone),
      setUsage: (change: Partial<UsageQuery>) => write(filters, { ...usage, ...change }, timeZone),
      setBoth: (next: SessionFilters, change: Partial<UsageQuery>) => write(next, { ...usage, ...change }, timeZone),
      /** An entry of its own in the browser's history, so that its way back leads out again. */
      zoom: ({ window, bucket }: Zoom) => {
        setWider([...back, { window: filters.window, bucket: usage.bucket }]);
        history.pushState(null, '', toAddress({ ...filters, window }, { ...usage, bucket }, timeZone));
      },
      /** Null where there is nothing to go back to. */
      zoomBack:
        filters.window.kind === 'relative'
          ? null
          : () => {
              const last = back.at(-1) ?? { window: EMPTY_FILTERS.window, bucket: usage.bucket };
              setWider(back.slice(0, -1));
              write({ ...filters, window: last.window }, { ...usage, bucket: last.bucket }, timeZone);
            },
      /** Lets go of a zone from the address, so that the viewer's clock counts again. */
      dropZone: () => write(filters, usage, null),
    };
  }, [search, clockZone, wider]);
}

export type UsageControl = ReturnType<typeof useUsageParams>;
