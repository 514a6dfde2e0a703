export type WorkerType = { unit: 'DPU' | 'M-DPU'; units: number; vcpus: number; memoryGb: number };

/** What one worker holds, from the documentation of Glue's WorkerType (SDK 3.1169); types not listed stay unknown. */
const WORKER_TYPES: Readonly<Record<string, WorkerType>> = {
  Standard: { unit: 'DPU', units: 1, vcpus: 4, memoryGb: 16 },
  'G.025X': { unit: 'DPU', units: 0.25, vcpus: 2, memoryGb: 4 },
  'G.1X': { unit: 'DPU', units: 1, vcpus: 4, memoryGb: 16 },
  'G.2X': { unit: 'DPU', units: 2, vcpus: 8, memoryGb: 32 },
  'G.4X': { unit: 'DPU', units: 4, vcpus: 16, memoryGb: 64 },
  'G.8X': { unit: 'DPU', units: 8, vcpus: 32, memoryGb: 128 },
  'G.12X': { unit: 'DPU', units: 12, vcpus: 48, memoryGb: 192 },
  'G.16X': { unit: 'DPU', units: 16, vcpus: 64, memoryGb: 256 },
  'R.1X': { unit: 'M-DPU', units: 1, vcpus: 4, memoryGb: 32 },
  'R.2X': { unit: 'M-DPU', units: 2, vcpus: 8, memoryGb: 64 },
  'R.4X': { unit: 'M-DPU', units: 4, vcpus: 16, memoryGb: 128 },
  'R.8X': { unit: 'M-DPU', units: 8, vcpus: 32, memoryGb: 256 },
  'Z.2X': { unit: 'M-DPU', units: 2, vcpus: 8, memoryGb: 64 },
};

/** The documented size of one worker, or null for a type that is not known today. */
export function findWorkerType(name: string | null): WorkerType | null {
  return name === null ? null : ((Object.hasOwn(WORKER_TYPES, name) ? WORKER_TYPES[name] : undefined) ?? null);
}
