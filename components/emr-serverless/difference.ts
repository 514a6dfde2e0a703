import { RESOURCES, type Resource } from '@/lib/cost/emr-comparison.ts';
import type { ResourceHours } from '@/lib/domain/session.ts';

/** Why AWS bills other quantities than it measured: the causes its documentation names, no others. */
export const CAUSES = {
  'minute-minimum': {
    title: 'One-minute minimum per worker',
    text: 'A worker that ran for less than a minute is billed for a full minute, so short-lived executors are billed above what they used.',
  },
  'free-storage': {
    title: 'Storage is billed only above 20 GB a worker',
    text: 'The first 20 GB of each worker are free. The total counts them, the billed figure does not, so it is often 0.',
  },
  'pre-initialised': {
    title: 'Idle pre-initialised workers are not included',
    text: 'Warm workers that wait without work are billed to the application, not to a session.',
  },
  rounding: {
    title: 'The total is rounded up to the second',
    text: 'AWS rounds the measured total up to the nearest second, so it can lie slightly above what is billed.',
  },
} as const;

export type CauseId = keyof typeof CAUSES;

export const RESOURCE_LABEL: Record<Resource, { name: string; unit: string }> = {
  vcpuHours: { name: 'vCPU', unit: 'vCPU-hours' },
  memoryGbHours: { name: 'Memory', unit: 'GB-hours' },
  storageGbHours: { name: 'Storage', unit: 'GB-hours' },
};

export type Comparison = {
  resource: Resource;
  total: number | null;
  billed: number | null;
  /** Billed minus total, in hours of the resource; null where either is unknown. */
  difference: number | null;
  /** The difference as a share of the total; null where it cannot be formed. */
  share: number | null;
  /** Documented causes that can explain a difference in this direction. AWS does not say which applied. */
  causes: CauseId[];
};

function findCauses(resource: Resource, difference: number): CauseId[] {
  if (difference > 0) return ['minute-minimum'];
  if (difference === 0) return [];
  return resource === 'storageGbHours'
    ? ['free-storage', 'pre-initialised', 'rounding']
    : ['pre-initialised', 'rounding'];
}

/** Sets what EMR Serverless measured beside what it billed, in vCPU-hours and GB-hours; never fills an unknown with 0. */
export function compareUsage(total: ResourceHours | null, billed: ResourceHours | null): Comparison[] {
  return RESOURCES.map((resource) => {
    const used = total?.[resource] ?? null;
    const charged = billed?.[resource] ?? null;
    if (used === null || charged === null) {
      return { resource, total: used, billed: charged, difference: null, share: null, causes: [] };
    }
    const difference = charged - used;
    return {
      resource,
      total: used,
      billed: charged,
      difference,
      share: used === 0 ? null : difference / used,
      causes: findCauses(resource, difference),
    };
  });
}

/** The causes of all resources together, each once, in the order of CAUSES. */
export function listCauses(comparisons: readonly Comparison[]): { cause: CauseId; resources: Resource[] }[] {
  return (Object.keys(CAUSES) as CauseId[]).flatMap((cause) => {
    const resources = comparisons.filter((row) => row.causes.includes(cause)).map((row) => row.resource);
    return resources.length > 0 ? [{ cause, resources }] : [];
  });
}
