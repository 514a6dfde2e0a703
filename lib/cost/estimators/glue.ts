import type { MissingReason } from '../../domain/missing.ts';
import { getCapacityDpus } from '../../domain/quantity.ts';
import type { Session } from '../../domain/session.ts';
import { toMs } from '../../domain/time-range.ts';
import { type FindPrice, type Line, toCost } from '../components.ts';
import { type CostReading, type SessionCosts, toUnknownCost } from '../cost.ts';
import { type Decimal, multiply, scale, toDecimal, ZERO } from '../decimal.ts';
import type { PriceBook } from '../price-book.ts';
import { toDpuKind, toPriceQuery } from '../price-query.ts';
import { toIdleCost } from './idle.ts';
import { hasStopped, toElapsedMs, toUnpricedCosts } from './life.ts';

/*
 * AWS Glue interactive sessions: one component, DPU-hours (M-DPU-hours of R and Z workers) × price.
 *
 * - Ended: DPUSeconds, which Glue defines as ExecutionTime × MaxCapacity; where it sent none, that product.
 * - A minute at least is billed: 60 s × MaxCapacity (pricing page of interactive sessions).
 * - Running: elapsed since CreatedOn × MaxCapacity, idle time included, as it is billed.
 * - MaxCapacity not sent: workers × DPU of the worker type.
 * - Failed without an execution time: unknown, as nothing tells whether it ever ran.
 */

const MINIMUM_SECONDS = 60;
const HOUR_SECONDS = 3_600n;
const HOUR_MS = 3_600_000n;

type Consumed = { hours: Decimal; minimum: boolean };

function atLeastAMinute(dpuSeconds: Decimal, capacity: Decimal | null): Consumed {
  const least = capacity === null ? ZERO : capacity * BigInt(MINIMUM_SECONDS);
  const minimum = least > dpuSeconds;
  return { hours: scale(minimum ? least : dpuSeconds, 1n, HOUR_SECONDS), minimum };
}

function toDpuSeconds({ usage, phase }: Session, capacity: Decimal | null): Decimal | null {
  const { dpuSeconds, executionSeconds } = usage;
  if (phase === 'failed' && !(executionSeconds !== null && executionSeconds > 0)) return null;
  if (dpuSeconds !== null) return toDecimal(dpuSeconds);
  const seconds = executionSeconds === null ? null : toDecimal(executionSeconds);
  return seconds === null || capacity === null ? null : multiply(seconds, capacity);
}

/** What a Glue session has cost, costs an hour and wastes by idling. `nowMs`: the moment that a running one reaches to. */
export function estimateGlue(session: Session, book: PriceBook, nowMs: number): SessionCosts {
  const kind = toDpuKind(session.capacity.workerType);
  if (kind === null) return toUnpricedCosts(session, 'no-price');
  const { dimension } = kind;
  const finding = book.find(toPriceQuery(session, dimension));
  const find: FindPrice = () => finding;
  const line = (quantity: Decimal | null, minimum = false): Line[] => [
    { item: 'dpu', dimension, quantity, note: minimum ? 'one-minute-minimum' : null },
  ];
  const dpus = getCapacityDpus(session);
  const capacity = dpus === null ? null : toDecimal(dpus);
  const unknown: MissingReason = session.missing['capacity.dpus'] ?? 'not-reported';
  if (hasStopped(session)) {
    const seconds = toDpuSeconds(session, capacity);
    const consumed = seconds === null ? null : atLeastAMinute(seconds, capacity);
    const told = { basis: 'reported-usage', atLeast: false, asOf: null } as const;
    const reason = session.missing['usage.dpuSeconds'] ?? 'not-reported';
    const cost = toCost(line(consumed?.hours ?? null, consumed?.minimum), find, told, reason);
    return { cost, burnPerHour: toUnknownCost('ended'), idleCost: toUnknownCost('not-idle') };
  }
  const burnPerHour = toCost(line(capacity), find, { basis: 'estimate', atLeast: false, asOf: null }, unknown);
  const cost = estimateSoFar(session, { capacity, find, line, unknown, nowMs });
  return { cost, burnPerHour, idleCost: toIdleCost(session, burnPerHour, nowMs) };
}

type SoFar = {
  capacity: Decimal | null;
  find: FindPrice;
  line: (quantity: Decimal | null, minimum?: boolean) => Line[];
  unknown: MissingReason;
  nowMs: number;
};

function estimateSoFar(session: Session, { capacity, find, line, unknown, nowMs }: SoFar): CostReading {
  const createdMs = toMs(session.createdAt);
  if (createdMs === null) return toUnknownCost(session.missing.createdAt ?? 'not-reported');
  // Within the first minute the amount is that of the whole minute and does not grow.
  const untilMs = Math.max(nowMs, createdMs + MINIMUM_SECONDS * 1_000);
  const hours = capacity === null ? null : scale(capacity, toElapsedMs(createdMs, untilMs), HOUR_MS);
  const told = { basis: 'estimate', atLeast: session.stale, asOf: new Date(untilMs).toISOString() } as const;
  return toCost(line(hours, untilMs > nowMs), find, told, unknown);
}
