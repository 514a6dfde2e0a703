'use client';

import { Segments } from '@/components/ui/segments.tsx';
import { RELATIVE_RANGES, type RelativeRange, type SessionFilters } from '@/lib/filters/filter.ts';

type Choice = RelativeRange | 'custom';

/** How far back a page looks. A range with its own bounds, from a link, is kept as a choice of its own. */
export function RangeSegments({
  filters,
  onChange,
}: {
  filters: SessionFilters;
  onChange: (next: SessionFilters) => void;
}) {
  const { window } = filters;
  const value: Choice = window.kind === 'relative' ? window.range : 'custom';
  const choices: readonly Choice[] = value === 'custom' ? [...RELATIVE_RANGES, 'custom'] : RELATIVE_RANGES;
  return (
    <Segments
      label="Range"
      value={value}
      options={choices.map((choice) => ({ value: choice, label: choice === 'all' ? 'All' : choice }))}
      onChange={(choice) =>
        choice === 'custom' ? undefined : onChange({ ...filters, window: { kind: 'relative', range: choice } })
      }
    />
  );
}
