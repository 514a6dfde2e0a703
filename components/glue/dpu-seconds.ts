import type { Session } from '@/lib/domain/session.ts';

export type DpuSecondsReading = {
  /** DPUSeconds as Glue reported them. */
  reported: number | null;
  /** ExecutionTime in seconds and MaxCapacity in DPUs with their product; null where either is unknown. */
  formula: { executionSeconds: number; maxCapacity: number; product: number } | null;
  /** Whether Glue's figure is the product of its own factors, to within a second of one DPU set; null if not comparable. */
  agrees: boolean | null;
};

/** Reads Glue's DPU-seconds with the formula AWS documents: ExecutionTime × MaxCapacity. */
export function readDpuSeconds(session: Session): DpuSecondsReading {
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
  return { reported, formula, agrees };
}
