'use client';

import { Search, X } from 'lucide-react';
import { useRef } from 'react';
import { fieldClass } from '@/components/ui/input.tsx';
import { classNames } from '@/lib/client/class-names.ts';
import { useShortcut } from '@/lib/client/use-shortcut.ts';
import { withField } from '@/lib/filters/codec.ts';
import { useFilterScope } from './filter-context.tsx';

/** Text search; `/` brings the focus here, Escape empties it and then leaves it. */
export function SearchBox() {
  const { filters, setFilters } = useFilterScope();
  const input = useRef<HTMLInputElement>(null);
  const filter = filters.fields.find(({ field }) => field === 'q');
  const term = filter?.negated === false && filter.terms.length === 1 ? filter.terms[0] : undefined;
  const text = term?.op === 'is' ? term.value : '';

  useShortcut('query', () => {
    input.current?.focus();
    input.current?.select();
  });

  function search(value: string) {
    const q = value === '' ? null : ({ field: 'q', negated: false, terms: [{ op: 'is', value }] } as const);
    setFilters(withField(filters, 'q', q), 'typing');
  }

  return (
    <div className="relative min-w-40 flex-1 max-sm:basis-full sm:max-w-80">
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-ink-faint"
      />
      <input
        ref={input}
        type="search"
        value={text}
        onChange={(event) => search(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          if (text === '') input.current?.blur();
          else search('');
        }}
        aria-label="Search sessions by id, name, owner, scope, role, state reason or tag"
        placeholder="Search id, name, owner, tag…"
        autoComplete="off"
        spellCheck={false}
        className={classNames(fieldClass, 'h-7 pr-8 pl-8 text-xs [&::-webkit-search-cancel-button]:hidden')}
      />
      {text === '' ? (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 right-2 hidden -translate-y-1/2 rounded-sm border border-line-strong/70 px-1 text-2xs text-ink-faint sm:block"
        >
          /
        </span>
      ) : (
        <button
          type="button"
          aria-label="Empty the search"
          onClick={() => {
            search('');
            input.current?.focus();
          }}
          className="absolute top-1/2 right-1 grid size-6 -translate-y-1/2 place-items-center rounded-sm text-ink-faint hover:text-ink"
        >
          <X aria-hidden="true" className="size-3.5" />
        </button>
      )}
    </div>
  );
}
