'use client';

import { History } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Time } from '@/components/ui/time.tsx';
import { classNames } from '@/lib/client/class-names.ts';
import { formatDuration, formatQuantity } from '@/lib/client/format.ts';
import { rememberOpened } from '@/lib/client/list-position.ts';
import { toOwnerLabel, toRoleLabel } from '@/lib/domain/owner.ts';
import { isLive } from '@/lib/domain/phase.ts';
import type { MissingField, Session } from '@/lib/domain/session.ts';
import { toMs } from '@/lib/domain/time-range.ts';
import { CellValue } from './cell-actions.tsx';
import { LiveDuration } from './live-duration.tsx';
import { MissingReasonText } from './missing-reason.tsx';
import { PhaseBadge } from './phase-badge.tsx';
import { ServiceMark } from './service-mark.tsx';

const is = (value: string) => ({ op: 'is', value }) as const;

function Missing({ session, field }: { session: Session; field: MissingField }) {
  return (
    <span className="block truncate">
      <MissingReasonText short reason={session.missing[field]} />
    </span>
  );
}

export function ServiceValue({ session }: { session: Session }) {
  return (
    <CellValue field="service" term={is(session.service)} label={session.service}>
      <ServiceMark service={session.service} />
    </CellValue>
  );
}

/** The name, or the id where there is none: the row's link. `whole` spreads it over everything around. */
export function NameValue({ session, withId, whole = false }: { session: Session; withId: boolean; whole?: boolean }) {
  const named = session.name !== null && session.name !== '';
  return (
    <span className="flex min-w-0 flex-col justify-center">
      <span className="flex min-w-0 items-center gap-1.5">
        <Link
          href={session.href}
          prefetch={false}
          title={session.id}
          onClick={() => rememberOpened(session.href)}
          className={classNames(
            'pointer-events-auto min-w-0 truncate rounded-sm text-ink',
            named ? 'font-medium text-sm' : 'font-mono text-xs',
            whole ? 'after:absolute after:inset-0' : 'hover:underline',
          )}
        >
          <bdi>{named ? session.name : session.id}</bdi>
        </Link>
        {session.stale ? (
          <span title="Last known: the latest listing did not confirm it" className="shrink-0 text-warn">
            <History aria-hidden="true" className="size-3.5" />
            <span className="sr-only">(last known)</span>
          </span>
        ) : null}
      </span>
      {withId && named ? <bdi className="truncate font-mono text-2xs text-ink-faint">{session.id}</bdi> : null}
    </span>
  );
}

export function StateValue({ session }: { session: Session }) {
  return (
    <CellValue field="state" term={is(session.state)} label={session.state} text={session.stateReason ?? session.state}>
      <PhaseBadge phase={session.phase} state={session.state} />
    </CellValue>
  );
}

export function ScopeValue({ session }: { session: Session }) {
  const { id, name } = session.scope;
  if (session.service === 'glue')
    return <MissingValue title="AWS Glue has no applications or workgroups">none in Glue</MissingValue>;
  return <CellValue field="scope" term={is(id)} label={name} text={name === id ? id : `${name} (${id})`} />;
}

export function OwnerValue({ session }: { session: Session }) {
  const { owner } = session;
  if (owner === null) return <Missing session={session} field="owner" />;
  const label = toOwnerLabel(owner);
  return <CellValue field="owner" term={is(label)} label={label} text={owner} />;
}

export function RoleValue({ session }: { session: Session }) {
  const { roleArn } = session;
  if (roleArn === null) return <Missing session={session} field="roleArn" />;
  const label = toRoleLabel(roleArn);
  return <CellValue field="role" term={is(label)} label={label} text={roleArn} />;
}

export function VersionValue({ session }: { session: Session }) {
  const { version } = session;
  if (version === null) return <Missing session={session} field="version" />;
  return <CellValue field="version" term={is(version)} label={version} />;
}

export function CreatedValue({ session }: { session: Session }) {
  if (session.createdAt === null) return <Missing session={session} field="createdAt" />;
  return (
    <Time iso={session.createdAt} nowMs={Date.parse(session.asOf)} className="block truncate text-ink-muted text-xs" />
  );
}

function Figure({ children, unit, title }: { children: ReactNode; unit?: string; title?: string }) {
  return (
    <span title={title} className="block truncate text-ink text-xs tabular-nums">
      {children}
      {unit === undefined ? null : <span className="ml-1 text-2xs text-ink-faint">{unit}</span>}
    </span>
  );
}

export function DurationValue({ session }: { session: Session }) {
  const createdMs = toMs(session.createdAt);
  if (isLive(session.phase) && createdMs !== null) {
    return (
      <Figure title="Since it was created, and running">
        <LiveDuration sinceMs={createdMs} />
      </Figure>
    );
  }
  if (session.durationSeconds === null) return <Missing session={session} field="durationSeconds" />;
  return <Figure>{formatDuration(session.durationSeconds)}</Figure>;
}

/** DPU-seconds of Glue and Athena; billed vCPU-hours of EMR Serverless. */
export function UsageValue({ session }: { session: Session }) {
  const { dpuSeconds, billed } = session.usage;
  if (session.service !== 'emr-serverless') {
    if (dpuSeconds === null) return <Missing session={session} field="usage.dpuSeconds" />;
    return <Figure unit="DPU-s">{formatQuantity(dpuSeconds)}</Figure>;
  }
  const hours = billed?.vcpuHours ?? null;
  if (hours === null) return <Missing session={session} field="usage.billed" />;
  return (
    <Figure unit="vCPU-h" title="Billed vCPU-hours">
      {formatQuantity(hours)}
    </Figure>
  );
}

const MAY_IDLE = new Set(['idle', 'ready', 'degraded', 'unknown']);

export function IdleValue({ session }: { session: Session }) {
  const sinceMs = toMs(session.idleSince);
  if (sinceMs !== null && MAY_IDLE.has(session.phase)) {
    return (
      <span className="block truncate font-medium text-phase-idle text-xs tabular-nums">
        <LiveDuration sinceMs={sinceMs} />
      </span>
    );
  }
  return (
    <MissingReasonText
      short
      reason={sinceMs === null ? session.missing.idleSince : 'not-idle'}
      className="block truncate"
    />
  );
}
