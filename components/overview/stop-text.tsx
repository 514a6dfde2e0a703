import { MissingReasonText } from '@/components/sessions/missing-reason.tsx';
import { formatDuration } from '@/lib/client/format.ts';
import { formatBound } from '@/lib/client/format-money.ts';
import { costAtStop } from '@/lib/cost/growth.ts';
import type { Session } from '@/lib/domain/session.ts';
import { toMs } from '@/lib/domain/time-range.ts';

/** When a session stops by itself, or why nobody knows; with what it will have cost by then where that is asked. */
export function StopText({ session, nowMs, priced = false }: { session: Session; nowMs: number; priced?: boolean }) {
  const stopsMs = toMs(session.stopsAt);
  if (stopsMs === null) {
    if (session.missing.stopsAt === 'not-idle') return 'no timeout runs while it does not idle';
    return (
      <>
        stops by itself: <MissingReasonText short reason={session.missing.stopsAt} />
      </>
    );
  }
  if (stopsMs <= nowMs) return 'stops by itself any moment now';
  const forecast = priced ? costAtStop(session) : null;
  const price =
    forecast === null
      ? ''
      : `, at ${forecast.atLeast ? 'least ' : ''}${formatBound(forecast.amount, forecast.atLeast)}`;
  return `stops by itself in ${formatDuration((stopsMs - nowMs) / 1000)}${price}`;
}
