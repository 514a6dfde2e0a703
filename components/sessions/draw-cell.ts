import type { CellContent } from '@/components/data-table/cell-content.ts';
import type { Markup } from '@/components/ui/markup.ts';
import { classNames } from '@/lib/client/class-names.ts';
import { formatDuration, formatFullTime, formatQuantity, formatTime } from '@/lib/client/format.ts';
import type { Clock } from '@/lib/client/preferences.ts';
import type { Session } from '@/lib/domain/session.ts';
import type { Cell } from '@/lib/tables/cell.ts';
import type { SessionField } from '@/lib/tables/session-fields.ts';
import { drawAbsence, drawMissing, drawNothing, isNothing } from './draw-missing.ts';
import { drawMoney, drawStop, isMoneyField } from './draw-money.ts';
import { toPhaseWord } from './phase-look.ts';
import { SERVICE_SHORT, toServiceWord } from './service-look.ts';
import { type SessionValue, toSessionValue } from './session-value.ts';

const SHORT_UNIT = { 'DPU-seconds': 'DPU-s', 'vCPU-hours': 'vCPU-h' } as const;

export type DrawOptions = { nowMs: number; clock: Clock };

/** The value of one field of a row, or the reason for having none. */
export function drawCell(field: SessionField, session: Session, { nowMs, clock }: DrawOptions): CellContent {
  const cell = field.value(session, nowMs);
  const grows = isGrowing(cell);
  return {
    title: null,
    ticks: grows || cell.kind === 'countdown',
    // What grows with the clock is another one at every look: that is no news.
    news: grows ? null : cell.text,
    ...drawValue(field, session, cell, nowMs, clock),
  };
}

function isGrowing(cell: Cell): boolean {
  return (cell.kind === 'duration' && cell.running) || (cell.kind === 'money' && cell.growing);
}

type Drawn = Pick<CellContent, 'children' | 'className'> & Partial<CellContent>;

function drawValue(field: SessionField, session: Session, cell: Cell, nowMs: number, clock: Clock): Drawn {
  const value = toSessionValue(field, session, cell);
  if (value !== null) return drawButton(value, session, cell);
  if (field.id === 'scope' && session.service === 'glue')
    return drawAbsence('none in Glue', 'AWS Glue has no applications or workgroups');
  if (cell.kind === 'money' && isMoneyField(field.id)) return drawMoney(cell, field.id, session, nowMs);
  const quiet = field.id === 'burn' || field.id === 'idleCost' || field.id === 'stops';
  if (cell.kind === 'missing' && quiet && isNothing(cell.missing)) return drawNothing(cell.missing);
  if (cell.kind === 'countdown') return drawStop(cell.untilMs, session, nowMs);
  return drawPlain(cell, nowMs, clock, field.id === 'idle');
}

/**
 * A value that can be clicked. Not a tab stop of its own, or a list would have hundreds: the arrow keys reach it from the
 * row. What a click does is the business of whoever holds the list.
 */
function drawButton(value: SessionValue, session: Session, cell: Cell): Drawn {
  const plain = value.field !== 'service' && value.field !== 'state';
  return {
    className: '',
    children: [
      {
        tag: 'button',
        className: classNames(
          '-mx-1 h-6 max-w-[calc(100%+0.5rem)] rounded-sm px-1 hover:bg-line focus-visible:bg-line',
          plain ? 'block truncate text-ink-muted text-xs' : 'flex items-center gap-1.5',
        ),
        attributes: {
          type: 'button',
          tabindex: '-1',
          title: value.field === 'state' ? (cell.title ?? value.text) : value.text,
          'aria-haspopup': 'menu',
          'data-field': value.field,
          ...(plain ? { dir: 'auto' } : {}),
        },
        children: plain ? [value.label] : drawMark(value, session),
      },
    ],
  };
}

function drawMark({ field, label }: SessionValue, { service, phase }: Session): readonly Markup[] {
  return field === 'service' ? toServiceWord(service, SERVICE_SHORT[service]) : toPhaseWord(phase, label);
}

function drawPlain(cell: Cell, nowMs: number, clock: Clock, idle: boolean): Drawn {
  switch (cell.kind) {
    case 'missing':
      return drawMissing(cell.missing);
    case 'time':
      return {
        className: 'truncate text-ink-muted text-xs',
        title: `${formatFullTime(cell.text, 'utc')}\n${formatFullTime(cell.text, 'local')}`,
        children: [
          {
            tag: 'time',
            className: '',
            attributes: { datetime: cell.text },
            children: [formatTime(cell.text, clock, nowMs)],
          },
        ],
      };
    case 'duration':
      return {
        className: classNames('truncate text-xs tabular-nums', idle ? 'font-medium text-phase-idle' : 'text-ink'),
        children: [formatDuration(cell.seconds)],
      };
    case 'quantity':
      return {
        className: 'truncate text-ink text-xs tabular-nums',
        title: `${cell.text} ${cell.unit}${cell.title === null ? '' : ` ${cell.title}`}`,
        children: [
          formatQuantity(cell.amount),
          { tag: 'span', className: 'ml-1 text-2xs text-ink-faint', children: [SHORT_UNIT[cell.unit]] },
        ],
      };
    case 'money':
    case 'countdown':
    case 'tags':
    case 'text':
      return {
        className: 'truncate text-ink-muted text-xs',
        title: cell.title ?? cell.text,
        children: [{ tag: 'bdi', className: '', children: [cell.text] }],
      };
  }
}
