import { isLive } from './phase.ts';
import { knownUntil } from './place-in-time.ts';
import type { Service } from './service.ts';
import type { ResourceHours, Session } from './session.ts';
import { toMs } from './time-range.ts';
import type { UsageMeasure } from './usage-series.ts';
import { getDpusPerWorker } from './worker-type.ts';

/** A session's whole quantity of a measure, in the measure's unit; never negative, never NaN. */
export type Quantity = { amount: number; estimated: boolean };

const EMR_MEASURES = {
  billedVcpuHours: ['billed', 'vcpuHours'],
  billedMemoryGbHours: ['billed', 'memoryGbHours'],
  billedStorageGbHours: ['billed', 'storageGbHours'],
  totalVcpuHours: ['total', 'vcpuHours'],
  totalMemoryGbHours: ['total', 'memoryGbHours'],
  totalStorageGbHours: ['total', 'storageGbHours'],
} as const satisfies Record<
  Exclude<UsageMeasure, 'dpuSeconds' | 'cost' | 'idleCost'>,
  readonly ['billed' | 'total', keyof ResourceHours]
>;

/** Whether a service reports a measure at all: DPU-seconds are Glue's and Athena's, the hours EMR Serverless's. */
export function hasMeasure(service: Service, measure: UsageMeasure): boolean {
  if (measure === 'cost' || measure === 'idleCost') return true;
  return (service === 'emr-serverless') === (measure !== 'dpuSeconds');
}

function toQuantity(amount: number | null, estimated: boolean): Quantity | null {
  return amount !== null && Number.isFinite(amount) && amount >= 0 ? { amount, estimated } : null;
}

/**
 * DPU (M-DPU of R and Z workers) that a Glue session holds: as told, else its workers × the DPU of their type. Null where
 * nothing tells; a capacity of 0 is none that was told.
 */
export function getCapacityDpus({ capacity }: Pick<Session, 'capacity'>): number | null {
  if (capacity.dpus !== null && capacity.dpus > 0) return capacity.dpus;
  if (capacity.workers === null || capacity.workerType === null) return null;
  const perWorker = getDpusPerWorker(capacity.workerType);
  return perWorker === null || capacity.workers === 0 ? null : capacity.workers * perWorker;
}

/**
 * Glue documents DPUSeconds as ExecutionTime × MaxCapacity, so that is ours where it sent none: over the elapsed time
 * while the session lives. An Athena session's capacity is only an upper bound, so it has no estimate.
 */
function estimateDpuSeconds(session: Session, nowMs: number): Quantity | null {
  const dpus = session.service === 'glue' ? getCapacityDpus(session) : null;
  if (dpus === null) return null;
  const createdMs = toMs(session.createdAt);
  const elapsed = createdMs === null ? null : Math.max(0, knownUntil(session, nowMs) - createdMs) / 1000;
  const seconds = isLive(session.phase) ? elapsed : session.usage.executionSeconds;
  return seconds === null ? null : toQuantity(seconds * dpus, true);
}

/**
 * What a session used, as reported, else as estimated while AWS has not said; null where neither can be had. Up to
 * `nowMs` for a session that lives.
 */
export function getQuantity(session: Session, measure: UsageMeasure, nowMs: number): Quantity | null {
  if (!hasMeasure(session.service, measure)) return null;
  if (measure === 'cost' || measure === 'idleCost') {
    const { amount, basis } = session[measure];
    return amount === null ? null : toQuantity(Number(amount), basis === 'estimate');
  }
  if (measure !== 'dpuSeconds') {
    const [kind, resource] = EMR_MEASURES[measure];
    return toQuantity(session.usage[kind]?.[resource] ?? null, false);
  }
  const reported = toQuantity(session.usage.dpuSeconds, false);
  // A 0 on a running Glue session is a figure that is not there yet.
  const blank = reported?.amount === 0 && session.service === 'glue' && isLive(session.phase);
  return reported === null || blank ? estimateDpuSeconds(session, nowMs) : reported;
}
