import { formatQuantity } from '@/lib/client/format.ts';
import { formatAxisMoney, formatMoney } from '@/lib/client/format-money.ts';
import { NUMBER_LOCALE } from '@/lib/client/number-locale.ts';
import { toDecimal } from '@/lib/cost/decimal.ts';
import type { Service } from '@/lib/domain/service.ts';
import type { UsageMeasure } from '@/lib/domain/usage-series.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';

/** A measure by name and unit. DPU-seconds are Glue's and Athena's, the hours EMR Serverless's; money is everybody's. */
export const MEASURE: Record<UsageMeasure, { name: string; unit: string }> = {
  cost: { name: 'Cost', unit: '' },
  idleCost: { name: 'Idle cost', unit: '' },
  dpuSeconds: { name: 'DPU-seconds', unit: 'DPU-seconds' },
  billedVcpuHours: { name: 'Billed vCPU-hours', unit: 'vCPU-hours' },
  billedMemoryGbHours: { name: 'Billed memory GB-hours', unit: 'GB-hours' },
  billedStorageGbHours: { name: 'Billed storage GB-hours', unit: 'GB-hours' },
  totalVcpuHours: { name: 'Total vCPU-hours', unit: 'vCPU-hours' },
  totalMemoryGbHours: { name: 'Total memory GB-hours', unit: 'GB-hours' },
  totalStorageGbHours: { name: 'Total storage GB-hours', unit: 'GB-hours' },
};

export const isMoney = (measure: UsageMeasure): measure is 'cost' | 'idleCost' =>
  measure === 'cost' || measure === 'idleCost';

/** How the numbers of an answer are shown: by what they are divided first, and how each is written. */
export type MeasureLook = {
  name: string;
  /** Of the file's heads; a currency for money. */
  unit: string;
  divisor: number;
  /** A number where its unit stands nearby, as in a table. */
  format: (value: number) => string;
  /** A number by itself. */
  say: (value: number) => string;
  formatTick: (value: number) => string;
};

const compact = new Intl.NumberFormat(NUMBER_LOCALE, { notation: 'compact', maximumFractionDigits: 2 });

const formatTick = (value: number) => (value >= 1000 ? compact.format(value) : formatQuantity(value));

/** Whether the filters let through one service and no other. */
export function findOnlyService(filters: SessionFilters): string | null {
  const chosen = filters.fields.find(({ field }) => field === 'service');
  const [term] = chosen?.terms ?? [];
  if (chosen === undefined || chosen.negated || chosen.terms.length !== 1) return null;
  return term?.op === 'is' ? term.value : null;
}

function toMoneyLook(name: string, currency: string | null): MeasureLook {
  const format = (value: number) => {
    const amount = toDecimal(value);
    return currency === null || amount === null ? formatQuantity(value) : formatMoney({ value: amount, currency });
  };
  return {
    name,
    unit: currency ?? 'no currency',
    divisor: 1,
    format,
    say: format,
    formatTick: currency === null ? formatTick : (value) => formatAxisMoney(value, currency),
  };
}

/**
 * How a measure is shown. AWS bills Glue by DPU-seconds as it reports them, and speaks of DPU-hours for Athena, so these
 * are shown where only Athena's sessions are.
 */
export function toLook(measure: UsageMeasure, filters: SessionFilters, currency: string | null): MeasureLook {
  if (isMoney(measure)) return toMoneyLook(MEASURE[measure].name, currency);
  const inHours = measure === 'dpuSeconds' && findOnlyService(filters) === 'athena';
  const { name, unit } = inHours ? { name: 'DPU-hours', unit: 'DPU-hours' } : MEASURE[measure];
  return {
    name,
    unit,
    divisor: inHours ? 3600 : 1,
    format: formatQuantity,
    say: (value) => `${formatQuantity(value)} ${unit}`,
    formatTick,
  };
}

type Choice = { measure: UsageMeasure; service: Service | null; label: string };

/** What can be measured. A choice without a service is about all of them; `label` says the unit. */
export const CHOICES: readonly { heading: string; choices: readonly Choice[] }[] = [
  {
    heading: 'Money, at list prices',
    choices: [
      { measure: 'cost', service: null, label: 'Cost' },
      { measure: 'idleCost', service: null, label: 'Idle cost' },
    ],
  },
  {
    heading: 'AWS Glue',
    choices: [{ measure: 'dpuSeconds', service: 'glue', label: 'Glue DPU-seconds' }],
  },
  {
    heading: 'Athena for Spark',
    choices: [{ measure: 'dpuSeconds', service: 'athena', label: 'Athena DPU-hours' }],
  },
  {
    heading: 'EMR Serverless',
    choices: (
      [
        'billedVcpuHours',
        'billedMemoryGbHours',
        'billedStorageGbHours',
        'totalVcpuHours',
        'totalMemoryGbHours',
        'totalStorageGbHours',
      ] as const
    ).map((measure) => ({
      measure,
      service: 'emr-serverless' as const,
      label: `EMR ${lowerFirst(MEASURE[measure].name)}`,
    })),
  },
];

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
