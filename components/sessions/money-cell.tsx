'use client';

import { useSeconds } from '@/lib/client/clock.ts';
import { formatDuration } from '@/lib/client/format.ts';
import { formatBound } from '@/lib/client/format-money.ts';
import { burnOf, costAt, costAtStop, idleCostAt } from '@/lib/cost/growth.ts';
import { MISSING_REASONS, type MissingReason } from '@/lib/domain/missing.ts';
import type { Session } from '@/lib/domain/session.ts';
import type { Cell } from '@/lib/tables/cell.ts';

const READ = { cost: costAt, burn: burnOf, idleCost: idleCostAt };

export type MoneyFieldName = keyof typeof READ;

export function isMoneyField(id: string): id is MoneyFieldName {
  return Object.hasOwn(READ, id);
}

type MoneyProps = { cell: Extract<Cell, { kind: 'money' }>; field: MoneyFieldName; session: Session };

/** One of a session's amounts; what grows does so while it is looked at. */
export function MoneyCell(props: MoneyProps) {
  const tone = props.field === 'idleCost' ? 'font-medium text-phase-idle' : 'text-ink';
  return (
    <span title={props.cell.title ?? undefined} className={`block truncate text-xs tabular-nums ${tone}`}>
      {props.cell.growing ? <GrowingAmount {...props} /> : <ShownAmount {...props} nowMs={0} />}
    </span>
  );
}

function GrowingAmount(props: MoneyProps) {
  return <ShownAmount {...props} nowMs={useSeconds(0)} />;
}

/** The amount, and how it stands to the true one: below it, or about it. "Less than a cent" says enough by itself. */
function ShownAmount({ cell, field, session, nowMs }: MoneyProps & { nowMs: number }) {
  const amount = READ[field](session, nowMs);
  if (amount === null) return null;
  const text = formatBound(amount, cell.atLeast);
  const bound = cell.atLeast ? ['≥', 'at least '] : cell.estimate ? ['≈', 'about '] : null;
  if (bound === null || text.startsWith('<')) return text;
  return (
    <>
      <span aria-hidden="true" className="mr-0.5 font-normal text-ink-faint">
        {bound[0]}
      </span>
      <span className="sr-only">{bound[1]}</span>
      {text}
    </>
  );
}

/** Nothing to pay or to wait for, which is known and not worth a word in every row; the hint and a reader say why. */
export function NothingCell({ reason }: { reason: MissingReason }) {
  const why = MISSING_REASONS[reason];
  return (
    <span title={why} className="block text-ink-faint text-xs">
      <span aria-hidden="true">–</span>
      <span className="sr-only">{why}</span>
    </span>
  );
}

const NOTHING: ReadonlySet<MissingReason> = new Set(['ended', 'not-idle', 'not-started', 'not-applicable']);

/** Whether a reason says that there is nothing of a kind, and not that nobody knows. */
export function isNothing(reason: MissingReason): boolean {
  return NOTHING.has(reason);
}

/** Until a session stops by itself; the hint says what it will have cost by then. */
export function StopCell({ untilMs, session }: { untilMs: number; session: Session }) {
  const nowMs = useSeconds(untilMs);
  const leftSeconds = (untilMs - nowMs) / 1000;
  const forecast = costAtStop(session);
  const title =
    forecast === null
      ? undefined
      : `It will have cost ${forecast.atLeast ? 'at least' : 'about'} ${formatBound(forecast.amount, forecast.atLeast)} by then`;
  return (
    <span title={title} className="block truncate text-ink text-xs tabular-nums">
      {leftSeconds <= 0 ? 'any moment' : formatDuration(leftSeconds)}
    </span>
  );
}
