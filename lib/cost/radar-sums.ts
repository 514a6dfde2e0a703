import type { MoneySum } from '../domain/overview.ts';
import { AVOIDABLE_AFTER_MINUTES, type RadarIdle } from '../domain/radar.ts';
import { type Decimal, parseDecimal, ZERO } from './decimal.ts';
import { type IdlePortion, type Idler, toIdlePortion } from './idle-portion.ts';
import type { RadarQuestion } from './radar-input.ts';
import { toMoneySum } from './spend-portions.ts';
import { closeTally, countKnown, joinTally, openTally, type Tally } from './totals.ts';

/** The idle time of one session behind a finding; null where nothing tells whether it idled. */
export type IdleReading = IdlePortion | null;

/** Reads the idle time of one session, of each kind once: it stands under several findings. */
export function openIdleReader(idler: Idler, { bounds, nowMs }: Pick<RadarQuestion, 'bounds' | 'nowMs'>) {
  const known: Partial<Record<RadarIdle['of'], IdleReading>> = {};
  return (of: RadarIdle['of']): IdleReading => {
    const found = known[of];
    if (found !== undefined) return found;
    const reading = toIdlePortion(idler, bounds, of === 'all' ? 0 : AVOIDABLE_AFTER_MINUTES, nowMs);
    known[of] = reading;
    return reading;
  };
}

/** Idle time and its cost, while they are added up. */
export type IdleSum = { ms: number; tally: Tally };

/** Nothing added up yet. */
export function openIdleSum(): IdleSum {
  return { ms: 0, tally: openTally() };
}

/** Adds one session; one whose cost of idling is not known makes the sum a lower bound. */
export function addReading(sum: IdleSum, reading: IdleReading): void {
  sum.ms += reading?.ms ?? 0;
  if (reading === null || (reading.amount === null && reading.ms > 0)) sum.tally.unknown += 1;
  else if (reading.amount !== null) {
    countKnown(sum.tally, reading.amount, { atLeast: reading.atLeast, basis: 'estimate' });
  }
}

/** Several sums as one. */
export function joinIdleSums(sums: readonly IdleSum[]): IdleSum {
  const all = openIdleSum();
  for (const { ms, tally } of sums) {
    all.ms += ms;
    joinTally(all.tally, tally);
  }
  return all;
}

/** The cost of idle time as it is sent. */
export function toIdleMoney({ tally }: IdleSum, complete: boolean): MoneySum {
  return toMoneySum(closeTally(tally), complete);
}

/** Idle time and its cost as they are sent. */
export function toRadarIdle(of: RadarIdle['of'], sum: IdleSum, complete: boolean): RadarIdle {
  return { of, seconds: Math.round(sum.ms / 1000), sum: toIdleMoney(sum, complete) };
}

/** The cost of one session's idle time as it is sent. */
export function toReadingMoney(reading: IdleReading): MoneySum {
  const sum = openIdleSum();
  addReading(sum, reading);
  return toIdleMoney(sum, true);
}

/** The largest amount of a sum, for putting sums in an order. */
export function toRankValue({ amounts }: MoneySum): Decimal {
  return (amounts[0] && parseDecimal(amounts[0].amount)) ?? ZERO;
}
