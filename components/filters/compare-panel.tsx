'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Input } from '@/components/ui/input.tsx';
import { Select } from '@/components/ui/select.tsx';
import { parseField, serializeField, withField } from '@/lib/filters/codec.ts';
import { FIELDS } from '@/lib/filters/field.ts';
import { type Comparable, FORMS } from './compare-forms.ts';
import { useFilterScope } from './filter-context.tsx';

/** Takes a written value apart; only what this panel can write itself. */
function split(raw: string): { operator: string; first: string; second: string } {
  // An unknown value is no amount to compare with: a preset of its own.
  if (raw === '-') return { operator: '>=', first: '', second: '' };
  const [from, to] = raw.split('..');
  if (to !== undefined) return { operator: '..', first: from ?? '', second: to };
  const operator = /^(?:>=|<=|>|<)/.exec(raw)?.[0] ?? '>=';
  return { operator, first: raw.replace(/^[<>]=?/, ''), second: '' };
}

/** Compares a duration, a time or an amount. What is typed is read by the codec of the address, which also says what is wrong. */
export function ComparePanel({ field, close }: { field: Comparable; close: () => void }) {
  const { filters, setFilters } = useFilterScope();
  const id = useId();
  const { operators, presets, hint, example } = FORMS[field];
  const present = filters.fields.find((filter) => filter.field === field);
  const initial = split(present === undefined || present.negated ? '' : (serializeField(present).split(',')[0] ?? ''));
  const [operator, setOperator] = useState(initial.operator);
  const [first, setFirst] = useState(initial.first);
  const [second, setSecond] = useState(initial.second);
  const [wrong, setWrong] = useState(false);

  function apply(raw: string) {
    const { filter, problems } = parseField(field, raw);
    setWrong(problems.length > 0 || filter === null);
    if (problems.length > 0 || filter === null) return;
    setFilters(withField(filters, field, filter));
    close();
  }

  const label = FIELDS[field].label;
  return (
    <form
      className="flex w-72 max-w-full flex-col gap-2.5 p-3"
      onSubmit={(event) => {
        event.preventDefault();
        apply(operator === '..' ? `${first.trim()}..${second.trim()}` : `${operator}${first.trim()}`);
      }}
    >
      {presets.length > 0 ? (
        <div className="flex flex-wrap gap-1.5">
          {presets.map(([raw, text]) => (
            <Button key={raw} size="sm" onClick={() => apply(raw)}>
              {text}
            </Button>
          ))}
        </div>
      ) : null}
      <div className="flex gap-2">
        <Select
          aria-label={`How to compare ${label}`}
          value={operator}
          onChange={(event) => setOperator(event.target.value)}
          className="w-28 shrink-0"
        >
          {operators.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </Select>
        <Input
          aria-label={label}
          aria-describedby={id}
          aria-invalid={wrong}
          value={first}
          placeholder={example}
          onChange={(event) => setFirst(event.target.value)}
        />
      </div>
      {operator === '..' ? (
        <Input
          aria-label={`${label}, upper end`}
          aria-describedby={id}
          aria-invalid={wrong}
          value={second}
          placeholder="and"
          onChange={(event) => setSecond(event.target.value)}
        />
      ) : null}
      <p
        id={id}
        role={wrong ? 'alert' : undefined}
        className={wrong ? 'text-2xs text-danger' : 'text-2xs text-ink-faint'}
      >
        {wrong ? `Not understood. Write it ${hint}.` : hint}
      </p>
      <div className="flex justify-end gap-2">
        {present === undefined ? null : (
          <Button
            variant="ghost"
            size="sm"
            onClick={() => {
              setFilters(withField(filters, field, null));
              close();
            }}
          >
            Clear
          </Button>
        )}
        <Button type="submit" variant="primary" size="sm">
          Apply
        </Button>
      </div>
    </form>
  );
}
