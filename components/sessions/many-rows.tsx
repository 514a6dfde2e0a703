'use client';

import { useFilterScope } from '@/components/filters/filter-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { formatCount } from '@/lib/client/format.ts';
import { describeWindow } from '@/lib/filters/describe.ts';
import { RELATIVE_RANGES, type TimeWindow } from '@/lib/filters/filter.ts';

/** The relative windows that are shorter than this one, the longest first. */
function listShorter(window: TimeWindow): TimeWindow[] {
  const own = window.kind === 'relative' ? RELATIVE_RANGES.indexOf(window.range) : RELATIVE_RANGES.length;
  return RELATIVE_RANGES.slice(0, own)
    .reverse()
    .map((range) => ({ kind: 'relative', range }));
}

/** Says that the list is very long, and offers less of it. */
export default function ManyRows({ known }: { known: number }) {
  const { filters, setFilters } = useFilterScope();
  return (
    <Notice
      tone="info"
      title={`${formatCount(known)} sessions are in this time window`}
      action={listShorter(filters.window)
        .slice(0, 2)
        .map((window) => (
          <Button key={describeWindow(window)} size="sm" onClick={() => setFilters({ ...filters, window })}>
            <span className="first-letter:uppercase">{describeWindow(window)}</span>
          </Button>
        ))}
    >
      Counts and totals are of all of them. A shorter window answers sooner and takes less of this browser’s memory.
    </Notice>
  );
}
