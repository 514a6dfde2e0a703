'use client';

import { CalendarRange, ChevronDown, ListFilter } from 'lucide-react';
import { lazy, memo, Suspense } from 'react';
import { Popover } from '@/components/ui/popover.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { formatWindow } from '@/lib/client/format.ts';
import { clockPreference } from '@/lib/client/preferences.ts';
import { usePreference } from '@/lib/client/use-preference.ts';
import { describeWindow } from '@/lib/filters/describe.ts';
import { FIELDS } from '@/lib/filters/field.ts';
import type { TimeWindow } from '@/lib/filters/filter.ts';
import { findControl, QUICK_FIELDS } from './facet-field.ts';
import { useFilterScope } from './filter-context.tsx';
import { QueryBar } from './query-bar.tsx';

const FieldPanel = lazy(() => import('./field-panel.tsx'));
const FieldMenuPanel = lazy(() => import('./field-menu-panel.tsx'));
const WindowPanel = lazy(() => import('./window-panel.tsx'));

const PENDING = <Skeleton className="m-3 h-24 w-64" />;

export function FilterBar() {
  const { filters } = useFilterScope();
  return (
    <search className="flex flex-wrap items-start gap-1.5 px-4 pb-2.5 lg:px-6">
      <QueryBar />
      <Popover
        label="Time window"
        trigger={
          <>
            <CalendarRange aria-hidden="true" className="size-3.5 text-ink-faint" />
            <WindowText window={filters.window} />
          </>
        }
      >
        {(close) => (
          <Suspense fallback={PENDING}>
            <WindowPanel close={close} />
          </Suspense>
        )}
      </Popover>
      {QUICK_FIELDS.map((field) => (
        <QuickField
          key={field}
          field={field}
          chosen={filters.fields.find((present) => present.field === field)?.terms.length ?? 0}
        />
      ))}
      <MoreFilters />
    </search>
  );
}

/** By the clock of the list, which says the same times as the rows do. */
function WindowText({ window }: { window: TimeWindow }) {
  const [clock] = usePreference(clockPreference);
  const written = describeWindow(window);
  const text = window.kind === 'relative' ? written : formatWindow(window, clock, Date.now());
  return (
    <span title={written} className="max-w-72 truncate first-letter:uppercase">
      {text}
    </span>
  );
}

const MoreFilters = memo(function MoreFilters() {
  return (
    <Popover
      label="More filters"
      trigger={
        <>
          <ListFilter aria-hidden="true" className="size-3.5 text-ink-faint" />
          Filter
        </>
      }
    >
      {(close) => (
        <Suspense fallback={PENDING}>
          <FieldMenuPanel close={close} />
        </Suspense>
      )}
    </Popover>
  );
});

type QuickFieldProps = { field: (typeof QUICK_FIELDS)[number]; chosen: number };

/** Drawn again for another number of values alone: there are several, and the filters change with every letter. */
const QuickField = memo(function QuickField({ field, chosen }: QuickFieldProps) {
  const control = findControl(field);
  if (control === null) return null;
  return (
    <Popover
      label={FIELDS[field].label}
      className="max-xl:hidden"
      variant="ghost"
      trigger={
        <>
          {FIELDS[field].label}
          {chosen > 0 ? (
            <span className="rounded-sm bg-accent-soft px-1 text-2xs text-accent-strong tabular-nums">{chosen}</span>
          ) : null}
          <ChevronDown aria-hidden="true" className="size-3 text-ink-faint" />
        </>
      }
    >
      {(close) => (
        <Suspense fallback={PENDING}>
          <FieldPanel control={control} close={close} />
        </Suspense>
      )}
    </Popover>
  );
});
