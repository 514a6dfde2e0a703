import { getDpusPerWorker } from '@/lib/domain/worker-type.ts';

export type WorkerSize = { unit: 'DPU' | 'M-DPU'; units: number; vcpus: number; memoryGb: number };

const VCPUS_PER_DPU = 4;
/** By family: memory-optimised workers (R, and Z for Ray) have twice the memory to a vCPU and count as M-DPU. */
const FAMILY = {
  G: { unit: 'DPU', memoryGbPerDpu: 16 },
  S: { unit: 'DPU', memoryGbPerDpu: 16 },
  R: { unit: 'M-DPU', memoryGbPerDpu: 32 },
  Z: { unit: 'M-DPU', memoryGbPerDpu: 32 },
} as const;

/** The one type that is not a multiple of its family's DPU: 2 vCPU and 4 GB. */
const QUARTER: WorkerSize = { unit: 'DPU', units: 0.25, vcpus: 2, memoryGb: 4 };

const isFamily = (letter: string): letter is keyof typeof FAMILY => Object.hasOwn(FAMILY, letter);

/** What one worker holds, from the documentation of Glue's WorkerType (SDK 3.1169); null for a type not known today. */
export function findWorkerSize(workerType: string | null): WorkerSize | null {
  if (workerType === null) return null;
  const units = getDpusPerWorker(workerType);
  const letter = workerType.charAt(0);
  if (units === null || !isFamily(letter)) return null;
  if (workerType === 'G.025X') return QUARTER;
  const { unit, memoryGbPerDpu } = FAMILY[letter];
  return { unit, units, vcpus: units * VCPUS_PER_DPU, memoryGb: units * memoryGbPerDpu };
}
