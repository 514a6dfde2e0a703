'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Input } from '@/components/ui/input.tsx';
import { readTimeInput, toTimeInput } from '@/lib/client/format.ts';
import { type Clock, clockPreference } from '@/lib/client/preferences.ts';
import { usePreference } from '@/lib/client/use-preference.ts';
import { describeWindow } from '@/lib/filters/describe.ts';
import { RELATIVE_RANGES } from '@/lib/filters/filter.ts';
import { useFilterScope } from './filter-context.tsx';

const CLOCK_NAMES: Record<Clock, string> = { utc: 'UTC', local: 'local time' };

/** The time window: a range that moves with the clock, or two fixed ends. */
export default function WindowPanel({ close }: { close: () => void }) {
  const { filters, setFilters } = useFilterScope();
  const { window } = filters;
  const id = useId();
  const [clock] = usePreference(clockPreference);
  const [from, setFrom] = useState(window.kind === 'absolute' ? toTimeInput(window.from, clock) : '');
  const [to, setTo] = useState(window.kind === 'absolute' ? toTimeInput(window.to, clock) : '');
  // An end that nobody touched stays what it was, to the second: the fields hold minutes.
  const read = (text: string, end: 'from' | 'to') =>
    window.kind === 'absolute' && text === toTimeInput(window[end], clock) ? window[end] : readTimeInput(text, clock);
  const ends = { from: read(from, 'from'), to: read(to, 'to') };
  const backwards = ends.from !== null && ends.to !== null && Date.parse(ends.from) >= Date.parse(ends.to);

  return (
    <div className="w-72 max-w-full">
      <p className="px-3 pt-2.5 pb-1 text-2xs text-ink-faint">Sessions alive at any moment in</p>
      <ul className="p-1">
        {RELATIVE_RANGES.map((range) => (
          <li key={range}>
            <button
              type="button"
              aria-pressed={window.kind === 'relative' && window.range === range}
              onClick={() => {
                setFilters({ ...filters, window: { kind: 'relative', range } });
                close();
              }}
              className="flex min-h-7 w-full items-center rounded-md px-2 text-sm hover:bg-sunken aria-pressed:bg-accent-soft aria-pressed:text-accent-strong"
            >
              <span className="inline-block first-letter:uppercase">{describeWindow({ kind: 'relative', range })}</span>
            </button>
          </li>
        ))}
      </ul>
      <form
        className="flex flex-col gap-2 border-line border-t p-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (backwards || (from === '' && to === '')) return;
          setFilters({ ...filters, window: { kind: 'absolute', ...ends } });
          close();
        }}
      >
        <label htmlFor={`${id}-from`} className="text-ink-muted text-xs">
          From ({CLOCK_NAMES[clock]})
        </label>
        <Input
          id={`${id}-from`}
          type="datetime-local"
          max="9999-12-31T23:59"
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
        <label htmlFor={`${id}-to`} className="text-ink-muted text-xs">
          To ({CLOCK_NAMES[clock]})
        </label>
        <Input
          id={`${id}-to`}
          type="datetime-local"
          max="9999-12-31T23:59"
          aria-invalid={backwards}
          value={to}
          onChange={(event) => setTo(event.target.value)}
        />
        {backwards ? (
          <p role="alert" className="text-2xs text-danger">
            The end has to be after the beginning.
          </p>
        ) : null}
        <Button type="submit" variant="primary" size="sm" className="self-end" disabled={backwards}>
          Apply
        </Button>
      </form>
    </div>
  );
}
