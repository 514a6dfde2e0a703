import { isLive } from '../../domain/phase.ts';
import type { Problem, ProblemKind } from '../../domain/problem.ts';
import type { ItemKind, ItemOf } from '../../domain/session-items.ts';
import { isProblemError } from '../errors.ts';
import type { Adapter } from './adapter.ts';
import { noteFailure } from './ask-states.ts';
import type { ItemsReading } from './item-list.ts';
import type { Entry, RowStore } from './row-store.ts';

/** As long as an open page waits before it asks again: all who look within that time are shown one reading. */
export const FRESH_MS = 15_000;
/** Access that was denied does not come back by itself within seconds. */
const DENIED_MS = 60_000;
/** A list that takes long to read would otherwise be read all the time. */
const REST_FACTOR = 4;
const ABSENT: ReadonlySet<ProblemKind> = new Set(['gone', 'not_supported']);
const MOST_READINGS = 200;
/** Of all that is kept, in characters: some tens of megabytes. */
const MOST_SIZE = 32_000_000;

type Slot<Item> = {
  reading: ItemsReading<Item>;
  /** What it takes to keep it. */
  size: number;
  /** Until when it is shown without asking AWS, from the moment it was asked. */
  askedMs: number;
  freshForMs: number;
  /** Until when it is shown even where the session moved on, as long as it lives: states may come and go within seconds. */
  restForMs: number;
  /** The state of the session that it was read in: one that moved on has more to tell. */
  state: string;
};

const NOTHING: ItemsReading<never> = { items: [], readMs: null, final: false, problem: null };

/**
 * The lists of single sessions, for their pages: read once for all who look, again when the session may have gone on, and
 * never again once it is over. What is kept is bounded; what was let go is read again. Never rejects.
 */
export class ItemsReader<Record> {
  readonly #adapter: Adapter<Record>;
  readonly #rows: RowStore<Record>;
  readonly #now: () => number;
  readonly #defect: (error: unknown) => Problem;
  readonly #slots = new Map<string, Slot<unknown>>();
  readonly #reading = new Map<string, Promise<ItemsReading<unknown>>>();
  #size = 0;

  constructor(options: {
    adapter: Adapter<Record>;
    rows: RowStore<Record>;
    now: () => number;
    defect: (error: unknown) => Problem;
  }) {
    this.#adapter = options.adapter;
    this.#rows = options.rows;
    this.#now = options.now;
    this.#defect = options.defect;
  }

  /** The list as it stands; null where the service has none of the kind. */
  async read<Kind extends ItemKind>(entry: Entry<Record>, kind: Kind): Promise<ItemsReading<ItemOf[Kind]> | null> {
    const refusal = this.#adapter.lists[kind]?.refuse(entry.record);
    if (refusal === undefined) return null;
    if (refusal !== null) return { ...NOTHING, final: !isLive(entry.row.phase), problem: refusal };
    const id = `${kind}/${entry.key}`;
    const slot = this.#slots.get(id);
    // What is kept under a kind was read by it.
    if (slot !== undefined && this.#isFresh(slot, entry)) return this.#use(id, slot) as ItemsReading<ItemOf[Kind]>;
    const reading = this.#reading.get(id) ?? this.#begin(id, entry, kind);
    return (await reading) as ItemsReading<ItemOf[Kind]>;
  }

  #begin(id: string, entry: Entry<Record>, kind: ItemKind): Promise<ItemsReading<unknown>> {
    const reading = this.#ask(id, entry, kind).finally(() => this.#reading.delete(id));
    this.#reading.set(id, reading);
    return reading;
  }

  async #ask(id: string, entry: Entry<Record>, kind: ItemKind): Promise<ItemsReading<unknown>> {
    const list = this.#adapter.lists[kind];
    if (list === undefined) return NOTHING;
    const askedMs = this.#now();
    const { state, phase } = entry.row;
    try {
      const { items, change } = await list.read(entry.record, 'viewer');
      this.#rows.answered(entry, list.ask, this.#adapter.nextAskMs(change(entry.record), list.ask, this.#now()));
      this.#rows.update(entry.key, change);
      const reading = { items, readMs: askedMs, final: !isLive(phase), problem: null };
      const restForMs = REST_FACTOR * (this.#now() - askedMs);
      const freshForMs = Math.max(FRESH_MS, restForMs);
      return this.#keep(id, { reading, size: toSize(items), askedMs, freshForMs, restForMs, state });
    } catch (error) {
      const problem = isProblemError(error) ? error.problem : this.#defect(error);
      noteFailure(entry.asks.get(list.ask), problem.kind);
      const before = this.#slots.get(id);
      // A session that is over does not come to have what it has not.
      const final = !isLive(phase) && ABSENT.has(problem.kind);
      const reading = { ...(before?.reading ?? NOTHING), final, problem };
      const denied = problem.kind === 'access_denied';
      const restForMs = denied ? DENIED_MS : REST_FACTOR * (this.#now() - askedMs);
      const freshForMs = denied ? DENIED_MS : FRESH_MS;
      return this.#keep(id, { reading, size: before?.size ?? 0, askedMs, freshForMs, restForMs, state });
    }
  }

  #isFresh({ reading, askedMs, freshForMs, restForMs, state }: Slot<unknown>, { row }: Entry<Record>): boolean {
    if (reading.final && !isLive(row.phase)) return true;
    const age = this.#now() - askedMs;
    if (age < 0) return false;
    return state === row.state ? age < freshForMs : isLive(row.phase) && age < restForMs;
  }

  #keep(id: string, slot: Slot<unknown>): ItemsReading<unknown> {
    this.#drop(id);
    this.#size += slot.size;
    this.#slots.set(id, slot);
    for (const oldest of this.#slots.keys()) {
      if (oldest === id || (this.#slots.size <= MOST_READINGS && this.#size <= MOST_SIZE)) break;
      this.#drop(oldest);
    }
    return slot.reading;
  }

  /** What was looked at last goes last. */
  #use(id: string, slot: Slot<unknown>): ItemsReading<unknown> {
    this.#slots.delete(id);
    this.#slots.set(id, slot);
    return slot.reading;
  }

  #drop(id: string): void {
    this.#size -= this.#slots.get(id)?.size ?? 0;
    this.#slots.delete(id);
  }
}

const MEMBER_SIZE = 16;

/** About how many characters it takes to keep flat items. */
function toSize(items: readonly object[]): number {
  let size = 0;
  for (const item of items) {
    for (const value of Object.values(item)) size += MEMBER_SIZE + (typeof value === 'string' ? value.length : 0);
  }
  return size;
}
