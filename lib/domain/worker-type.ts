/**
 * DPU (M-DPU for R and Z workers) of one Glue worker, by worker type, as the Glue API reference documents the thirteen
 * types of its `WorkerType` (read 2026-08).
 */
const DPUS_PER_WORKER: ReadonlyMap<string, number> = new Map([
  ['Standard', 1],
  ['G.025X', 0.25],
  ['G.1X', 1],
  ['G.2X', 2],
  ['G.4X', 4],
  ['G.8X', 8],
  ['G.12X', 12],
  ['G.16X', 16],
  ['R.1X', 1],
  ['R.2X', 2],
  ['R.4X', 4],
  ['R.8X', 8],
  ['Z.2X', 2],
]);

/** The worker types that Glue documents, small to large within a family. */
export const WORKER_TYPES: readonly string[] = [...DPUS_PER_WORKER.keys()];

/** DPU (or M-DPU) of one worker; null for a type not known today, of which nobody can say. */
export function getDpusPerWorker(workerType: string): number | null {
  return DPUS_PER_WORKER.get(workerType) ?? null;
}
