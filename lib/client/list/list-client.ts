import type { Session } from '../../domain/session.ts';
import { toQueryString } from '../../filters/codec.ts';
import type { SeedRow } from '../session-rows.ts';
import type {
  Answers,
  FromWorker,
  ListInfo,
  ListQuery,
  ListSums,
  ListWindow,
  Question,
  RowsAnswer,
  ToWorker,
} from './messages.ts';
import { NO_INFO } from './no-info.ts';

/** Where the rows are kept, seen from a page. */
export type ListPort = { post: (message: ToWorker) => void };

/** What a page knows of its list. `rows` are of the window, by their place in the list. */
export type ListSnapshot = {
  answer: RowsAnswer | null;
  /** That of the answer; the same object while nothing in it has changed. */
  info: ListInfo;
  sums: ListSums | null;
  /** The query that `answer` answers. */
  settled: ListQuery | null;
  /** Rows by their place; another map after each answer. */
  rows: ReadonlyMap<number, { session: Session; unconfirmed: boolean }>;
};

/** The first rows of a list as they came with the page, and the canonical query that they answer. */
export type FirstRows = { query: string; rows: readonly SeedRow[] };

/**
 * Rows asked for before and after what is in view, so that scrolling meets rows and not their places; no more, as each is
 * handed over with every answer.
 */
const MARGIN = 40;
/** Rows of the first screen, before it is known how large it is. */
const FIRST = 60;
/** The rows that this tab has seen last: enough to show while a session itself is asked for. */
const MAX_SEEN = 1000;

const NO_ROWS: readonly SeedRow[] = [];

/** What a page knows before it has asked. */
export const NOTHING: ListSnapshot = { answer: null, info: NO_INFO, sums: null, settled: null, rows: new Map() };

/** What says the same stays the same object, so that nothing is drawn again for it. */
const keep = <Value>(next: Value, before: Value) => (toText(next) === toText(before) ? before : next);
// Sums of money are integers of any size, which JSON knows none of.
const toText = (value: unknown) => JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? `${part}n` : part));

function keepParts(next: ListSums, before: ListSums | null): ListSums {
  if (before === null) return next;
  const { asked, totals, facets, timeline, without } = next;
  return {
    asked,
    totals: keep(totals, before.totals),
    facets: keep(facets, before.facets),
    timeline: keep(timeline, before.timeline),
    without: keep(without, before.without),
  };
}

const seen = new Map<string, Session>();

function noteSeen(session: Session): void {
  seen.delete(session.key);
  seen.set(session.key, session);
  if (seen.size <= MAX_SEEN) return;
  const [oldest] = seen.keys();
  if (oldest !== undefined) seen.delete(oldest);
}

/** A row that this tab has shown lately; null for another. */
export function findSeenSession(key: string): Session | null {
  return seen.get(key) ?? null;
}

/** What a list is said to be before the worker has answered: rows, of which nothing tells whether they are all. */
function toFirstAnswer(asked: number, rows: readonly SeedRow[]): RowsAnswer {
  // The worker's own numbers are positive.
  const numbered = rows.map(({ session }, index) => ({ id: -1 - index, session, unconfirmed: false }));
  return {
    asked,
    info: NO_INFO,
    count: numbered.length,
    undecided: 0,
    notReported: 0,
    arrived: 0,
    from: 0,
    to: numbered.length,
    rows: numbered,
    others: [],
    places: new Map(),
  };
}

/**
 * Asks one view of a list and keeps its latest answer. Nothing is asked before somebody listens. `findFirst` gives what
 * came with the page for a query, which is shown until there is an answer.
 */
