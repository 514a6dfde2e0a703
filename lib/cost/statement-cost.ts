import { isLive } from '../domain/phase.ts';
import { getCapacityDpus } from '../domain/quantity.ts';
import type { Session } from '../domain/session.ts';
import type { StatementItem, StatementWork } from '../domain/session-items.ts';
import { toMs } from '../domain/time-range.ts';
import { type Decimal, parseDecimal, scale, toDecimal } from './decimal.ts';
import { toElapsedMs } from './estimators/life.ts';
import { type Amount, costAt } from './growth.ts';
import { linesAt } from './lines-at.ts';
import { toPart } from './work-cost.ts';

const HOUR_MS = 3_600_000n;

/** The cost of a Glue session in two parts at a moment: its statements, and what no statement ran in. */
export type StatementCost = {
  /** What is divided: the time that is paid for, or the session's life where that is not known; milliseconds. */
  wholeMs: bigint;
  /** Whether that is the time that is paid for. */
  paid: boolean;
  busyMs: bigint;
  idleMs: bigint;
  /** What the two came to; null where the session's own amount is not known. */
  money: { total: Amount; busy: Decimal; idle: Decimal } | null;
  /** The statements say that they ran longer than is paid for: each costs less than its time would. */
  scaled: boolean;
  /** What each running statement has worked since the reading. */
  sinceMs: bigint;
};

/** Milliseconds that the quantity of a session is the capacity of; null where either is not known. */
function toPaidMs(session: Session, nowMs: number): bigint | null {
  const [line, ...others] = linesAt(session, nowMs);
  const dpus = getCapacityDpus(session);
  const capacity = dpus === null ? null : toDecimal(dpus);
  const hours = line === undefined || line.quantity === null ? null : parseDecimal(line.quantity);
  if (others.length > 0 || line?.item !== 'dpu' || hours === null || capacity === null || capacity <= 0n) return null;
  return scale(hours, HOUR_MS, capacity);
}

/** Up to when a session is known to have been: its end, the last word of AWS, or now; null of one that ended nobody knows when. */
function toUntilMs(session: Session, nowMs: number): number | null {
  const livesMs = isLive(session.phase) ? (session.stale ? Date.parse(session.asOf) : nowMs) : null;
  return toMs(session.endedAt) ?? livesMs;
}

/**
 * Divides what a Glue session has cost by `nowMs` between its statements and its idling, by time, since Glue bills every
 * second of its capacity alike. What grew since the statements were read (`asOfMs`) falls to those that ran then, else to
 * the idling. Null where nothing tells how long the session was.
 */
export function costStatements(
  session: Session,
  work: Pick<StatementWork, 'busyMs' | 'running'>,
  { asOfMs, nowMs }: { asOfMs: number; nowMs: number },
): StatementCost | null {
  const untilMs = toUntilMs(session, nowMs);
  const running = BigInt(work.running);
  const sinceMs = running === 0n || untilMs === null ? 0n : toElapsedMs(asOfMs, untilMs) / running;
  const busyMs = BigInt(work.busyMs) + sinceMs * running;
  const paidMs = toPaidMs(session, nowMs);
  const createdMs = toMs(session.createdAt);
  const lengthMs = paidMs ?? (createdMs === null || untilMs === null ? null : toElapsedMs(createdMs, untilMs));
  if (lengthMs === null) return null;
  const wholeMs = lengthMs > busyMs ? lengthMs : busyMs;
  const total = costAt(session, nowMs);
  const told = { wholeMs, paid: paidMs !== null, busyMs, idleMs: wholeMs - busyMs, scaled: busyMs > lengthMs, sinceMs };
  if (total === null) return { ...told, money: null };
  const busy = toPart(total.value, wholeMs, { before: 0n, quantity: busyMs });
  return { ...told, money: { total, busy, idle: total.value - busy } };
}

/** What one statement worked and cost by the same moment; null for what is not known. */
export type StatementShare = { workedMs: bigint | null; amount: Decimal | null; before: Decimal | null };

/** A statement's part. `before`: what those before it came to, so that rounded parts can be cut from rounded sums. */
export function toStatementShare(cost: StatementCost, item: StatementItem): StatementShare {
  if (item.workedMs === null) return { workedMs: null, amount: null, before: null };
  const workedMs = BigInt(item.workedMs) + (item.outcome === 'running' ? cost.sinceMs : 0n);
  if (cost.money === null) return { workedMs, amount: null, before: null };
  const { value } = cost.money.total;
  const before = BigInt(item.before.workedMs) + BigInt(item.before.running) * cost.sinceMs;
  return {
    workedMs,
    amount: toPart(value, cost.wholeMs, { before, quantity: workedMs }),
    before: toPart(value, cost.wholeMs, { before: 0n, quantity: before }),
  };
}
