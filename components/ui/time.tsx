'use client';

import { formatFullTime, formatTime } from '@/lib/client/format.ts';
import { clockPreference } from '@/lib/client/preferences.ts';
import { usePreference } from '@/lib/client/use-preference.ts';

/** A moment on the viewer's clock, with both clocks on hover. `nowMs` decides only whether the year is shown. */
export function Time({
  iso,
  nowMs,
  full = false,
  className,
}: {
  iso: string;
  nowMs: number;
  full?: boolean;
  className?: string;
}) {
  const [clock] = usePreference(clockPreference);
  return (
    <time
      dateTime={iso}
      title={`${formatFullTime(iso, 'utc')}\n${formatFullTime(iso, 'local')}`}
      suppressHydrationWarning
      className={className}
    >
      {full ? formatFullTime(iso, clock) : formatTime(iso, clock, nowMs)}
    </time>
  );
}
