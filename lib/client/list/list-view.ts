import { addUp } from '../../cost/totals.ts';
import type { Session } from '../../domain/session.ts';
import { withField } from '../../filters/codec.ts';
import { countFacets } from '../../filters/facets.ts';
import { toTimeline } from '../../filters/timeline.ts';
import { toTrouble } from '../list-state.ts';
import type { StreamSnapshot } from '../session-stream.ts';
import { type DerivedRows, filterRows } from './derive-rows.ts';
import type {
  Answers,
  ListInfo,
  ListQuery,
  ListSums,
  ListWindow,
  NumberedRow,
  Question,
  RowsAnswer,
} from './messages.ts';
import { createPace } from './pace.ts';
import { createSorter } from './sorter.ts';

export type ListViewOptions = {
  read: () => StreamSnapshot;
  nowMs: () => number;
  numberOf: (session: Session) => number;
  tellRows: (answer: RowsAnswer) => void;
  tellSums: (sums: ListSums) => void;
  /** Runs a piece of work after some time, and after what waits already. */
  after: (ms: number, work: () => void) => void;
};

/** Rows are sorted and filtered in a fifth of the time at most while more arrive; sums can wait longer. */
const ROWS_SHARE = 5;
const SUMS_SHARE = 10;

const NOTHING: DerivedRows = { rows: [], undecided: 0, notReported: 0 };

