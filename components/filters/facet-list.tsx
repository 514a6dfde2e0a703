'use client';

import { Check } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Input } from '@/components/ui/input.tsx';
import { Segments } from '@/components/ui/segments.tsx';
import { classNames } from '@/lib/client/class-names.ts';
import { formatCount, formatNumberOf } from '@/lib/client/format.ts';
import { withField } from '@/lib/filters/codec.ts';
import type { FacetField, FacetOption } from '@/lib/filters/facets.ts';
import { FIELDS } from '@/lib/filters/field.ts';
import type { Term } from '@/lib/filters/filter.ts';
import { serializeTerm } from '@/lib/filters/term.ts';
import { useFacetScope, useFilterScope } from './filter-context.tsx';
import { useFacets } from './use-facets.ts';
import { useSteadyOptions } from './use-steady-options.ts';

const SEARCH_FROM = 8;

/** From the search to the first value, and from value to value. */
function handleArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const box = event.currentTarget.closest('[data-facet]');
  const stops = [...(box?.querySelectorAll<HTMLElement>('input[type="search"], input[type="checkbox"]') ?? [])];
  const from = document.activeElement?.closest('li') ?? document.activeElement;
  stops[stops.findIndex((stop) => from?.contains(stop)) + step]?.focus();
}

/**
 * Where there is a keyboard anyway: a finger is not to be shown one before it asks. Nor is the focus taken from a value
 * when the search comes only with later ones.
 */
const mayFocus = () => matchMedia('(pointer: fine)').matches && !document.activeElement?.closest('[data-facet] li');

/** The values of a field with how many sessions each would give under the other filters. Counted only while open. */
export default function FacetList({ field }: { field: FacetField }) {
  const { filters, setFilters } = useFilterScope();
  const { atLeast, coming } = useFacetScope();
  const [search, setSearch] = useState('');
  const facet = useFacets([field])[field];
  const filter = filters.fields.find((present) => present.field === field);
  // Taking or leaving can be chosen before there is anything to take or leave.
  const [leaves, setLeaves] = useState(filter?.negated ?? false);
  const negated = filter?.negated ?? leaves;
  const options = useSteadyOptions(field, facet?.options ?? [], coming);
  const found = options.filter((option) => option.label.toLowerCase().includes(search.toLowerCase()));

  function choose(terms: readonly Term[], negate = negated) {
    setLeaves(negate);
    setFilters(withField(filters, field, terms.length === 0 ? null : { field, negated: negate, terms }));
  }

  // As the filter has it now: the counts come later, and say what was chosen when they were asked for.
  const chosen = new Set(filter?.terms.map((term) => serializeTerm(field, term)));

  function toggle(option: FacetOption) {
    const written = serializeTerm(field, option.term);
    const others = filter?.terms.filter((term) => serializeTerm(field, term) !== written) ?? [];
    choose(chosen.has(written) ? others : [...others, option.term]);
  }

  return (
    <div data-facet="" className="flex w-72 max-w-full flex-col">
      <div className="flex items-center justify-between gap-2 border-line border-b p-2">
        <Segments
          label={`${FIELDS[field].label}: take or leave`}
          value={negated ? 'not' : 'is'}
          onChange={(value) => choose(filter?.terms ?? [], value === 'not')}
          options={[
            { value: 'is', label: 'is' },
            { value: 'not', label: 'is not' },
          ]}
        />
        <Button variant="ghost" size="sm" disabled={filter === undefined} onClick={() => choose([])}>
          Clear
        </Button>
      </div>
      {options.length >= SEARCH_FROM ? (
        <div className="border-line border-b p-2">
          <Input
            type="search"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            onKeyDown={handleArrows}
            autoFocus={mayFocus()}
            aria-label={`Search the values of ${FIELDS[field].label}`}
            placeholder={`Find a ${FIELDS[field].label.toLowerCase()}`}
            className="h-7! text-xs!"
          />
        </div>
      ) : null}
      <ul
        aria-label={FIELDS[field].label}
        onKeyDown={handleArrows}
        className="scrollbar-thin max-h-72 overflow-y-auto p-1"
      >
        {found.map((option) => (
          <Option
            key={serializeTerm(field, option.term)}
            option={option}
            selected={chosen.has(serializeTerm(field, option.term))}
            atLeast={atLeast}
            onToggle={() => toggle(option)}
            onOnly={() => choose([option.term], false)}
          />
        ))}
        {found.length === 0 ? <li className="px-2 py-3 text-ink-faint text-xs">No value matches</li> : null}
      </ul>
      <Footnotes more={facet?.more ?? 0} undecided={facet?.undecided ?? 0} />
    </div>
  );
}

type OptionProps = {
  option: FacetOption;
  selected: boolean;
  atLeast: boolean;
  onToggle: () => void;
  onOnly: () => void;
};

function Option({ option, selected, atLeast, onToggle, onOnly }: OptionProps) {
  const { label, count } = option;
  return (
    <li className="group/option relative flex items-center rounded-md hover:bg-sunken">
      <label className="flex min-h-7 min-w-0 flex-1 cursor-pointer items-center gap-2 px-2 has-focus-visible:rounded-md has-focus-visible:outline-2 has-focus-visible:outline-accent">
        <input type="checkbox" checked={selected} onChange={onToggle} className="peer sr-only" />
        <span
          aria-hidden="true"
          className="grid size-4 shrink-0 place-items-center rounded-sm border border-line-strong text-transparent peer-checked:border-accent peer-checked:bg-accent peer-checked:text-accent-ink"
        >
          <Check className="size-3" />
        </span>
        <bdi
          title={label}
          className={classNames('min-w-0 flex-1 truncate text-xs', count === 0 && !selected && 'text-ink-faint')}
        >
          {label}
        </bdi>
        <span className="text-2xs text-ink-faint tabular-nums group-focus-within/option:mr-9 group-hover/option:mr-9 pointer-coarse:mr-9">
          {atLeast && count > 0 ? '≥ ' : ''}
          {formatCount(count)}
        </span>
      </label>
      <button
        type="button"
        onClick={onOnly}
        aria-label={`Only ${label}`}
        className="absolute right-1 h-6 rounded-sm px-1.5 text-2xs text-accent-strong opacity-0 hover:underline focus-visible:opacity-100 group-focus-within/option:opacity-100 group-hover/option:opacity-100 pointer-coarse:opacity-100"
      >
        only
      </button>
    </li>
  );
}

function Footnotes({ more, undecided }: { more: number; undecided: number }) {
  if (more === 0 && undecided === 0) return null;
  return (
    <p className="border-line border-t px-3 py-2 text-2xs text-ink-faint">
      {more > 0 ? `${formatNumberOf(more, 'rarer value')} not listed. ` : ''}
      {undecided > 0 ? `${formatNumberOf(undecided, 'session')} still loading this field.` : ''}
    </p>
  );
}
