'use client';

import { History } from 'lucide-react';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Time } from '@/components/ui/time.tsx';
import { classNames } from '@/lib/client/class-names.ts';
import { formatDuration, formatQuantity } from '@/lib/client/format.ts';
import type { Session } from '@/lib/domain/session.ts';
import type { Cell } from '@/lib/tables/cell.ts';
import type { SessionField } from '@/lib/tables/session-fields.ts';
import { CellValue } from './cell-actions.tsx';
import { Changed } from './changed.tsx';
import { LiveDuration } from './live-duration.tsx';
import { MissingReasonText } from './missing-reason.tsx';
import { isMoneyField, isNothing, MoneyCell, NothingCell, StopCell } from './money-cell.tsx';
import { PhaseWord } from './phase-badge.tsx';
import { useOpenRow } from './row-selection.tsx';
import { SERVICE_SHORT, ServiceDot } from './service-mark.tsx';

const is = (value: string) => ({ op: 'is', value }) as const;

const SHORT_UNIT = { 'DPU-seconds': 'DPU-s', 'vCPU-hours': 'vCPU-h' } as const;

/** The name, or the id where there is none: the row's link. `whole` spreads it over everything around. */
export function NameCell({ session, withId, whole = false }: { session: Session; withId: boolean; whole?: boolean }) {
  const named = session.name !== null && session.name !== '';
  const open = useOpenRow() === session.key;
  // A plain link: the list itself takes the click, and leads beside it or to the page.
  const link = (
    <a
      href={session.href}
      {...(open ? { 'aria-current': 'true' } : {})}
      title={session.id}
      dir="auto"
      className={classNames(
        'block min-w-0 truncate rounded-sm text-start text-ink',
        named ? 'font-medium text-sm' : 'font-mono text-xs',
        whole ? 'after:absolute after:inset-0' : 'hover:underline',
      )}
    >
      {named ? session.name : session.id}
    </a>
  );
  if (!session.stale && !(withId && named)) return link;
  return (
    <span className="flex min-w-0 flex-col justify-center">
      <span className="flex min-w-0 items-center gap-1.5">
        {link}
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

/** The value of one field of a row, or the reason for having none. */
export function SessionCell({ field, session }: { field: SessionField; session: Session }) {
  const cell = field.value(session, Date.now());
  return (
    <Changed of={session.key} text={isRunning(cell) ? null : cell.text}>
      <Value field={field} session={session} cell={cell} />
    </Changed>
  );
}

/** What runs with the clock is another one at every look: that is no news. */
function isRunning(cell: Cell): boolean {
  return (cell.kind === 'duration' && cell.running) || (cell.kind === 'money' && cell.growing);
}

function Value({ field, session, cell }: { field: SessionField; session: Session; cell: Cell }) {
  switch (field.id) {
    case 'service':
      return (
        <CellValue field="service" term={is(session.service)} label={cell.text} text={session.service}>
          <ServiceDot service={session.service} />
          <span className="truncate text-ink-muted text-xs">{SERVICE_SHORT[session.service]}</span>
        </CellValue>
      );
    case 'state':
      return (
        <CellValue field="state" term={is(session.state)} label={session.state} hint={cell.title}>
          <PhaseWord phase={session.phase} state={session.state} />
        </CellValue>
      );
    case 'scope':
      if (session.service !== 'glue') break;
      return <MissingValue title="AWS Glue has no applications or workgroups">none in Glue</MissingValue>;
  }
  if (cell.kind === 'money' && isMoneyField(field.id))
    return <MoneyCell cell={cell} field={field.id} session={session} />;
  const quiet = field.id === 'burn' || field.id === 'idleCost' || field.id === 'stops';
  if (cell.kind === 'missing' && quiet && isNothing(cell.missing)) return <NothingCell reason={cell.missing} />;
  if (cell.kind === 'countdown') return <StopCell untilMs={cell.untilMs} session={session} />;
  if (cell.kind === 'text' && field.filter !== null) {
    return <CellValue field={field.filter} term={is(cell.text)} label={cell.text} text={cell.title ?? cell.text} />;
  }
  return <PlainCell cell={cell} nowMs={Date.now()} idle={field.id === 'idle'} />;
}

function PlainCell({ cell, nowMs, idle }: { cell: Cell; nowMs: number; idle: boolean }) {
  switch (cell.kind) {
    case 'missing':
      return (
        <span className="block truncate">
          <MissingReasonText short reason={cell.missing} />
        </span>
      );
    case 'time':
      return <Time iso={cell.text} nowMs={nowMs} className="block truncate text-ink-muted text-xs" />;
    case 'duration':
      return (
        <span
          className={classNames(
            'block truncate text-xs tabular-nums',
            idle ? 'font-medium text-phase-idle' : 'text-ink',
          )}
        >
          {cell.running ? <LiveDuration sinceMs={nowMs - cell.seconds * 1000} /> : formatDuration(cell.seconds)}
        </span>
      );
    case 'quantity':
      return (
        <span
          title={`${cell.text} ${cell.unit}${cell.title === null ? '' : ` ${cell.title}`}`}
          className="block truncate text-ink text-xs tabular-nums"
        >
          {formatQuantity(cell.amount)}
          <span className="ml-1 text-2xs text-ink-faint">{SHORT_UNIT[cell.unit]}</span>
        </span>
      );
    case 'money':
    case 'countdown':
    case 'tags':
    case 'text':
      return (
        <bdi title={cell.title ?? cell.text} className="block truncate text-ink-muted text-xs">
          {cell.text}
        </bdi>
      );
  }
}
