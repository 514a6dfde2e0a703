'use client';

import { toReact } from '@/components/ui/markup-view.tsx';
import { classNames } from '@/lib/client/class-names.ts';
import type { Session } from '@/lib/domain/session.ts';
import { SESSION_FIELDS } from '@/lib/tables/session-fields.ts';
import { drawBox, drawName } from './draw-name.ts';
import { PhaseBadge } from './phase-badge.tsx';
import { useOpenRow, useSelectedRows } from './row-selection.tsx';
import { ServiceMark } from './service-mark.tsx';
import { SessionCell } from './session-cell.tsx';

const find = (id: string) => SESSION_FIELDS.filter((field) => field.id === id);

const FACTS = ['cost', 'burn', 'idle', 'idleCost'].flatMap(find);
const TIMES = ['created', 'duration'].flatMap(find);
const OWNER = find('owner');

export type SessionCardProps = { session: Session; unconfirmed: boolean };

/** A row on a narrow screen. */
export function SessionCard({ session, unconfirmed }: SessionCardProps) {
  const open = useOpenRow() === session.key;
  const selected = useSelectedRows().has(session.key);
  return (
    <div
      className={classNames(
        'relative flex h-full flex-col justify-between px-4 py-2.5 has-[a:focus-visible]:bg-sunken has-[input:checked]:bg-accent-soft',
        unconfirmed && 'bg-[repeating-linear-gradient(135deg,transparent_0_6px,var(--sunken)_6px_12px)]',
      )}
    >
      <div className="flex items-center gap-1">
        {toReact(drawBox(session, selected))}
        <span className="min-w-0 flex-1">{toReact(drawName(session, { withId: false, open, whole: true }))}</span>
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
          {OWNER.map((field) => (
            <SessionCell key={field.id} field={field} session={session} />
          ))}
        </span>
        <span className="ml-auto flex shrink-0 items-center gap-2">
          {TIMES.map((field) => (
            <span key={field.id}>
              <span className="sr-only">{field.header}: </span>
              <SessionCell field={field} session={session} />
            </span>
          ))}
        </span>
      </div>
      <dl className="grid grid-cols-4 gap-2">
        {FACTS.map((field) => (
          <div key={field.id} className="min-w-0">
            <dt className="text-2xs text-ink-faint">{field.header}</dt>
            <dd className="min-w-0 truncate">
              <SessionCell field={field} session={session} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
