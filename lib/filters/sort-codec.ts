import { SORT_FIELDS, type SortField } from './field.ts';
import { DEFAULT_SORT, type SortKey } from './filter.ts';

type Tell = (parameter: string, value: string, allowed: string) => void;

/** A row's own names are understood too: `-createdAt` is what a reader of the JSON would try. */
const ROW_NAMES: ReadonlyMap<string, SortField> = new Map([
  ['createdAt', 'created'],
  ['startedAt', 'started'],
  ['endedAt', 'ended'],
  ['stopsAt', 'stops'],
  ['idleSince', 'idle'],
  ['durationSeconds', 'duration'],
  ['idleTimeoutMinutes', 'timeout'],
  ['roleArn', 'role'],
  ['burnPerHour', 'burn'],
]);

/** The sortable field of a name; null where there is none. */
export function parseSortField(name: string): SortField | null {
  return SORT_FIELDS.find((field) => field === name) ?? ROW_NAMES.get(name) ?? null;
}

/** Reads `-cost,created`: keys in their order of weight, `-` for descending. Unknown and repeated ones are told. */
export function parseSort(raw: string | null, tell: Tell): readonly SortKey[] {
  if (raw === null) return DEFAULT_SORT;
  const keys: SortKey[] = [];
  for (const piece of raw.split(',')) {
    const descending = piece.startsWith('-');
    const field = parseSortField(descending ? piece.slice(1) : piece);
    if (field === null) tell('sort', piece, `${SORT_FIELDS.join(', ')}, each with an optional leading -`);
    else if (keys.some((key) => key.field === field)) tell('sort', piece, 'each field once');
    else keys.push({ field, descending });
  }
  return keys.length === 0 ? DEFAULT_SORT : keys;
}

/** The sort's parameter; none for the default. */
export function serializeSort(sort: readonly SortKey[]): [string, string][] {
  const write = (keys: readonly SortKey[]) => keys.map((key) => `${key.descending ? '-' : ''}${key.field}`).join(',');
  const written = write(sort);
  return written === '' || written === write(DEFAULT_SORT) ? [] : [['sort', written]];
}
