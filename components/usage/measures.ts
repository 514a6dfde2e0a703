import { formatQuantity } from '@/lib/client/format.ts';
import type { UsageMeasure } from '@/lib/domain/usage-series.ts';

/** A measure by name and unit. DPU-seconds are Glue's and Athena's, the others EMR Serverless's. */
export const MEASURE: Record<UsageMeasure, { name: string; unit: string }> = {
  dpuSeconds: { name: 'DPU-seconds', unit: 'DPU-seconds' },
  billedVcpuHours: { name: 'Billed vCPU', unit: 'vCPU-hours' },
  billedMemoryGbHours: { name: 'Billed memory', unit: 'GB-hours' },
  billedStorageGbHours: { name: 'Billed storage', unit: 'GB-hours' },
  totalVcpuHours: { name: 'Used vCPU', unit: 'vCPU-hours' },
  totalMemoryGbHours: { name: 'Used memory', unit: 'GB-hours' },
  totalStorageGbHours: { name: 'Used storage', unit: 'GB-hours' },
};

const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 2 });

/** A mark of the value axis: `1.25M`, `0.25`. */
export function formatTick(value: number): string {
  return value >= 1000 ? compact.format(value) : formatQuantity(value);
}

/** Which subject the chart is about: a service with one of its measures. */
export const SUBJECTS = [
  { id: 'glue', service: 'glue', label: 'Glue: DPU-seconds', measures: ['dpuSeconds'] },
  { id: 'athena', service: 'athena', label: 'Athena: DPU-seconds', measures: ['dpuSeconds'] },
  {
    id: 'emr',
    service: 'emr-serverless',
    label: 'EMR Serverless',
    measures: [
      'billedVcpuHours',
      'billedMemoryGbHours',
      'billedStorageGbHours',
      'totalVcpuHours',
      'totalMemoryGbHours',
      'totalStorageGbHours',
    ],
  },
] as const;
