'use client';

import { X } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Popover } from '@/components/ui/popover.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { withField } from '@/lib/filters/codec.ts';
import { describeFilter } from '@/lib/filters/describe.ts';
import type { FieldFilter } from '@/lib/filters/filter.ts';
import { findControl } from './facet-field.ts';
import { useFilterScope } from './filter-context.tsx';

const FieldPanel = lazy(() => import('./field-panel.tsx'));

/**
 * The filters in force, each to change or to take away by touch. The query bar says the same where there is room and a
 * pointer that hits a letter. The window has its button in the bar.
 */
export function FilterChips() {
  const { filters, setFilters } = useFilterScope();
  if (filters.fields.length === 0) return null;
  return (
    <div className="flex items-center gap-1.5 px-4 pb-2.5 sm:pointer-fine:hidden lg:px-6">
      <ul
        aria-label="Filters in force"
        className="scrollbar-none flex min-w-0 items-center gap-1.5 overflow-x-auto py-0.5 sm:flex-wrap"
      >
        {filters.fields.map((filter) => (
          <FilterChip
            key={filter.field}
            filter={filter}
            onRemove={() => setFilters(withField(filters, filter.field, null))}
          />
        ))}
      </ul>
      <Button variant="ghost" size="sm" onClick={() => setFilters({ ...filters, fields: [] })}>
        Clear all
      </Button>
    </div>
  );
}

function FilterChip({ filter, onRemove }: { filter: FieldFilter; onRemove: () => void }) {
  const { label, text } = describeFilter(filter);
  const control = findControl(filter.field);
  const words = (
    <>
      <span className="font-normal text-ink-muted">{label}</span>
      <bdi className="max-w-64 truncate text-ink">{text}</bdi>
    </>
  );
  return (
    <li className="flex h-7 shrink-0 items-center rounded-md border border-accent/30 bg-accent-soft">
      {control === null ? (
        <span className="flex items-center gap-1.5 px-2 font-medium text-xs">{words}</span>
      ) : (
        <Popover
          label={`Change the filter ${label}`}
          trigger={words}
          variant="ghost"
          className="h-full! hover:bg-transparent!"
        >
          {(close) => (
            <Suspense fallback={<Skeleton className="m-3 h-24 w-64" />}>
              <FieldPanel control={control} close={close} />
            </Suspense>
          )}
        </Popover>
      )}
      <button
        type="button"
        aria-label={`Remove the filter ${label}`}
        onClick={onRemove}
        className="grid h-full w-6 place-items-center rounded-r-md text-ink-muted hover:bg-accent/15 hover:text-ink"
      >
        <X aria-hidden="true" className="size-3.5" />
      </button>
    </li>
  );
}
