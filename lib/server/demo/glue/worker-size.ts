import type { Random } from '../estate/random.ts';
import type { Era } from '../estate/stream.ts';
import type { GlueOrigin } from './origin.ts';

/** What a session was given; maxCapacity in DPU (M-DPU for R and Z workers), its workers' sum. */
export type WorkerSize = { workerType: string; workers: number; maxCapacity: number };

const DPU: Record<string, number> = {
  Standard: 1,
  'G.1X': 1,
  'G.2X': 2,
  'G.4X': 4,
  'G.8X': 8,
  'G.12X': 12,
  'G.16X': 16,
  'R.1X': 1,
  'R.2X': 2,
  'R.4X': 4,
  'R.8X': 8,
  'Z.2X': 2,
};

// Memory-optimised and the largest workers exist from Glue 4.0 on.
const MODERN = [
  ['G.1X', 52],
  ['G.2X', 18],
  ['G.4X', 5],
  ['G.8X', 2],
  ['G.12X', 0.6],
  ['G.16X', 0.4],
  ['R.1X', 9],
  ['R.2X', 6],
  ['R.4X', 2],
  ['R.8X', 0.6],
] as const;

const OLD = [
  ['G.1X', 8],
  ['G.2X', 2],
  ['Standard', 1],
] as const;

const WORKERS = [
  [5, 6],
  [2, 5],
  [3, 2],
  [8, 1],
  [10, 2],
  [20, 0.4],
] as const;

export function pickSize(random: Random, origin: GlueOrigin, glueVersion: string, era: Era): WorkerSize {
  if (origin === 'data-preview') return { workerType: 'G.1X', workers: 2, maxCapacity: 2 };
  const workerType: string = glueVersion === '3.0' ? random.pickWeighted(OLD) : random.pickWeighted(MODERN);
  const unit = DPU[workerType] ?? 1;
  const workers = unit >= 8 || era === 'arrival' ? 2 : random.pickWeighted(WORKERS);
  return { workerType, workers, maxCapacity: workers * unit };
}