/** What one page sees of a list: its query answered over the rows, and again whenever they change. */
export function createListView(options: ListViewOptions) {
  const { read, nowMs, tellRows, tellSums } = options;
  const sort = createSorter();
  let asked = 0;
  let query: ListQuery | null = null;
  let window: ListWindow = { from: 0, to: 0, anchor: null, keys: [] };
  let snapshot = read();
  let atMs = nowMs();
  let derived = NOTHING;
  /** Made when somebody asks for the place of a row; of one list of rows. */
  let places: Map<string, number> | null = null;
  /** The keys that passed when the query was asked, or when its list first was whole. */
  let seen: Set<string> | null = null;
  let arrived = 0;
  let asking = false;
  let closed = false;
  /** Whether it ever was not held: one that begins so, as in the place of a worker that died, has nothing to hold yet. */
  let wasLetGo = false;

  function placeOf(key: string): number {
    places ??= new Map(derived.rows.map((row, index) => [row.key, index]));
    return places.get(key) ?? -1;
  }

  function noteArrivals(): void {
    if (snapshot.end === null) return;
    if (seen === null) seen = new Set(derived.rows.map(({ key }) => key));
    else {
      for (const { key } of derived.rows) {
        if (seen.has(key)) continue;
        seen.add(key);
        arrived += 1;
      }
    }
  }

  /**
   * Of the sources what stood when the rows were taken, or rows would be called whole that were held before the rest came.
   * But one that fails is told of at once: it hides behind no hold.
   */
  function toInfo(): ListInfo {
    const { sessions, unconfirmed, ...then } = snapshot;
    const { status, cut, problem, retryAtMs, heardAtMs, sources: standing } = read();
    const connection = { status, cut, problem, retryAtMs, heardAtMs };
    const failing = standing.filter((source) => toTrouble(source) !== null);
    const sources = new Map([...then.sources, ...failing].map((source) => [source.source, source]));
    return {
      ...then,
      ...connection,
      sources: [...sources.values()],
      known: sessions.length,
      unconfirmed: unconfirmed.size,
    };
  }

  const isHeld = ({ held, resting }: ListQuery) => (snapshot.endedNow ? held || resting : held && wasLetGo);

  const toNumbered = (session: Session): NumberedRow => ({
    id: options.numberOf(session),
    session,
    unconfirmed: snapshot.unconfirmed.has(session.key),
  });

  function toRowsAnswer(): RowsAnswer {
    const { anchor } = window;
    const place = anchor === null ? -1 : placeOf(anchor.key);
    const shift = anchor === null || place < 0 ? 0 : place - anchor.index;
    const from = Math.max(0, window.from + shift);
    const to = Math.max(from, window.to + shift);
    const rows = derived.rows.slice(from, to).map(toNumbered);
    const others = window.keys.flatMap((key) => {
      const index = placeOf(key);
      const session = index >= from && index < to ? undefined : derived.rows[index];
      return session === undefined ? [] : [{ index, row: toNumbered(session) }];
    });
    const known = new Map<string, number>();
    for (const key of anchor === null ? window.keys : [anchor.key, ...window.keys]) {
      const index = placeOf(key);
      if (index >= 0) known.set(key, index);
    }
    const { undecided, notReported } = derived;
    const count = derived.rows.length;
    return { asked, info: toInfo(), count, undecided, notReported, arrived, from, to, rows, others, places: known };
  }

  /** All of one moment, in steps between which somebody may ask for something else. */
  function* workOutSums(): Generator<void, void> {
    if (query === null || closed) return;
    const { filters, facets, stretches } = query;
    const [number, { sessions }, passing, ms] = [asked, snapshot, derived.rows, atMs];
    const totals = yield* addUp(passing, ms);
    yield;
    const counted = facets.length === 0 ? {} : countFacets(filters, sessions, ms, facets);
    yield;
    const timeline = stretches === 0 ? null : yield* toTimeline(passing, filters.window, stretches, ms);
    const without: ListSums['without'][number][] = [];
    for (const { field } of passing.length > 0 ? [] : filters.fields) {
      const { rows } = yield* filterRows(sessions, withField(filters, field, null), ms);
      without.push({ field, count: rows.length });
    }
    if (!closed) tellSums({ asked: number, totals, facets: counted, timeline, without });
  }

  /** In steps between which what is known can be looked at: all of it changes with the last one. */
  function* workOutRows(): Generator<void, void> {
    const own = query;
    if (own === null || closed) return;
    const [next, ms] = isHeld(own) ? [snapshot, atMs] : [read(), nowMs()];
    const sorted = yield* sort(next.sessions, own.filters.sort, ms);
    yield;
    const passing = yield* filterRows(sorted, own.filters, ms);
    yield;
    if (query !== own || closed) return;
    [snapshot, atMs, derived, places] = [next, ms, passing, null];
    noteArrivals();
    tellRows(toRowsAnswer());
    sums.soon();
  }

  const sums = createPace(workOutSums, { ...options, share: SUMS_SHARE });
  const rows = createPace(workOutRows, { ...options, share: ROWS_SHARE });

  function workOutNow(): void {
    rows.atOnce();
    // After what was asked meanwhile, which may be another query.
    options.after(0, () => {
      if (!asking) sums.now();
    });
  }

  return {
    /** `number` tells the answers to one query from those to another. */
    ask(number: number, next: ListQuery, at: ListWindow): void {
      const same = query !== null && JSON.stringify(query.filters) === JSON.stringify(next.filters);
      if (!same) {
        seen = null;
        arrived = 0;
      }
      asked = number;
      query = next;
      wasLetGo ||= !next.held;
      // Another list begins at its own place: a row of the last one holds nothing there.
      window = same ? at : { ...at, anchor: null };
      // Only the last of several that came while the one before was worked out.
      sums.giveUp();
      if (asking) return;
      asking = true;
      options.after(0, () => {
        asking = false;
        workOutNow();
      });
    },
    look(at: ListWindow): void {
      window = at;
      if (query !== null && !asking) tellRows(toRowsAnswer());
    },
    hold(at: ListWindow): void {
      window = at;
    },
    /** Other rows came, or time has passed. */
    refresh(): void {
      if (query === null || asking) return;
      if (isHeld(query)) tellRows(toRowsAnswer());
      else if (read().endedNow && !snapshot.endedNow) workOutNow();
      else rows.soon();
    },
    answer<Kind extends Question['kind']>(question: Extract<Question, { kind: Kind }>): Answers[Kind] {
      return toAnswer(question) as Answers[Kind];
    },
    close(): void {
      closed = true;
    },
  };

  function toAnswer(question: Question): Answers[keyof Answers] {
    switch (question.kind) {
      case 'keys':
        return derived.rows.slice(question.from, question.to).map(({ key }) => key);
      case 'place':
        return placeOf(question.key);
      case 'shown':
        return question.keys.filter((key) => placeOf(key) >= 0).length;
      case 'rows': {
        const wanted = new Set(question.keys);
        const others = snapshot.sessions.filter(({ key }) => wanted.has(key) && placeOf(key) < 0);
        return [...derived.rows.filter(({ key }) => wanted.has(key)), ...others];
      }
      case 'find': {
        const piece = question.text.toLowerCase();
        const found: Session[] = [];
        for (const session of snapshot.sessions) {
          if (found.length >= question.most) break;
          if ([session.name ?? '', session.id].some((text) => text.toLowerCase().includes(piece))) found.push(session);
        }
        return found;
      }
    }
  }
}

export type ListView = ReturnType<typeof createListView>;
