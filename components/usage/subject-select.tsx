'use client';

import { Select } from '@/components/ui/select.tsx';
import { withField } from '@/lib/filters/codec.ts';
import { MEASURE, SUBJECTS } from './measures.ts';
import { toUsageSearch } from './usage-params.ts';
import type { UsageControl } from './use-usage-params.ts';

/** Service and measure as one choice, since no measure exists in all services. */
export function SubjectSelect({ control }: { control: UsageControl }) {
  const { shown, usage, filters, timeZone } = control;
  const chosen = shown.fields.find(({ field }) => field === 'service');
  const [term] = chosen?.terms ?? [];
  const isOne = chosen !== undefined && !chosen.negated && chosen.terms.length === 1 && term?.op === 'is';
  const value = isOne && term?.op === 'is' ? `${term.value} ${usage.measure}` : 'several';
  const known = SUBJECTS.some(({ service, measures }) => measures.some((measure) => `${service} ${measure}` === value));

  function handleChange(next: string) {
    const [service = 'glue', name = 'dpuSeconds'] = next.split(' ');
    const measure = Object.keys(MEASURE).find((key): key is keyof typeof MEASURE => key === name) ?? 'dpuSeconds';
    // What each measure means by itself is left out of the address.
    const isImplied = service === (measure === 'dpuSeconds' ? 'glue' : 'emr-serverless');
    const narrowed = withField(
      filters,
      'service',
      isImplied ? null : { field: 'service', negated: false, terms: [{ op: 'is', value: service }] },
    );
    history.replaceState(null, '', `${location.pathname}${toUsageSearch(narrowed, { ...usage, measure }, timeZone)}`);
  }

  return (
    <Select
      aria-label="Measure"
      value={known ? value : 'several'}
      onChange={(event) => handleChange(event.target.value)}
      className="w-64"
    >
      {known ? null : (
        <option value="several" disabled>
          {MEASURE[usage.measure].name} of the filtered services
        </option>
      )}
      {SUBJECTS.map(({ id, service, label, measures }) =>
        measures.map((measure) => (
          <option key={`${id} ${measure}`} value={`${service} ${measure}`}>
            {measures.length === 1 ? label : `${label}: ${MEASURE[measure].name}`}
          </option>
        )),
      )}
    </Select>
  );
}
