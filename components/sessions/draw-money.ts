import type { CellContent } from '@/components/data-table/cell-content.ts';
import type { Markup } from '@/components/ui/markup.ts';
import { formatDuration } from '@/lib/client/format.ts';
import { formatBound } from '@/lib/client/format-money.ts';
import { burnOf, costAt, costAtStop, idleCostAt } from '@/lib/cost/growth.ts';
import type { Session } from '@/lib/domain/session.ts';
import type { Cell } from '@/lib/tables/cell.ts';

type Drawn = Pick<CellContent, 'children' | 'className' | 'title'>;

const READ = { cost: costAt, burn: burnOf, idleCost: idleCostAt };

export type MoneyFieldName = keyof typeof READ;

export function isMoneyField(id: string): id is MoneyFieldName {
  return Object.hasOwn(READ, id);
}

/** One of a session's amounts at a moment (epoch ms). */
export function drawMoney(
  cell: Extract<Cell, { kind: 'money' }>,
  field: MoneyFieldName,
  session: Session,
  nowMs: number,
): Drawn {
  const tone = field === 'idleCost' ? 'font-medium text-phase-idle' : 'text-ink';
  return {
    className: `truncate text-xs tabular-nums ${tone}`,
    title: cell.title,
    children: drawAmount(cell, field, session, nowMs),
  };
}

/** The amount, and how it stands to the true one: below it, or about it. "Less than a cent" says enough by itself. */
function drawAmount(
  cell: Extract<Cell, { kind: 'money' }>,
  field: MoneyFieldName,
  session: Session,
  nowMs: number,
): readonly Markup[] {
  const amount = READ[field](session, nowMs);
  if (amount === null) return [];
  const text = formatBound(amount, cell.atLeast);
  const bound = cell.atLeast ? (['≥', 'at least '] as const) : cell.estimate ? (['≈', 'about '] as const) : null;
  if (bound === null || text.startsWith('<')) return [text];
  return [
    {
      tag: 'span',
      className: 'mr-0.5 font-normal text-ink-faint',
      attributes: { 'aria-hidden': 'true' },
      children: [bound[0]],
    },
    { tag: 'span', className: 'sr-only', children: [bound[1]] },
    text,
  ];
}

/** Until a session stops by itself; the hint says what it will have cost by then. */
export function drawStop(untilMs: number, session: Session, nowMs: number): Drawn {
  const leftSeconds = (untilMs - nowMs) / 1000;
  const forecast = costAtStop(session);
  const bound = forecast?.atLeast ? 'at least' : 'about';
  return {
    className: 'truncate text-ink text-xs tabular-nums',
    title:
      forecast === null ? null : `It will have cost ${bound} ${formatBound(forecast.amount, forecast.atLeast)} by then`,
    children: [leftSeconds <= 0 ? 'any moment' : formatDuration(leftSeconds)],
  };
}
