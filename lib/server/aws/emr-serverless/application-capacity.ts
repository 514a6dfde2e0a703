import { count, parseFields, type Reader, toRecord } from '../native-fields.ts';
import { MAX_WORKERS, toGb, toVcpus, type WorkerSize } from './worker-size.ts';

/** Workers that a started application holds ready, and that are billed whether or not a session uses them. */
export type InitialCapacity = WorkerSize & {
  /** `Driver`, `Executor` or another name of the engine's. */
  workerType: string;
  workers: number;
  /** Of such a disk every GB is billed, of a standard one those above 20 GB. */
  shuffleOptimised: boolean;
};

/** Whether the application stops by itself, which frees its initial capacity. Null where AWS does not say. */
export type AutoStop = { enabled: boolean | null; idleTimeoutMinutes: number | null };

/** An amount as the model's patterns have it: `4 vCPU`, `16 GB`, also without the space or the unit. */
const amount =
  (pattern: RegExp, toAmount: (amount: number) => number | null): Reader<number> =>
  (value) => {
    const digits = typeof value === 'string' ? pattern.exec(value)?.[1] : undefined;
    return digits === undefined ? undefined : (toAmount(Number(digits)) ?? undefined);
  };

const isShuffleOptimised: Reader<boolean> = (value) => {
  if (typeof value !== 'string' || !/^(shuffle_optimized|standard)$/i.test(value)) return undefined;
  return value.toLowerCase() !== 'standard';
};

export const flag: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);

const COUNT_FIELDS = { workers: ['workerCount', count(MAX_WORKERS)] } as const;

const SIZE_FIELDS = {
  vcpus: ['cpu', amount(/^([1-9]\d*)\s?(vcpu)?$/i, toVcpus)],
  memoryGb: ['memory', amount(/^([1-9]\d*)\s?(gb)?$/i, toGb)],
  diskGb: ['disk', amount(/^([1-9]\d*)\s?gb$/i, toGb)],
  shuffleOptimised: ['diskType', isShuffleOptimised],
} as const;

// All workers together: the largest number of them, each as large as one may be.
const MOST_VCPUS = MAX_WORKERS * 1024;
const MOST_GB = MAX_WORKERS * 65_536;
const upTo = (most: number) => (value: number) => (value <= most ? value : null);

const MAXIMUM_FIELDS = {
  vcpus: ['cpu', amount(/^([1-9]\d*)\s?(vcpu)?$/i, upTo(MOST_VCPUS))],
  memoryGb: ['memory', amount(/^([1-9]\d*)\s?(gb)?$/i, upTo(MOST_GB))],
  diskGb: ['disk', amount(/^([1-9]\d*)\s?gb$/i, upTo(MOST_GB))],
} as const;

const AUTO_STOP_FIELDS = {
  enabled: ['enabled', flag],
  // The model's range.
  idleTimeoutMinutes: ['idleTimeoutMinutes', count(10_080)],
} as const;

/**
 * The `initialCapacity` of an application, which is absent where it has none. Workers whose number makes no sense are
 * left out; they and every other member that makes no sense are named in `invalid`, as `initialCapacity.Driver.vcpus`.
 */
export function parseInitialCapacity(initialCapacity: unknown, invalid: string[]): InitialCapacity[] {
  if (initialCapacity === undefined || initialCapacity === null) return [];
  const workerTypes = toRecord(initialCapacity);
  if (workerTypes === null) {
    invalid.push('initialCapacity');
    return [];
  }
  return Object.entries(workerTypes).flatMap(([workerType, capacity]) => {
    const prefix = `initialCapacity.${workerType}.`;
    const { workers } = parseFields(COUNT_FIELDS, capacity, []);
    if (workers === null) {
      // The model requires the number: an absent one makes no sense either.
      invalid.push(`${prefix}workers`);
      return [];
    }
    const size = parseFields(SIZE_FIELDS, toRecord(capacity)?.workerConfiguration, invalid, prefix);
    return [{ workerType, workers, ...size, shuffleOptimised: size.shuffleOptimised ?? false }];
  });
}

/** The `maximumCapacity` of an application: of all its workers at once. Null where none is set. */
export function parseMaximumCapacity(maximumCapacity: unknown, invalid: string[]): WorkerSize | null {
  if (maximumCapacity === undefined || maximumCapacity === null) return null;
  return parseFields(MAXIMUM_FIELDS, maximumCapacity, invalid, 'maximumCapacity.');
}

/** The `autoStopConfiguration` of an application. By AWS's documentation it stops after 15 minutes unless it says otherwise. */
export function parseAutoStop(autoStop: unknown, invalid: string[]): AutoStop {
  return parseFields(AUTO_STOP_FIELDS, autoStop, invalid, 'autoStop.');
}
