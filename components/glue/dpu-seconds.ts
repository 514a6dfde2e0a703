import { toLifeSeconds } from '@/components/session-page/life-seconds.ts';
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

export type DpuMaximum = {
  /** MaxCapacity × the session's life so far, DPU-seconds. */
  maximum: number;
  /** Whole seconds. */
  lifeSeconds: number;
  maxCapacity: number;
  /** Of what Glue reported, from 0 to 1 and above where it reported more; null before it reports. */
  share: number | null;
  /** Seconds of its life that Glue did not count; null where it reported none, or more than there was. */
  uncountedSeconds: number | null;
};

/**
 * Reads Glue's DPU-seconds against the most that the session could have used by a moment (epoch ms); null where its life or
 * capacity is unknown.
 */
export function readDpuMaximum(session: Session, nowMs: number): DpuMaximum | null {
  const reported = session.usage.dpuSeconds;
  // What Glue reported is of the moment it was asked, and so is the life that it is compared with: time that passed since
  // is none that does not count.
  const seconds = reported === null ? toLifeSeconds(session, nowMs) : session.durationSeconds;
  const lifeSeconds = seconds === null ? null : Math.floor(seconds);
  const maxCapacity = session.capacity.dpus;
  if (lifeSeconds === null || maxCapacity === null || maxCapacity <= 0 || lifeSeconds <= 0) return null;
  const maximum = lifeSeconds * maxCapacity;
  if (reported === null) return { maximum, lifeSeconds, maxCapacity, share: null, uncountedSeconds: null };
  const uncounted = (maximum - reported) / maxCapacity;
  return {
    maximum,
    lifeSeconds,
    maxCapacity,
    share: reported / maximum,
    // The life is known to the second.
    uncountedSeconds: uncounted < -1 ? null : Math.max(0, uncounted),
  };
}
