import type { Session } from '../domain/session.ts';
import { type Cell, toMissingCell } from './cell.ts';

/** DPU-seconds of Glue and Athena; of EMR Serverless the vCPU-hours that AWS bills, which the money follows. */
export function toUsageCell({ service, usage, missing }: Session): Cell {
  if (service !== 'emr-serverless') {
    const amount = usage.dpuSeconds;
    if (amount === null) return toMissingCell(missing['usage.dpuSeconds']);
    return { kind: 'quantity', missing: null, text: String(amount), title: null, amount, unit: 'DPU-seconds' };
  }
  const amount = usage.billed?.vcpuHours ?? null;
  if (amount === null) return toMissingCell(usage.billed === null ? missing['usage.billed'] : 'invalid');
  const more = [
    ['GB-hours of memory', usage.billed?.memoryGbHours],
    ['GB-hours of storage', usage.billed?.storageGbHours],
  ] as const;
  const title = more.flatMap(([unit, hours]) => (typeof hours === 'number' ? [`${hours} ${unit}`] : [])).join(', ');
  return {
    kind: 'quantity',
    missing: null,
    text: String(amount),
    title: title === '' ? null : `billed, beside ${title}`,
    amount,
    unit: 'vCPU-hours',
  };
}