export function createListClient(
  view: number,
  port: ListPort,
  ask: <T>(question: (id: number) => ToWorker) => Promise<T>,
  findFirst: (query: string) => readonly SeedRow[] = () => NO_ROWS,
) {
  const listeners = new Set<() => void>();
  const queries = new Map<number, ListQuery>();
  let asked = 0;
  let query: ListQuery | null = null;
  let window: ListWindow = { from: 0, to: FIRST, anchor: null, keys: [] };
  /** What is in view. */
  let viewed = { from: 0, to: 0 };
  let snapshot = NOTHING;
  /** The first rows of the query, until the worker has answered. */
  let first = NO_ROWS;
  let known = new Map<number, { id: number; session: Session; unconfirmed: boolean }>();

  function publish(next: Partial<ListSnapshot>): void {
    snapshot = { ...snapshot, ...next };
    for (const listener of listeners) listener();
  }

  function watch(): void {
    if (query === null || listeners.size === 0) return;
    asked += 1;
    queries.set(asked, query);
    port.post({ type: 'watch', view, asked, query, window, first });
  }

  function showFirst(rows: readonly SeedRow[]): void {
    if (query === null || rows.length === 0 || (snapshot.answer?.info.known ?? 0) > 0) return;
    first = rows;
    // Of what will be asked next: what was asked before is answered without them.
    const answer = toFirstAnswer(asked + 1, rows);
    known = new Map(answer.rows.map((row, index) => [index, row]));
    for (const { session } of rows) noteSeen(session);
    publish({ answer, settled: query, rows: known });
  }

  /** A row that has not changed stays the same object, so that it is not drawn again. */
  function takeRows(answer: RowsAnswer): void {
    if (answer.asked < (snapshot.answer?.asked ?? 0)) return;
    const before = new Map([...known.values()].map((row) => [row.id, row]));
    known = new Map();
    const placed = answer.rows.map((row, offset) => ({ index: answer.from + offset, row }));
    for (const { index, row } of [...placed, ...answer.others]) {
      const old = before.get(row.id);
      known.set(index, old?.unconfirmed === row.unconfirmed ? old : row);
      if (old === undefined) noteSeen(row.session);
    }
    first = NO_ROWS;
    for (const number of queries.keys()) if (number < answer.asked) queries.delete(number);
    window = { ...window, from: answer.from, to: answer.to };
    const info = keep(answer.info, snapshot.info);
    publish({ answer, info, settled: queries.get(answer.asked) ?? snapshot.settled, rows: known });
  }

  /** Also where there are no such rows yet: when they come, they come at once. */
  function isCovered(): boolean {
    return viewed.from >= window.from && viewed.to <= window.to;
  }

  function askFor(more: Pick<ListWindow, 'anchor' | 'keys'>): void {
    window = { from: Math.max(0, viewed.from - MARGIN), to: viewed.to + MARGIN, ...more };
    if (query !== null) port.post({ type: 'window', view, window });
  }

  return {
    take(message: FromWorker): void {
      if (message.type === 'rows') takeRows(message.answer);
      else if (message.type === 'sums') publish({ sums: keepParts(message.sums, snapshot.sums) });
    },
    /** Says everything anew: the other side may have forgotten a page that was silent, or be another one. */
    rewatch(): void {
      // Which has numbers of its own: the same one may be another row.
      known = new Map([...known].map(([index, row]) => [index, { ...row, id: -1 - index }]));
      watch();
    },
    setQuery(next: ListQuery): void {
      if (query !== null && JSON.stringify(query) === JSON.stringify(next)) return;
      // Another list: no row of the one before holds its place in it.
      if (query !== null && JSON.stringify(query.filters) !== JSON.stringify(next.filters)) {
        window = { ...window, from: 0, to: Math.max(FIRST, viewed.to - viewed.from + MARGIN), anchor: null };
      }
      query = next;
      first = NO_ROWS;
      showFirst(findFirst(toQueryString(next.filters)));
      watch();
    },
    /** They came after the list was asked for. */
    offer({ query: written, rows }: FirstRows): void {
      if (query === null || toQueryString(query.filters) !== written || snapshot.answer?.info.endedNow) return;
      showFirst(rows);
      watch();
    },
    /** What is in view, from and to a place; asked for with a margin, and only when that does not cover it. */
    look(from: number, to: number, more: Pick<ListWindow, 'anchor' | 'keys'>): void {
      viewed = { from: Math.max(0, from), to };
      const same = window.keys.join('\n') === more.keys.join('\n');
      if (!isCovered()) askFor(more);
      else {
        const { anchor } = window;
        const moved = anchor?.key !== more.anchor?.key || anchor?.index !== more.anchor?.index;
        window = { ...window, ...more };
        if (query === null) return;
        if (!same) port.post({ type: 'window', view, window });
        else if (moved) port.post({ type: 'anchor', view, window });
      }
    },
    reconnect: () => port.post({ type: 'reconnect', view }),
    ask: <Kind extends Question['kind']>(question: Extract<Question, { kind: Kind }>): Promise<Answers[Kind]> =>
      ask((id) => ({ type: 'ask', view, id, question })),
    getSnapshot: () => snapshot,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      if (listeners.size === 1) watch();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) port.post({ type: 'close', view });
      };
    },
  };
}

export type ListClient = ReturnType<typeof createListClient>;
