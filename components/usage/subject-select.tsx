'use client';

import { Select } from '@/components/ui/select.tsx';
import { isService, SERVICE_LABEL, SERVICES } from '@/lib/domain/service.ts';
import { CHOICES, findOnlyService, isMoney, MEASURE } from './measures.ts';
import { chooseMeasure, withService } from './usage-params.ts';
import type { UsageControl } from './use-usage-params.ts';

const toId = (measure: string, service: string | null) => `${measure} ${service ?? 'all'}`;

/** What is measured, and of money, whose: no other measure exists in all services. */
export function SubjectSelect({ control }: { control: UsageControl }) {
  const { shown, usage, filters } = control;
  const money = isMoney(usage.measure);
  const service = findOnlyService(shown);
  const value = toId(usage.measure, money ? null : service);
  const choices = CHOICES.flatMap((group) => group.choices);
  const known = choices.some((choice) => toId(choice.measure, choice.service) === value);
  const narrowed = filters.fields.some(({ field }) => field === 'service');

  function handleMeasure(next: string) {
    const choice = choices.find(({ measure, service: its }) => toId(measure, its) === next);
    if (choice === undefined) return;
    control.setBoth(chooseMeasure(filters, usage.measure, choice), { measure: choice.measure });
  }

  return (
    <>
      <Select
        aria-label="Measure"
        value={known ? value : 'several'}
        onChange={(event) => handleMeasure(event.target.value)}
        className="w-60"
      >
        {known ? null : (
          <option value="several" disabled>
            {MEASURE[usage.measure].name} of the filtered services
          </option>
        )}
        {CHOICES.map((group) => (
          <optgroup key={group.heading} label={group.heading}>
            {group.choices.map((choice) => (
              <option key={choice.label} value={toId(choice.measure, choice.service)}>
                {choice.label}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
      {money ? (
        <Select
          aria-label="Service"
          value={service ?? (narrowed ? 'several' : '')}
          onChange={({ target }) =>
            control.setFilters(withService(filters, isService(target.value) ? target.value : null))
          }
          className="w-40"
        >
          {service === null && narrowed ? (
            <option value="several" disabled>
              Several services
            </option>
          ) : null}
          <option value="">All services</option>
          {SERVICES.map((one) => (
            <option key={one} value={one}>
              {SERVICE_LABEL[one]}
            </option>
          ))}
        </Select>
      ) : null}
    </>
  );
}
