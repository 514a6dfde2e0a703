'use client';

import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useFilterScope } from '@/components/filters/filter-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Select } from '@/components/ui/select.tsx';
import { FIELDS } from '@/lib/filters/field.ts';
import type { SortKey } from '@/lib/filters/filter.ts';
import { parseSortField } from '@/lib/filters/sort-codec.ts';
import { SESSION_FIELDS } from '@/lib/tables/session-fields.ts';

const SORTABLE = SESSION_FIELDS.filter(({ sort }) => sort !== null);

const labelOf = ({ field }: SortKey) =>
  SESSION_FIELDS.find(({ sort }) => sort === field)?.header ?? (field === 'phase' ? FIELDS.phase.label : field);

/** What the list is sorted by, the weightiest first. */
export function SortLines() {
  const { filters, setFilters } = useFilterScope();
  const { sort } = filters;
  const setSort = (next: readonly SortKey[]) => setFilters({ ...filters, sort: next });
  return (
    <>
      <ol aria-label="Sorted by">
        {sort.map((key, place) => {
          const label = labelOf(key);
          const Arrow = key.descending ? ArrowDown : ArrowUp;
          return (
            <li key={key.field} className="flex min-h-7 items-center gap-1 text-sm">
              <span className="min-w-0 flex-1 truncate">
                <span className="mr-1.5 text-ink-faint text-xs">{place === 0 ? 'By' : 'then'}</span>
                {label}
              </span>
              <Button
                variant="ghost"
                size="sm"
                aria-label={`${label}: ${key.descending ? 'descending' : 'ascending'}, turn round`}
                onClick={() => setSort(sort.with(place, { ...key, descending: !key.descending }))}
              >
                <Arrow aria-hidden="true" className="size-3.5" />
                {key.descending ? 'descending' : 'ascending'}
              </Button>
              <Button
                variant="ghost"
                size="icon"
                aria-label={`Do not sort by ${label}`}
                disabled={sort.length === 1}
                onClick={() => setSort(sort.toSpliced(place, 1))}
              >
                <X aria-hidden="true" className="size-3.5" />
              </Button>
            </li>
          );
        })}
      </ol>
      <Select
        aria-label="Sort by one more"
        value=""
        onChange={(event) => {
          const field = parseSortField(event.currentTarget.value);
          const descending = SORTABLE.some((column) => column.sort === field && column.largestFirst);
          if (field !== null) setSort([...sort, { field, descending }]);
        }}
      >
        <option value="">Then by…</option>
        {SORTABLE.filter((column) => !sort.some(({ field }) => field === column.sort)).map(({ id, header }) => (
          <option key={id} value={id}>
            {header}
          </option>
        ))}
      </Select>
    </>
  );
}
