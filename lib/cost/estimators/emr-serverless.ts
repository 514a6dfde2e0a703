import type { MissingReason } from '../../domain/missing.ts';
import type { ResourceHours, Session } from '../../domain/session.ts';
import { toMs } from '../../domain/time-range.ts';
import { type FindPrice, type Line, toCost } from '../components.ts';
import { type CostReading, type SessionCosts, toUnknownCost } from '../cost.ts';
import { toDecimal } from '../decimal.ts';
import type { PriceBook } from '../price-book.ts';
import { toPriceQuery } from '../price-query.ts';
import type { SessionFacts } from '../session-facts.ts';
import { type HourlyHold, holdFor, toHourlyHold } from './emr-workers.ts';
import { toIdleCost } from './idle.ts';
import { hasStopped, toElapsedMs, toUnpricedCosts } from './life.ts';

/*
 * EMR Serverless sessions: vCPU-hours, GB-hours of memory and GB-hours of storage × the prices of the application's
 * architecture.
 *
 * - Ended: billedResourceUtilization, in which AWS has applied its rules already: a minute at least for each worker,
 *   storage above 20 GB a worker only, no idle time of pre-initialised workers (model of `Session`).
 * - A day after the end without billed figures: totalResourceUtilization's vCPU and memory. Its storage includes the
 *   free 20 GB a worker, so it is left out, and the amount is a lower bound.
 * - Running and AWS reports nothing yet: at least the driver and the minimum of executors it was configured with.
 */

const DIMENSION = { vcpu: 'vcpu-hour', memory: 'memory-gb-hour', storage: 'storage-gb-hour' } as const;

/** What an EMR Serverless session has cost, costs an hour and wastes by idling; `nowMs`: the moment a running one reaches to. */
export function estimateEmrServerless(
  session: Session,
  facts: SessionFacts,
  book: PriceBook,
  nowMs: number,
): SessionCosts {
  const find: FindPrice = (dimension) => book.find(toPriceQuery(session, dimension));
  const reported = toReportedCost(session, find);
  if (hasStopped(session)) {
    const cost = reported ?? toUnknownCost(session.missing['usage.billed'] ?? 'not-reported');
    return { cost, burnPerHour: toUnknownCost('ended'), idleCost: toUnknownCost('not-idle') };
  }
  if (session.phase === 'starting') return toUnpricedCosts(session, 'not-started');
  const hold = toHourlyHold(facts.allocations);
  if (hold === null) {
    const reason: MissingReason = session.missing['usage.billed'] ?? 'loading';
    const costs = toUnpricedCosts(session, reason === 'reported-when-it-ends' ? 'not-reported' : reason);
    return { ...costs, cost: reported ?? costs.cost };
  }
  const burnPerHour = toCost(toLines(hold), find, { basis: 'estimate', atLeast: true, asOf: null });
  const cost = reported ?? estimateSoFar(session, hold, find, nowMs);
  return { cost, burnPerHour, idleCost: toIdleCost(session, burnPerHour, nowMs) };
}

function toHoursLines(hours: ResourceHours, storage: boolean): Line[] {
  const line = (item: keyof typeof DIMENSION, value: number | null): Line => ({
    item,
    dimension: DIMENSION[item],
    quantity: value === null ? null : toDecimal(value),
  });
  const lines = [line('vcpu', hours.vcpuHours), line('memory', hours.memoryGbHours)];
  return storage ? [...lines, line('storage', hours.storageGbHours)] : lines;
}

/** By AWS's own figures, where it reports some; of a session that runs they are a lower bound and stand still. */
function toReportedCost(session: Session, find: FindPrice): CostReading | null {
  const { billed, total } = session.usage;
  const running = !hasStopped(session);
  if (billed !== null) {
    const reason =
      session.missing['usage.billed.vcpuHours'] ??
      session.missing['usage.billed.memoryGbHours'] ??
      session.missing['usage.billed.storageGbHours'];
    const told = { basis: 'billed-usage', atLeast: running, asOf: running ? session.asOf : null } as const;
    return toCost(toHoursLines(billed, true), find, told, reason);
  }
  // Until a day has passed the billed figures may still come, and they say "not published yet" as long.
  const late = session.missing['usage.billed'] === 'not-reported' || session.missing['usage.billed'] === 'invalid';
  if (total === null || running || !late) return null;
  const reason = session.missing['usage.total.vcpuHours'] ?? session.missing['usage.total.memoryGbHours'];
  return toCost(toHoursLines(total, false), find, { basis: 'reported-usage', atLeast: true, asOf: null }, reason);
}

function toLines({ vcpus, memoryGb, billedDiskGb, note }: HourlyHold): Line[] {
  return [
    { item: 'vcpu', dimension: DIMENSION.vcpu, quantity: vcpus, note },
    { item: 'memory', dimension: DIMENSION.memory, quantity: memoryGb, note },
    { item: 'storage', dimension: DIMENSION.storage, quantity: billedDiskGb, note },
  ];
}

function estimateSoFar(session: Session, hold: HourlyHold, find: FindPrice, nowMs: number): CostReading {
  const startMs = toMs(session.startedAt) ?? toMs(session.createdAt);
  if (startMs === null) return toUnknownCost(session.missing.startedAt ?? 'not-reported');
  const untilMs = Math.max(nowMs, startMs);
  const told = { basis: 'estimate', atLeast: true, asOf: new Date(untilMs).toISOString() } as const;
  return toCost(toLines(holdFor(hold, toElapsedMs(startMs, untilMs))), find, told);
}
