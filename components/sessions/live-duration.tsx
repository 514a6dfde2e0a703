'use client';

import { useSeconds } from '@/lib/client/clock.ts';
import { formatDuration } from '@/lib/client/format.ts';

/** Time since a moment, running while it is looked at. */
export function LiveDuration({ sinceMs }: { sinceMs: number }) {
  const nowMs = useSeconds(sinceMs);
  return <>{formatDuration((nowMs - sinceMs) / 1000)}</>;
}
