/** What one worker is given. A null member was not told, or made no sense. */
export type WorkerSize = {
  vcpus: number | null;
  memoryGb: number | null;
  diskGb: number | null;
};

// Far above the largest worker of today, which has 32 vCPUs, 244 GB of memory and 2 TB of disk: a price times nonsense
// must not become an amount, and a worker of tomorrow must.
const MAX_VCPUS = 1024;
const MAX_GB = 65_536;

/** The most workers of a type, by the model's range of `WorkerCounts`. */
export const MAX_WORKERS = 1_000_000;

/** A whole number of vCPUs that a worker may have, or null. */
export function toVcpus(vcpus: number | null): number | null {
  return vcpus !== null && Number.isInteger(vcpus) && vcpus >= 1 && vcpus <= MAX_VCPUS ? vcpus : null;
}

/** An amount of memory or disk that a worker may have, or null. */
export function toGb(gb: number): number | null {
  return gb > 0 && gb <= MAX_GB ? gb : null;
}
