import { toNumber } from '../cost/decimal.ts';
import { type Amount, burnOf, idleCostAt } from '../cost/growth.ts';
import { openTop } from '../cost/top.ts';
import { PHASES } from '../domain/phase.ts';
import { SERVICES } from '../domain/service.ts';
import type { Session } from '../domain/session.ts';
import { toMs } from '../domain/time-range.ts';
import type { SortField } from './field.ts';
import { DEFAULT_SORT, type SortKey } from './filter.ts';
import { readNumber, readTexts } from './read.ts';

/** What a field sorts by; null where it is unknown, which comes last in both directions. */
export type SortValue = string | number | null;

// Numbers inside words count as numbers, so that emr-7.10.0 comes after emr-7.9.0; a fixed locale gives the same order
// on the server and in every browser.
const collator = new Intl.Collator('en', { numeric: true });

/** The order of two texts, 0 also for some that differ, such as `a01` and `a1`. */
export const compareTexts: (left: string, right: string) => number = collator.compare;

/** A DPU is 4 vCPU (Glue and Athena both say so): the one scale on which usage of different services has an order. */
const VCPU_PER_DPU = 4;

/** vCPU-hours; for ordering only, never shown. */
function toUsageRank({ service, usage }: Session): number | null {
  if (service === 'emr-serverless') return usage.billed?.vcpuHours ?? null;
  return usage.dpuSeconds === null ? null : (usage.dpuSeconds / 3600) * VCPU_PER_DPU;
}

const toAmountValue = (amount: Amount | null) => (amount === null ? null : toNumber(amount.value));

/** Durations and amounts of what runs are taken at `nowMs`. */
export function toSortValue(field: SortField, session: Session, nowMs: number): SortValue {
  switch (field) {
    case 'service':
      return SERVICES.indexOf(session.service);
    case 'phase':
      return PHASES.indexOf(session.phase);
    case 'created':
      return toMs(session.createdAt);
    case 'started':
      return toMs(session.startedAt);
    case 'ended':
      return toMs(session.endedAt);
    case 'stops':
      return toMs(session.stopsAt);
    case 'timeout':
      return session.idleTimeoutMinutes;
    case 'usage':
      return toUsageRank(session);
    case 'idle':
    case 'duration':
    case 'cost': {
      const value = readNumber(field, session, nowMs);
      return typeof value === 'number' ? value : null;
    }
    case 'burn':
      return toAmountValue(burnOf(session));
    case 'idleCost':
      return toAmountValue(idleCostAt(session, nowMs));
    case 'name':
      // The column shows the id where there is no name.
      return session.name ?? session.id;
    default: {
      const texts = readTexts(field, session);
      return typeof texts === 'string' ? null : (texts[0] ?? null);
    }
  }
}

function compareValues(left: SortValue, right: SortValue, descending: boolean): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
  const order =
    typeof left === 'number' && typeof right === 'number' ? left - right : compareTexts(String(left), String(right));
  return descending ? -order : order;
}

const compareKeys = (left: Session, right: Session) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0);

/**
 * Orders sessions by a sort; live durations and idle times are taken at `nowMs`. Unknown values come last in both
 * directions and ties go by key, so that the order is total. To sort a whole list take sortSessions: it reads each
 * value once.
 */
export function compareSessions(sort: readonly SortKey[], nowMs: number): (left: Session, right: Session) => number {
  const keys = sort.length === 0 ? DEFAULT_SORT : sort;
  return (left, right) => {
    for (const { field, descending } of keys) {
      const order = compareValues(toSortValue(field, left, nowMs), toSortValue(field, right, nowMs), descending);
      if (order !== 0) return order;
    }
    return compareKeys(left, right);
  };
}

type Read = { session: Session; values: SortValue[] };

function readKeys(session: Session, keys: readonly SortKey[], nowMs: number): Read {
  return { session, values: keys.map(({ field }) => toSortValue(field, session, nowMs)) };
}

function compareRead(keys: readonly SortKey[]): (left: Read, right: Read) => number {
  return (left, right) => {
    for (const [index, { descending }] of keys.entries()) {
      const order = compareValues(left.values[index] ?? null, right.values[index] ?? null, descending);
      if (order !== 0) return order;
    }
    return compareKeys(left.session, right.session);
  };
}

/** A sorted copy, in the order of compareSessions. */
export function sortSessions(sessions: readonly Session[], sort: readonly SortKey[], nowMs: number): Session[] {
  const keys = sort.length === 0 ? DEFAULT_SORT : sort;
  const rows = sessions.map((session) => readKeys(session, keys, nowMs));
  return rows.sort(compareRead(keys)).map(({ session }) => session);
}

/** Keeps the first `most` in the order of compareSessions, without sorting all that it is given. */
export function createFirstSessions(sort: readonly SortKey[], nowMs: number, most: number) {
  const keys = sort.length === 0 ? DEFAULT_SORT : sort;
  const first = openTop(most, compareRead(keys));
  return {
    add: (session: Session): void => first.add(readKeys(session, keys, nowMs)),
    take: (): Session[] => first.list().map(({ session }) => session),
  };
}
