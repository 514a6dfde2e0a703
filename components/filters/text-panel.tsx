'use client';

import { useId, useState } from 'react';
import { Input } from '@/components/ui/input.tsx';
import { Segments } from '@/components/ui/segments.tsx';
import { withField } from '@/lib/filters/codec.ts';
import { FIELDS } from '@/lib/filters/field.ts';
import { useFilterScope } from './filter-context.tsx';

/** A piece of a text that rows must, or must not, contain. */
export function TextPanel({ field }: { field: 'name' }) {
  const { filters, setFilters } = useFilterScope();
  const id = useId();
  const filter = filters.fields.find((present) => present.field === field);
  const term = filter?.terms[0];
  const value = term?.op === 'is' ? term.value : '';
  // Either can be chosen before anything is written.
  const [leaves, setLeaves] = useState(filter?.negated ?? false);
  const negated = filter?.negated ?? leaves;

  function write(text: string, negate: boolean) {
    setLeaves(negate);
    const next = text === '' ? null : { field, negated: negate, terms: [{ op: 'is', value: text } as const] };
    setFilters(withField(filters, field, next), 'typing');
  }

  return (
    <div className="flex w-72 max-w-full flex-col gap-2 p-3">
      <Segments
        label={`${FIELDS[field].label}: take or leave`}
        value={negated ? 'not' : 'is'}
        onChange={(choice) => write(value, choice === 'not')}
        options={[
          { value: 'is', label: 'contains' },
          { value: 'not', label: 'does not contain' },
        ]}
      />
      <label htmlFor={id} className="sr-only">
        A piece of the {FIELDS[field].label.toLowerCase()}
      </label>
      <Input
        id={id}
        value={value}
        placeholder="A piece of the text"
        onChange={(event) => write(event.target.value, negated)}
      />
    </div>
  );
}
