import type { Executor } from '../domain/session-items.ts';
import { toMs } from '../domain/time-range.ts';
import type { Cost } from './cost.ts';
import { multiply, parseDecimal, scale, toDecimal } from './decimal.ts';
import type { Amount } from './growth.ts';

/** DPUs that were there from one moment to the next; epoch milliseconds. */
export type DpuStep = { fromMs: number; toMs: number; dpus: number };

/** What an Athena session's executors come to. DPU time is in DPU-milliseconds. */
export type DpuTime = {
  /** In order, without pauses between them; none of 0 DPU at the ends. */
  steps: DpuStep[];
  mostDpus: number;
  /** Of the coordinator, or of a gateway; and of the workers. */
  coordinatorMillis: number;
  workerMillis: number;
  /** Executors whose size, or whose end, is not told: their time is in no sum. */
  untold: number;
};

const HOUR_MS = 3_600_000n;
const COORDINATORS: ReadonlySet<string | null> = new Set(['COORDINATOR', 'GATEWAY']);
const GONE: ReadonlySet<string | null> = new Set(['TERMINATED', 'FAILED']);

export const isCoordinator = ({ type }: Pick<Executor, 'type'>): boolean => COORDINATORS.has(type);

/** How long an executor was there within the life of its session; null where its beginning and end are not told. */
export function toPresence(
  { state, startedAt, terminatedAt }: Executor,
  life: { fromMs: number | null; toMs: number },
): { fromMs: number; toMs: number; open: boolean } | null {
  const startMs = toMs(startedAt) ?? life.fromMs;
  const endMs = toMs(terminatedAt);
  if (startMs === null || (endMs === null && GONE.has(state))) return null;
  const fromMs = Math.max(startMs, life.fromMs ?? startMs);
  return { fromMs, toMs: Math.max(fromMs, Math.min(endMs ?? life.toMs, life.toMs)), open: endMs === null };
}

/**
 * Adds up executors over time: size × the time each was there, up to the end of the session's life (epoch ms). What AWS
 * does not tell of one is not guessed.
 */
export function toDpuTime(executors: readonly Executor[], life: { fromMs: number | null; toMs: number }): DpuTime {
  const changes: [ms: number, dpus: number][] = [];
  let coordinatorMillis = 0;
  let workerMillis = 0;
  let untold = 0;
  for (const executor of executors) {
    const presence = toPresence(executor, life);
    if (presence === null || executor.dpus === null) {
      untold += 1;
      continue;
    }
    const millis = executor.dpus * (presence.toMs - presence.fromMs);
    if (isCoordinator(executor)) coordinatorMillis += millis;
    else workerMillis += millis;
    changes.push([presence.fromMs, executor.dpus], [presence.toMs, -executor.dpus]);
  }
  changes.sort(([one], [other]) => one - other);
  const steps: DpuStep[] = [];
  let dpus = 0;
  let sinceMs = 0;
  for (const [ms, change] of changes) {
    const last = steps.at(-1);
    if (ms > sinceMs && (dpus > 0 || last !== undefined)) {
      if (last?.dpus === dpus) last.toMs = ms;
      else steps.push({ fromMs: sinceMs, toMs: ms, dpus });
    }
    dpus += change;
    sinceMs = ms;
  }
  return {
    steps,
    mostDpus: steps.reduce((most, step) => Math.max(most, step.dpus), 0),
    coordinatorMillis,
    workerMillis,
    untold,
  };
}

/** The DPU-milliseconds of stretches of time that do not touch, in order, as the ones of pauses in a session's work. */
export function toDpuMillisWithin(
  steps: readonly DpuStep[],
  stretches: readonly { fromMs: number; toMs: number }[],
): number {
  let millis = 0;
  let next = 0;
  for (const { fromMs, toMs: untilMs } of stretches) {
    while ((steps[next]?.toMs ?? Number.POSITIVE_INFINITY) <= fromMs) next += 1;
    for (let index = next; index < steps.length; index += 1) {
      const step = steps[index];
      if (step === undefined || step.fromMs >= untilMs) break;
      millis += step.dpus * (Math.min(untilMs, step.toMs) - Math.max(fromMs, step.fromMs));
    }
  }
  return millis;
}

/** How what Athena reports for a session stands to what its executors come to. */
export type DpuVerdict = 'same' | 'without-coordinator' | 'less' | 'more';

/** Both are measured by others to the second; what is closer than that, or than a hundredth, is the same. */
const CLOSE_MILLIS = 5_000;
const isClose = (one: number, other: number) => Math.abs(one - other) <= Math.max(CLOSE_MILLIS, Math.abs(other) / 100);

/** Compares reported DPU-milliseconds with the executors' own; AWS does not document what it counts. */
export function compareDpuTime(reportedMillis: number, { coordinatorMillis, workerMillis }: DpuTime): DpuVerdict {
  const all = coordinatorMillis + workerMillis;
  if (isClose(reportedMillis, all)) return 'same';
  if (isClose(reportedMillis, workerMillis)) return 'without-coordinator';
  return reportedMillis < all ? 'less' : 'more';
}

/** What DPU-milliseconds come to at the price that a session's cost was made with; null where that is not known. */
export function toDpuAmount({ currency, components }: Cost, millis: number): Amount | null {
  const price = components.map(({ unitPrice }) => unitPrice).find((unitPrice) => unitPrice !== null);
  const unit = price === undefined || price === null ? null : parseDecimal(price);
  const total = toDecimal(millis);
  if (unit === null || total === null || currency === null) return null;
  return { currency, value: multiply(scale(total, 1n, HOUR_MS), unit) };
}
