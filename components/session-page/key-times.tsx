import { Time } from '@/components/ui/time.tsx';
import { formatAge, formatDuration } from '@/lib/client/format.ts';
import { costAtStop } from '@/lib/cost/growth.ts';
import { isLive } from '@/lib/domain/phase.ts';
import type { MissingField as Field, SessionDetail } from '@/lib/domain/session.ts';
import { toMs } from '@/lib/domain/time-range.ts';
import { isDefaultTimeout, isStoppedByLimit, toIdleTimeoutNote } from './idle-timeout.ts';
import { IdledCell } from './idled-cell.tsx';
import { KeyCell } from './key-cell.tsx';
import { toLifeSeconds } from './life-seconds.ts';
import { MissingField } from './missing-field.tsx';
import { Money } from './money.tsx';

function CostThen({ session }: { session: SessionDetail }) {
  const forecast = costAtStop(session);
  if (forecast === null) return null;
  return (
    <span className="block">
      will have cost{' '}
      <span className="text-ink">
        <Money {...forecast} />
      </span>
    </span>
  );
}

/** The four times that decide what to do about a session: how old, how long, idle for how long, and when it ends. */
export function KeyTimes({ session, nowMs, page }: { session: SessionDetail; nowMs: number; page: boolean }) {
  const live = isLive(session.phase);
  const missing = (field: Field) => <MissingField session={session} field={field} />;
  const time = (iso: string) => <Time iso={iso} nowMs={nowMs} />;
  const seconds = toLifeSeconds(session, nowMs);
  return (
    <dl className="grid grid-cols-2 border-line border-b @5xl:grid-cols-4">
      <KeyCell name="Created" note={session.createdAt === null ? undefined : time(session.createdAt)}>
        {session.createdAt === null ? missing('createdAt') : formatAge(session.createdAt, nowMs)}
      </KeyCell>
      <KeyCell
        name={live ? 'Running for' : 'Ran for'}
        note={
          session.endedAt === null ? live ? 'still running' : missing('endedAt') : <>ended {time(session.endedAt)}</>
        }
      >
        {seconds === null ? missing('durationSeconds') : formatDuration(seconds)}
      </KeyCell>
      <IdledCell session={session} nowMs={nowMs} page={page} />
      {live ? <StopCell session={session} nowMs={nowMs} /> : <TimeoutCell session={session} />}
    </dl>
  );
}

function StopCell({ session, nowMs }: { session: SessionDetail; nowMs: number }) {
  const stopsMs = toMs(session.stopsAt);
  return (
    <KeyCell
      name="Stops by itself"
      note={
        <>
          {stopsMs === null || stopsMs <= nowMs ? null : <CostThen session={session} />}
          {isStoppedByLimit(session) ? <span className="block">by the limit of 24 hours a session</span> : null}
          {toIdleTimeoutNote(session)}
        </>
      }
    >
      {stopsMs === null ? (
        <MissingField session={session} field="stopsAt" />
      ) : stopsMs <= nowMs ? (
        'any moment now'
      ) : (
        `in ${formatDuration((stopsMs - nowMs) / 1000)}`
      )}
    </KeyCell>
  );
}

/** Of one that is over nothing stops it any more; what could have is of use still. */
function TimeoutCell({ session }: { session: SessionDetail }) {
  const minutes = session.idleTimeoutMinutes;
  return (
    <KeyCell name="Idle timeout" note={isDefaultTimeout(session) ? 'the service’s default' : undefined}>
      {minutes === null ? (
        <MissingField session={session} field="idleTimeoutMinutes" />
      ) : minutes === 0 ? (
        '0 minutes'
      ) : (
        formatDuration(minutes * 60)
      )}
    </KeyCell>
  );
}
