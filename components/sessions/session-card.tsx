'use client';

import type { ReactNode } from 'react';
import { classNames } from '@/lib/client/class-names.ts';
import type { Session } from '@/lib/domain/session.ts';
import { PhaseBadge } from './phase-badge.tsx';
import { ServiceMark } from './service-mark.tsx';
import { CreatedValue, DurationValue, IdleValue, NameValue, OwnerValue, UsageValue } from './session-values.tsx';

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-2xs text-ink-faint">{label}</dt>
      <dd className="min-w-0 truncate">{children}</dd>
    </div>
  );
}

export type SessionCardProps = { session: Session; unconfirmed: boolean };

/** A row on a narrow screen. */
export function SessionCard({ session, unconfirmed }: SessionCardProps) {
  return (
    <div
      className={classNames(
        'relative flex h-full flex-col justify-between px-4 py-2.5 has-[a:focus-visible]:bg-sunken',
        unconfirmed && 'bg-[repeating-linear-gradient(135deg,transparent_0_6px,var(--sunken)_6px_12px)]',
      )}
    >
      <div className="flex items-center justify-between gap-3">
        <NameValue session={session} withId={false} whole />
        <span className="max-w-[45%] shrink-0">
          <PhaseBadge phase={session.phase} state={session.state} />
        </span>
      </div>
      <div className="flex min-w-0 items-center gap-3">
        <span className="shrink-0">
          <ServiceMark service={session.service} />
        </span>
        <span className="flex min-w-0 items-center gap-1 text-xs">
          <span className="sr-only">Owner:</span>
          <OwnerValue session={session} />
        </span>
      </div>
      <dl className="grid grid-cols-[1.05fr_0.85fr_1.4fr_0.8fr] gap-2">
        <Fact label="Created">
          <CreatedValue session={session} />
        </Fact>
        <Fact label="Duration">
          <DurationValue session={session} />
        </Fact>
        <Fact label="Usage">
          <UsageValue session={session} />
        </Fact>
        <Fact label="Idle for">
          <IdleValue session={session} />
        </Fact>
      </dl>
    </div>
  );
}
