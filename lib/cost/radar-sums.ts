import type { MoneySum } from '../domain/overview.ts';
import type { RadarIdle } from '../domain/radar.ts';
import { AVOIDABLE_AFTER_MINUTES } from '../domain/radar.ts';
import type { Bounds } from '../domain/time-range.ts';
import { type Decimal, parseDecimal, ZERO } from './decimal.ts';
import { type IdlePortion, type Idler, toIdlePortion } from './idle-portion.ts';
import { toMoneySum } from './spend-portions.ts';
import { closeTally, countKnown, openTally } from './totals.ts';

/** The idle time of one session behind a finding; null where nothing tells whether it idled. */
export type IdleReading = IdlePortion | null;

/** Reads the idle time of sessions within bounds, each once: it stands under several findings. */
export function openIdleReader(bounds: Bounds, nowMs: number) {
  const known = new Map<Idler, Partial<Record<RadarIdle['of'], IdleReading>>>();
  return (idler: Idler, of: RadarIdle['of']): IdleReading => {
    const readings = known.get(idler) ?? {};
    known.set(idler, readings);
    const found = readings[of];
    if (found !== undefined) return found;
    const reading = toIdlePortion(idler, bounds, of === 'all' ? 0 : AVOIDABLE_AFTER_MINUTES, nowMs);
    readings[of] = reading;
    return reading;
  };
}

/** Adds up the cost of idle time; a session of which it is not known makes the sum a lower bound. */
export function sumIdle(readings: readonly IdleReading[], complete: boolean): MoneySum {
  const tally = openTally();
  for (const reading of readings) {
    if (reading === null || (reading.amount === null && reading.ms > 0)) tally.unknown += 1;
    else if (reading.amount !== null) {
      countKnown(tally, reading.amount, { atLeast: reading.atLeast, basis: 'estimate' });
    }
  }
  return toMoneySum(closeTally(tally), complete);
}

/** The largest amount of a sum, for putting sums in an order. */
export function toRankValue({ amounts }: MoneySum): Decimal {
  return (amounts[0] && parseDecimal(amounts[0].amount)) ?? ZERO;
}
