import { toEdges } from '../domain/calendar.ts';
import type { Session } from '../domain/session.ts';
import { toMs } from '../domain/time-range.ts';
import type { Bucket } from '../domain/usage-series.ts';
import type { Decimal } from './decimal.ts';
import { type Amount, costAtStop, type Forecast } from './growth.ts';
import { findSumDigits } from './shown-digits.ts';
import { type Spend, spentBefore, spentWithin, toSpend } from './spend.ts';

/** How a session's cost grew; amounts at any moment are `costUntil`. `stop`: when it stops by itself, with the cost by then. */
export type CostCurve = { spend: Spend; stop: { ms: number; forecast: Forecast } | null };

/** The growth of a session's cost up to a moment (epoch ms); null where its amount or its life is not known. */
export function toCostCurve(session: Session, nowMs: number): CostCurve | null {
  const spend = toSpend(session, nowMs);
  if (spend === null || spend.endMs <= spend.startMs) return null;
  const stopMs = toMs(session.stopsAt);
  const forecast = costAtStop(session);
  const ahead = stopMs !== null && stopMs > spend.endMs && forecast !== null;
  return { spend, stop: ahead ? { ms: stopMs, forecast } : null };
}

/** What had been spent by a moment; after now, at the rate that leads to the forecast. */
export function costUntil({ spend, stop }: CostCurve, ms: number): Amount {
  const { amount, endMs } = spend;
  if (stop === null || ms <= endMs) return { ...amount, value: spentBefore(spend, ms) };
  const ahead = stop.forecast.amount.value - amount.value;
  const part = BigInt(Math.round(Math.min(ms, stop.ms) - endMs));
  return { ...amount, value: amount.value + (ahead * part) / BigInt(Math.max(1, Math.round(stop.ms - endMs))) };
}

export type CostStretch = { fromMs: number; toMs: number; value: Decimal };
export type CostByTime = { bucket: Bucket; stretches: CostStretch[]; digits: number };

const BUCKETS: readonly Bucket[] = ['hour', 'day', 'week', 'month'];
const MOST_STRETCHES = 31;

/**
 * The cost by the hours, days, weeks or months of a zone, the finest of which there are at most 31. The stretches add up
 * to the cost exactly, and with `digits` also as they are shown.
 */
export function toCostByTime({ spend }: CostCurve, zone: string): CostByTime | null {
  for (const bucket of BUCKETS) {
    const edges = toEdges(spend.startMs, spend.endMs - 1, bucket, zone, MOST_STRETCHES);
    if (edges === null) continue;
    const stretches = edges.slice(0, -1).map((fromMs, index): CostStretch => {
      const toMs = Math.min(edges[index + 1] ?? spend.endMs, spend.endMs);
      return { fromMs, toMs, value: spentWithin(spend, { fromMs, toMs }) };
    });
    const parts = stretches.map(({ value }) => value);
    return { bucket, stretches, digits: findSumDigits([{ parts, whole: spend.amount.value }]) };
  }
  return null;
}
