import type { ReactNode } from 'react';
import { Time } from '@/components/ui/time.tsx';
import { formatAge, formatDuration } from '@/lib/client/format.ts';
import { costAtStop } from '@/lib/cost/growth.ts';
import { isLive } from '@/lib/domain/phase.ts';
import type { MissingField as Field, SessionDetail } from '@/lib/domain/session.ts';
import { toMs } from '@/lib/domain/time-range.ts';
import { isStoppedByLimit, toIdleTimeoutNote } from './idle-timeout.ts';
import { MissingField } from './missing-field.tsx';
import { Money } from './money.tsx';

function Cell({ name, note, children }: { name: string; note?: ReactNode; children: ReactNode }) {
  return (
    <div className="min-w-0 border-line border-t px-4 py-3 odd:pl-4 even:border-l @3xl:odd:pl-6 @5xl:not-first:border-l @5xl:not-first:pl-4">
      <dt className="text-ink-muted text-xs">{name}</dt>
      <dd className="wrap-anywhere mt-0.5 font-semibold text-base text-ink tabular-nums">{children}</dd>
      {note === undefined ? null : <dd className="wrap-anywhere text-ink-muted text-xs">{note}</dd>}
    </div>
  );
}

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
export function KeyTimes({ session, nowMs }: { session: SessionDetail; nowMs: number }) {
  const live = isLive(session.phase);
  const missing = (field: Field) => <MissingField session={session} field={field} />;
  const time = (iso: string) => <Time iso={iso} nowMs={nowMs} />;
  const idleMs = toMs(session.idleSince);
  const stopsMs = toMs(session.stopsAt);
  const createdMs = toMs(session.createdAt);
  const liveSeconds = live && createdMs !== null ? Math.max(0, (nowMs - createdMs) / 1000) : null;
  const seconds = liveSeconds ?? session.durationSeconds;
  return (
    <dl className="grid grid-cols-2 border-line border-b @5xl:grid-cols-4">
      <Cell name="Created" note={session.createdAt === null ? undefined : time(session.createdAt)}>
        {session.createdAt === null ? missing('createdAt') : formatAge(session.createdAt, nowMs)}
      </Cell>
      <Cell
        name={live ? 'Running for' : 'Ran for'}
        note={
          session.endedAt === null ? live ? 'still running' : missing('endedAt') : <>ended {time(session.endedAt)}</>
        }
      >
        {seconds === null ? missing('durationSeconds') : formatDuration(seconds)}
      </Cell>
      <Cell name="Idle for" note={session.idleSince === null ? undefined : <>since {time(session.idleSince)}</>}>
        {idleMs === null ? missing('idleSince') : formatDuration((nowMs - idleMs) / 1000)}
      </Cell>
      <Cell
        name="Stops by itself"
        note={
          <>
            {stopsMs === null || stopsMs <= nowMs ? null : <CostThen session={session} />}
            {isStoppedByLimit(session) ? <span className="block">by the limit of 24 hours a session</span> : null}
            {toIdleTimeoutNote(session)}
          </>
        }
      >
        {stopsMs === null
          ? missing('stopsAt')
          : stopsMs <= nowMs
            ? 'any moment now'
            : `in ${formatDuration((stopsMs - nowMs) / 1000)}`}
      </Cell>
    </dl>
  );
}
