import type { Cost, CostBasis } from '../cost/cost.ts';
import { toText } from '../cost/decimal.ts';
import { type Amount, burnOf, costAt, costAtStop, idleCostAt, toGrownMs } from '../cost/growth.ts';
import type { Session } from '../domain/session.ts';
import { toMs } from '../domain/time-range.ts';
import { type Cell, toMissingCell } from './cell.ts';

const BASIS: Record<Exclude<CostBasis, 'unknown'>, string> = {
  'billed-usage': 'what AWS bills × list price',
  'reported-usage': 'what AWS reports as used × list price',
  estimate: 'our estimate while it runs',
};

/** What an amount rests on, in words; of one that nobody knows nothing. */
export function describeBasis({ basis, atLeast }: Pick<Cost, 'basis' | 'atLeast'>): string {
  if (basis === 'unknown') return '';
  return atLeast ? `at least; ${BASIS[basis]}` : BASIS[basis];
}

const READ = { cost: costAt, burnPerHour: burnOf, idleCost: idleCostAt };

/** One of a session's amounts at a moment (epoch ms): its text is the exact decimal. */
export function toMoneyCell(field: keyof typeof READ, session: Session, nowMs: number): Cell {
  const amount: Amount | null = READ[field](session, nowMs);
  if (amount === null) return toMissingCell(session.missing[field]);
  const { basis, atLeast } = session[field];
  return {
    kind: 'money',
    missing: null,
    text: toText(amount.value),
    title: describeBasis(session[field]),
    currency: amount.currency,
    atLeast,
    estimate: basis === 'estimate',
    growing: field !== 'burnPerHour' && toGrownMs(session[field], session, nowMs) !== null,
  };
}

/** The time left until a session stops by itself; the title says when that is, and what it will have cost by then. */
export function toStopCell(session: Session): Cell {
  const untilMs = toMs(session.stopsAt);
  if (session.stopsAt === null || untilMs === null) return toMissingCell(session.missing.stopsAt);
  const forecast = costAtStop(session);
  const bound = forecast?.atLeast ? 'at least ' : '';
  const costs =
    forecast === null
      ? ''
      : `, and will have cost ${bound}${toText(forecast.amount.value)} ${forecast.amount.currency}`;
  return { kind: 'countdown', missing: null, text: session.stopsAt, title: `at ${session.stopsAt}${costs}`, untilMs };
}
