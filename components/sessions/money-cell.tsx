'use client';

import { useSeconds } from '@/lib/client/clock.ts';
import { formatDuration } from '@/lib/client/format.ts';
import { formatMoney } from '@/lib/client/format-money.ts';
import { burnOf, costAt, costAtStop, idleCostAt } from '@/lib/cost/growth.ts';
import type { Session } from '@/lib/domain/session.ts';
import type { Cell } from '@/lib/tables/cell.ts';

const READ = { cost: costAt, burn: burnOf, idleCost: idleCostAt };

export type MoneyFieldName = keyof typeof READ;

export function isMoneyField(id: string): id is MoneyFieldName {
  return Object.hasOwn(READ, id);
}

type MoneyProps = { cell: Extract<Cell, { kind: 'money' }>; field: MoneyFieldName; session: Session };

/** One of a session's amounts; what grows does so while it is looked at. */
export function MoneyCell({ cell, field, session }: MoneyProps) {
  const tone = field === 'idleCost' ? 'font-medium text-phase-idle' : 'text-ink';
  return (
    <span title={cell.title ?? undefined} className={`block truncate text-xs tabular-nums ${tone}`}>
      <Bound cell={cell} />
      {cell.growing ? (
        <GrowingAmount field={field} session={session} />
      ) : (
        <Amount field={field} session={session} nowMs={0} />
      )}
    </span>
  );
}

/** How the amount stands to the true one: below it, or about it. */
function Bound({ cell }: { cell: MoneyProps['cell'] }) {
  if (!cell.atLeast && !cell.estimate) return null;
  return (
    <>
      <span aria-hidden="true" className="mr-0.5 font-normal text-ink-faint">
        {cell.atLeast ? '≥' : '≈'}
      </span>
      <span className="sr-only">{cell.atLeast ? 'at least ' : 'about '}</span>
    </>
  );
}

function GrowingAmount(props: Pick<MoneyProps, 'field' | 'session'>) {
  return <Amount {...props} nowMs={useSeconds(0)} />;
}

function Amount({ field, session, nowMs }: Pick<MoneyProps, 'field' | 'session'> & { nowMs: number }) {
  const amount = READ[field](session, nowMs);
  return amount === null ? null : formatMoney(amount);
}

/** Until a session stops by itself; the hint says what it will have cost by then. */
export function StopCell({ untilMs, session }: { untilMs: number; session: Session }) {
  const nowMs = useSeconds(untilMs);
  const leftSeconds = (untilMs - nowMs) / 1000;
  const amount = costAtStop(session);
  const bound = session.cost.atLeast || session.burnPerHour.atLeast ? 'at least ' : 'about ';
  const title = amount === null ? undefined : `It will have cost ${bound}${formatMoney(amount)} by then`;
  return (
    <span title={title} className="block truncate text-ink text-xs tabular-nums">
      {leftSeconds <= 0 ? 'any moment' : formatDuration(leftSeconds)}
    </span>
  );
}
