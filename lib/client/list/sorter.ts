import { isLive } from '../../domain/phase.ts';
import type { Session } from '../../domain/session.ts';
import type { Steps } from '../../domain/steps.ts';
import { compareSessions, compareTexts, type SortValue, toSortValue } from '../../filters/compare.ts';
import type { SortField } from '../../filters/field.ts';
import { DEFAULT_SORT, type SortKey } from '../../filters/filter.ts';

/** Fields whose order changes by itself as time passes: live sessions grow older, ended ones do not. */
const MOVING: ReadonlySet<SortField> = new Set(['duration', 'idle', 'cost', 'idleCost']);

/** Ranks of texts: equal where the order says so. Kept, since comparing texts is what sorting costs. */
function createRanks() {
  const ranks = new Map<string, number>();
  let ordered: string[] = [];
  return (texts: ReadonlySet<string>): ReadonlyMap<string, number> => {
    const fresh = [...texts].filter((text) => !ranks.has(text));
    if (fresh.length > 0) {
      // What is in order already costs one comparison each.
      ordered = [...ordered, ...fresh].sort(compareTexts);
      let rank = 0;
      for (const [index, text] of ordered.entries()) {
        if (index > 0 && compareTexts(ordered[index - 1] ?? '', text) !== 0) rank += 1;
        ranks.set(text, rank);
      }
    }
    return ranks;
  };
}

type Column = {
  values: WeakMap<Session, SortValue>;
  toRanks: ReturnType<typeof createRanks>;
};

/** Numbers that sort as the field does; what is unknown is infinite, and so last. */
function readColumn(column: Column, sessions: readonly Session[], { field, descending }: SortKey, nowMs: number) {
  const sign = descending ? -1 : 1;
  const moves = MOVING.has(field);
  const values = sessions.map((session) => {
    if (moves && isLive(session.phase)) return toSortValue(field, session, nowMs);
    const known = column.values.get(session);
    if (known !== undefined) return known;
    const value = toSortValue(field, session, nowMs);
    column.values.set(session, value);
    return value;
  });
  const texts = new Set(values.filter((value) => typeof value === 'string'));
  const ranks = texts.size === 0 ? null : column.toRanks(texts);
  return Float64Array.from(values, (value) => {
    if (value === null) return Number.POSITIVE_INFINITY;
    return sign * (typeof value === 'number' ? value : (ranks?.get(value) ?? 0));
  });
}

function sortAll(
  columns: Map<SortField, Column>,
  sessions: readonly Session[],
  keys: readonly SortKey[],
  nowMs: number,
) {
  const read = keys.map((key) => {
    const column = columns.get(key.field) ?? { values: new WeakMap(), toRanks: createRanks() };
    columns.set(key.field, column);
    return readColumn(column, sessions, key, nowMs);
  });
  const order = Uint32Array.from(sessions, (_, index) => index);
  const keyOf = (index: number) => sessions[index]?.key ?? '';
  order.sort((left, right) => {
    for (const column of read) {
      const a = column[left] ?? 0;
      const b = column[right] ?? 0;
      if (a !== b) return a < b ? -1 : 1;
    }
    return keyOf(left) < keyOf(right) ? -1 : 1;
  });
  return Array.from(order, (index) => sessions[index]).filter((session) => session !== undefined);
}

/** Both in order, the second one short. */
function merge(long: readonly Session[], short: readonly Session[], compare: (one: Session, other: Session) => number) {
  const merged: Session[] = [];
  let from = 0;
  for (const session of short) {
    let [low, high] = [from, long.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = long[middle];
      if (other !== undefined && compare(other, session) < 0) low = middle + 1;
      else high = middle;
    }
    for (const other of long.slice(from, low)) merged.push(other);
    merged.push(session);
    from = low;
  }
  for (const other of long.slice(from)) merged.push(other);
  return merged;
}

/** Only where no more than one row in so many is another one are the others left in their order. */
const FEW = 8;

type Sorted = { sessions: readonly Session[]; wanted: string; nowMs: number; sorted: readonly Session[] };

/** The rows of another moment, where few of them have changed or move; null where many have. */
function* sortAgain(
  last: Sorted,
  sessions: readonly Session[],
  keys: readonly SortKey[],
  moves: boolean,
  nowMs: number,
): Steps<readonly Session[] | null> {
  const before = new Set(last.sessions);
  yield;
  const stays = (session: Session) => before.has(session) && !(moves && isLive(session.phase));
  const fresh = sessions.filter((session) => !stays(session));
  if (fresh.length * FEW > sessions.length) return null;
  yield;
  const present = new Set(sessions);
  yield;
  const kept = last.sorted.filter((session) => present.has(session) && stays(session));
  yield;
  const compare = compareSessions(keys, nowMs);
  return merge(kept, fresh.sort(compare), compare);
}

/**
 * Sorts as compareSessions does, and remembers: the same rows in the same order are given back, rows that neither changed
 * nor move stay in their order, and what was read of a row is not read again.
 */
export function createSorter() {
  const columns = new Map<SortField, Column>();
  let last: Sorted | null = null;

  return function* (sessions: readonly Session[], sort: readonly SortKey[], nowMs: number): Steps<readonly Session[]> {
    const keys = sort.length === 0 ? DEFAULT_SORT : sort;
    const moves = keys.some(({ field }) => MOVING.has(field));
    const wanted = JSON.stringify(keys);
    const known = last?.wanted === wanted ? last : null;
    if (known?.sessions === sessions && (!moves || known.nowMs === nowMs)) return known.sorted;
    const again = known === null ? null : yield* sortAgain(known, sessions, keys, moves, nowMs);
    const sorted = again ?? sortAll(columns, sessions, keys, nowMs);
    last = { sessions, wanted, nowMs, sorted };
    return sorted;
  };
}
