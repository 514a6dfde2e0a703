import Link from 'next/link';
import type { ReactNode } from 'react';
import { MaskedText } from '@/components/session-page/masked.tsx';
import { MissingField } from '@/components/session-page/missing-field.tsx';
import { ServiceMark } from '@/components/sessions/service-mark.tsx';
import { Time } from '@/components/ui/time.tsx';
import { formatAge, formatDuration } from '@/lib/client/format.ts';
import { toOwnerLabel } from '@/lib/domain/owner.ts';
import type { Session } from '@/lib/domain/session.ts';
import { toMs } from '@/lib/domain/time-range.ts';

function Row({ session, aside, children }: { session: Session; aside: ReactNode; children: ReactNode }) {
  return (
    <li className="relative flex items-start justify-between gap-4 px-4 py-2.5 hover:bg-sunken">
      <div className="min-w-0">
        {/* The link covers the row: one target, one stop for the keyboard. */}
        <Link
          href={session.href}
          prefetch={false}
          className="block truncate font-medium text-ink text-sm after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          <bdi>{session.name ?? session.id}</bdi>
        </Link>
        <div className="mt-0.5 flex flex-wrap items-center gap-x-2.5 text-ink-muted text-xs">
          <ServiceMark service={session.service} />
          <span title={session.owner ?? undefined}>
            {session.owner === null ? (
              <>
                owner: <MissingField session={session} field="owner" />
              </>
            ) : (
              toOwnerLabel(session.owner)
            )}
          </span>
          {session.service === 'glue' ? null : <span className="truncate">{session.scope.name}</span>}
          {session.stale ? <span className="text-warn">last known</span> : null}
        </div>
        {children}
      </div>
      <div className="shrink-0 text-right text-xs tabular-nums">{aside}</div>
    </li>
  );
}

/** An idle session: for how long, since when, and when it will stop by itself. */
export function IdleRow({ session, nowMs }: { session: Session; nowMs: number }) {
  const idleMs = toMs(session.idleSince);
  const stopsMs = toMs(session.stopsAt);
  return (
    <Row
      session={session}
      aside={
        <>
          <span className="block font-semibold text-phase-idle text-sm">
            {idleMs === null ? (
              <MissingField session={session} field="idleSince" />
            ) : (
              formatDuration((nowMs - idleMs) / 1000)
            )}
          </span>
          {session.idleSince === null ? null : (
            <span className="block text-ink-muted">
              since <Time iso={session.idleSince} nowMs={nowMs} />
            </span>
          )}
        </>
      }
    >
      <p className="text-ink-muted text-xs">
        {stopsMs === null ? (
          <>
            stops by itself: <MissingField session={session} field="stopsAt" />
          </>
        ) : stopsMs <= nowMs ? (
          'stops by itself any moment now'
        ) : (
          `stops by itself in ${formatDuration((stopsMs - nowMs) / 1000)}`
        )}
      </p>
    </Row>
  );
}

/** A failed session with the service's reason. */
export function FailureRow({ session, nowMs }: { session: Session; nowMs: number }) {
  const at = session.endedAt ?? session.createdAt;
  return (
    <Row
      session={session}
      aside={
        <>
          <span className="block text-ink">
            {at === null ? <MissingField session={session} field="endedAt" /> : formatAge(at, nowMs)}
          </span>
          {at === null ? null : (
            <span className="block text-ink-muted">
              <Time iso={at} nowMs={nowMs} />
            </span>
          )}
        </>
      }
    >
      <p className="wrap-anywhere mt-0.5 line-clamp-2 text-danger text-xs">
        {session.stateReason === null ? (
          <MissingField session={session} field="stateReason" />
        ) : (
          <MaskedText text={session.stateReason} />
        )}
      </p>
    </Row>
  );
}
