import { isLive } from '@/lib/domain/phase.ts';
import type { Session } from '@/lib/domain/session.ts';
import { toMs } from '@/lib/domain/time-range.ts';

/** How long a session has lived by a moment (epoch ms), in seconds; null where that is not known. */
export function toLifeSeconds({ phase, createdAt, durationSeconds }: Session, nowMs: number): number | null {
  const createdMs = toMs(createdAt);
  return isLive(phase) && createdMs !== null ? Math.max(0, (nowMs - createdMs) / 1000) : durationSeconds;
}
