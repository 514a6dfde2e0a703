import { isLive } from '@/lib/domain/phase.ts';
import type { Session } from '@/lib/domain/session.ts';

export type DpuSecondsReading = {
  /** DPUSeconds as Glue reported them. */
  reported: number | null;
  /** ExecutionTime in seconds and MaxCapacity in DPUs with their product; null where either is unknown. */
  formula: { executionSeconds: number; maxCapacity: number; product: number } | null;
  /** Whether Glue's figure is the product of its own factors, to within a second of one DPU set; null if not comparable. */
  agrees: boolean | null;
  /** Ours, for a session that still runs and has no figure: elapsed seconds × MaxCapacity so far. */
  estimate: { elapsedSeconds: number; maxCapacity: number; dpuSeconds: number } | null;
};

/** Reads Glue's DPU-seconds with the formula AWS documents (ExecutionTime × MaxCapacity); estimates only what runs. */
export function readDpuSeconds(session: Session, nowMs: number): DpuSecondsReading {
  const { dpuSeconds: reported, executionSeconds } = session.usage;
  const maxCapacity = session.capacity.dpus;
  const formula =
    executionSeconds === null || maxCapacity === null
      ? null
      : { executionSeconds, maxCapacity, product: executionSeconds * maxCapacity };
  const agrees =
    reported === null || formula === null
      ? null
      : Math.abs(reported - formula.product) <= Math.max(1, formula.maxCapacity);
  const createdMs = session.createdAt === null ? null : Date.parse(session.createdAt);
  const estimate =
    reported !== null || maxCapacity === null || createdMs === null || !isLive(session.phase)
      ? null
      : estimateSoFar(Math.max(0, (nowMs - createdMs) / 1000), maxCapacity);
  return { reported, formula, agrees, estimate };
}

function estimateSoFar(elapsedSeconds: number, maxCapacity: number) {
  const whole = Math.floor(elapsedSeconds);
  return { elapsedSeconds: whole, maxCapacity, dpuSeconds: whole * maxCapacity };
}
