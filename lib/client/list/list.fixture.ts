import { NOW_MS, toSession } from '../../domain/session.fixture.ts';
import type { Session } from '../../domain/session.ts';
import { EMPTY_FILTERS, parseFilters } from '../../filters/codec.ts';
import type { SessionFilters, TimeWindow } from '../../filters/filter.ts';
import type { SourceFrame } from '../../stream/frame.ts';
import type { SeedRow } from '../session-rows.ts';
import type { SessionStream, StreamSnapshot } from '../session-stream.ts';
import { createListClient } from './list-client.ts';
import { createListHost } from './list-host.ts';
import type { FromWorker, ListQuery, ToWorker } from './messages.ts';
import { NO_INFO } from './no-info.ts';

export const ALL: SessionFilters = { ...EMPTY_FILTERS, window: { kind: 'relative', range: 'all' } };
export const read = (query: string) => parseFilters(new URLSearchParams(query)).filters;
export const aQuery = (filters: SessionFilters, more: Partial<ListQuery> = {}): ListQuery => ({
  filters,
  facets: [],
  stretches: 0,
  held: false,
  resting: false,
  ...more,
});

/** A source of which all is known. */
export const aSource = (source: string): SourceFrame => ({
  type: 'source',
  source,
  demo: false,
  status: 'ok',
  rows: 7,
  parts: { done: 1, of: 1, failed: 0 },
  details: { done: 7, of: 7, failed: 0 },
  fetchedAt: new Date(NOW_MS).toISOString(),
});

/** A stream that holds what a test gives it, and who listens. */
function aStream(sessions: readonly Session[]) {
  const { known: _, unconfirmed: __, ...info } = NO_INFO;
  let snapshot: StreamSnapshot = {
    ...info,
    status: 'open',
    sessions,
    unconfirmed: new Set(),
    end: { type: 'end', complete: true, count: sessions.length, undecided: 0, asOf: '' },
    endedNow: true,
  };
  const listeners = new Set<() => void>();
  const offered: string[] = [];
  const stream: SessionStream = {
    getSnapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    reconnect: () => {},
    toSeed: () => [],
    offer(news) {
      offered.push(...news.map(({ session }) => session.key));
    },
  };
  return {
    stream,
    listeners,
    offered,
    give(rows: readonly Session[], unconfirmed: readonly string[] = [], more: Partial<StreamSnapshot> = {}) {
      snapshot = { ...snapshot, sessions: rows, unconfirmed: new Set(unconfirmed), ...more };
      for (const listener of listeners) listener();
    },
  };
}

/** A browser of which the pages are joined by hand; messages are copied, as between threads. */
export function open(sessions: readonly Session[]) {
  const source = aStream(sessions);
  const asked: TimeWindow[] = [];
  const works: (() => void)[] = [];
  const clocks = new Set<() => void>();
  const visibility: boolean[] = [];
  /** The queries whose rows were told. */
  const told: number[] = [];
  let nowMs = NOW_MS;
  const host = createListHost({
    findStream(window) {
      asked.push(window);
      return source.stream;
    },
    listTagKeys: () => ['team'],
    nowMs: () => nowMs,
    every(_, work) {
      clocks.add(work);
      return () => clocks.delete(work);
    },
    after: (_, work) => void works.push(work),
    onVisible: (visible) => void visibility.push(visible),
  });
  function join(first: { query: string; rows: readonly SeedRow[] } | null = null) {
    const answers = new Map<number, (answer: unknown) => void>();
    let lastId = 0;
    const page = host.join((message) => take(structuredClone(message)));
    const post = (message: ToWorker) => page.take(structuredClone(message));
    const ask = <T>(question: (id: number) => ToWorker) => {
      lastId += 1;
      const id = lastId;
      return new Promise<T>((resolve) => {
        answers.set(id, (answer) => resolve(answer as never));
        post(question(id));
      });
    };
    const findFirst = (query: string) => (first?.query === query ? first.rows : []);
    const client = createListClient(1, { post }, ask, findFirst);
    function take(message: FromWorker): void {
      if (message.type === 'rows') told.push(message.answer.asked);
      if (message.type === 'answer') answers.get(message.id)?.(message.answer);
      else client.take(message);
    }
    const leave = client.subscribe(() => {});
    return {
      client,
      leave,
      page,
      keys: () => [...client.getSnapshot().rows.values()].map(({ session }) => session.key),
      now: () => client.getSnapshot(),
    };
  }
  return {
    ...source,
    asked,
    clocks,
    visibility,
    told,
    join,
    /** Does what waits, as an event loop would. */
    work(): number {
      let done = 0;
      for (; works.length > 0; done += 1) works.shift()?.();
      return done;
    },
    pass(ms: number) {
      nowMs += ms;
      for (const clock of clocks) clock();
    },
  };
}

export const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    toSession({ key: `k${index}`, createdAt: new Date(NOW_MS - index * 60_000).toISOString() }),
  );
