import type { Session } from '../../domain/session.ts';
import { toMs } from '../../domain/time-range.ts';
import { type FindPrice, type Line, toCost } from '../components.ts';
import { type CostReading, type SessionCosts, toUnknownCost } from '../cost.ts';
import { type Decimal, ONE, scale, toDecimal, ZERO } from '../decimal.ts';
import type { PriceBook } from '../price-book.ts';
import { toPriceQuery } from '../price-query.ts';
import type { ExecutorLife, SessionFacts } from '../session-facts.ts';
import { toIdleCost } from './idle.ts';
import { hasStopped, toElapsedMs } from './life.ts';

/*
 * Athena for Apache Spark sessions: DPU-hours × price.
 *
 * - Ended: Statistics.DpuExecutionInMillis. AWS documents no minimum for it, so none is added.
 * - Running: the coordinator for as long as the session lives, idle or not, and every executor for as long as it is
 *   there (ListExecutors). Without that list the coordinator alone, which the true amount cannot be below.
 * - The coordinator's size is fixed at 1 DPU where GetSession does not tell it (model of EngineConfiguration).
 */

const HOUR_SECONDS = 3_600n;
const HOUR_MS = 3_600_000n;

type Span = { sinceMs: number; untilMs: number };

function toHours({ dpus, startedAtMs, endedAtMs }: ExecutorLife, { sinceMs, untilMs }: Span): Decimal | null {
  const size = dpus === null ? null : toDecimal(dpus);
  if (size === null) return null;
  const fromMs = Math.max(sinceMs, startedAtMs ?? sinceMs);
  return scale(size, toElapsedMs(fromMs, Math.min(untilMs, endedAtMs ?? untilMs)), HOUR_MS);
}

type Sum = { hours: Decimal; now: Decimal; whole: boolean };

/** DPU-hours so far and DPU now; `whole` is false where an executor's size is not told. */
function addUp(executors: readonly ExecutorLife[], span: Span): Sum {
  const sum = { hours: ZERO, now: ZERO, whole: true };
  for (const executor of executors) {
    const hours = toHours(executor, span);
    if (hours === null) sum.whole = false;
    else sum.hours += hours;
    if (executor.endedAtMs === null) sum.now += executor.dpus === null ? ZERO : (toDecimal(executor.dpus) ?? ZERO);
  }
  return sum;
}

/** What an Athena session has cost, costs an hour and wastes by idling. `nowMs`: the moment that a running one reaches to. */
export function estimateAthena(session: Session, facts: SessionFacts, book: PriceBook, nowMs: number): SessionCosts {
  const finding = book.find(toPriceQuery(session, 'dpu-hour'));
  const find: FindPrice = () => finding;
  if (hasStopped(session)) {
    return {
      cost: toFinalCost(session, find),
      burnPerHour: toUnknownCost('ended'),
      idleCost: toUnknownCost('not-idle'),
    };
  }
  return estimateRunning(session, facts, find, nowMs);
}

function toFinalCost(session: Session, find: FindPrice): CostReading {
  const { dpuSeconds } = session.usage;
  const seconds = dpuSeconds === null ? null : toDecimal(dpuSeconds);
  const quantity = seconds === null ? null : scale(seconds, 1n, HOUR_SECONDS);
  const reason = session.missing['usage.dpuSeconds'] ?? 'not-reported';
  const told = { basis: 'reported-usage', atLeast: false, asOf: null } as const;
  return toCost([{ item: 'dpu', dimension: 'dpu-hour', quantity }], find, told, reason);
}

function estimateRunning(session: Session, facts: SessionFacts, find: FindPrice, nowMs: number): SessionCosts {
  const size = facts.coordinatorDpus === null ? ONE : (toDecimal(facts.coordinatorDpus) ?? ONE);
  const executors = facts.executors ?? [];
  const workers = executors.filter(({ coordinator }) => !coordinator);
  const createdMs = toMs(session.createdAt);
  const untilMs = createdMs === null ? nowMs : Math.max(nowMs, createdMs);
  const span = { sinceMs: createdMs ?? untilMs, untilMs };
  const sum = addUp(workers, span);
  const atLeast = facts.executors === null || !sum.whole || session.stale;
  const lines = (coordinator: Decimal, others: Decimal): Line[] => [
    { item: 'coordinator', dimension: 'dpu-hour', quantity: coordinator },
    ...(facts.executors === null
      ? []
      : [{ item: 'executors', dimension: 'dpu-hour', quantity: others } satisfies Line]),
  ];
  const rate = { basis: 'estimate', atLeast, asOf: null } as const;
  const burnPerHour = toCost(lines(size, sum.now), find, rate);
  const cost =
    createdMs === null
      ? toUnknownCost(session.missing.createdAt ?? 'not-reported')
      : toCost(lines(scale(size, toElapsedMs(createdMs, untilMs), HOUR_MS), sum.hours), find, {
          ...rate,
          asOf: new Date(untilMs).toISOString(),
        });
  return { cost, burnPerHour, idleCost: toIdleCost(session, burnPerHour, nowMs) };
}
