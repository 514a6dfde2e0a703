import Link from 'next/link';
import type { ReactNode } from 'react';
import { MissingField } from '@/components/session-page/missing-field.tsx';
import { PhaseDot } from '@/components/sessions/phase-badge.tsx';
import { ServiceMark } from '@/components/sessions/service-mark.tsx';
import { toOwnerLabel } from '@/lib/domain/owner.ts';
import type { Session } from '@/lib/domain/session.ts';

/** A session in a list of the overview: its name as the link of the row, whose it is, and what the list is about. */
export function SessionLine({
  session,
  value,
  under,
  phase = false,
  children,
}: {
  session: Session;
  /** What stands out at the end of the row, and beneath it. */
  value: ReactNode;
  under?: ReactNode;
  phase?: boolean;
  children?: ReactNode;
}) {
  return (
    <li className="relative px-4 py-2.5 hover:bg-sunken">
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0 flex-1">
          {/* The link covers the row: one target, one stop for the keyboard. */}
          <Link
            href={session.href}
            prefetch={false}
            title={session.id}
            className="block truncate font-medium text-ink text-sm after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
          >
            <bdi>{session.name ?? session.id}</bdi>
          </Link>
          <div className="flex min-w-0 items-center gap-x-2.5 text-ink-muted text-xs">
            <span className="shrink-0">
              <ServiceMark service={session.service} />
            </span>
            {phase ? (
              <span className="inline-flex shrink-0 items-center gap-1.5">
                <PhaseDot phase={session.phase} />
                {session.phase}
              </span>
            ) : null}
            <Owner session={session} />
            {session.service === 'glue' ? null : (
              <bdi className="min-w-0 truncate text-ink-faint max-sm:hidden">{session.scope.name}</bdi>
            )}
            {session.stale ? <span className="shrink-0 text-warn">last known</span> : null}
          </div>
        </div>
        <div className="shrink-0 text-right text-xs tabular-nums">
          <div className="font-semibold text-ink text-sm">{value}</div>
          {under === undefined ? null : <div className="text-ink-muted">{under}</div>}
        </div>
      </div>
      {children}
    </li>
  );
}

function Owner({ session }: { session: Session }) {
  const { owner } = session;
  if (owner === null) {
    return (
      <span className="min-w-0 truncate">
        owner: <MissingField session={session} field="owner" />
      </span>
    );
  }
  return (
    <bdi title={owner} className="min-w-0 truncate">
      {toOwnerLabel(owner)}
    </bdi>
  );
}
