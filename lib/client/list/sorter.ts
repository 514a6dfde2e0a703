import { isLive } from '../../domain/phase.ts';
import type { Session } from '../../domain/session.ts';
import { compareTexts, type SortValue, toSortValue } from '../../filters/compare.ts';
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

/**
 * Sorts as compareSessions does, and remembers: the same rows in the same order are given back, and what was read of a
 * row is not read again.
 */
export function createSorter() {
  const columns = new Map<SortField, Column>();
  let last: { sessions: readonly Session[]; wanted: string; sorted: readonly Session[] } | null = null;

  return (sessions: readonly Session[], sort: readonly SortKey[], nowMs: number): readonly Session[] => {
    const keys = sort.length === 0 ? DEFAULT_SORT : sort;
    const moving = keys.some(({ field }) => MOVING.has(field));
    const wanted = JSON.stringify([keys, moving ? nowMs : 0]);
    if (last !== null && last.sessions === sessions && last.wanted === wanted) return last.sorted;
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
    const sorted = Array.from(order, (index) => sessions[index]).filter((session) => session !== undefined);
    last = { sessions, wanted, sorted };
    return sorted;
  };
}
