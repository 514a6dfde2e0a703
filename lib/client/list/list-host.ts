import type { Session } from '../../domain/session.ts';
import type { TimeWindow } from '../../filters/filter.ts';
import type { SeedRow } from '../session-rows.ts';
import type { SessionStream, StreamSnapshot } from '../session-stream.ts';
import { createListView, type ListView } from './list-view.ts';
import type { FromWorker, ListQuery, ToWorker } from './messages.ts';

export type HostOptions = {
  findStream: (window: TimeWindow) => SessionStream;
  listTagKeys: () => string[];
  nowMs: () => number;
  /** Calls back again and again; the answer ends it. */
  every: (ms: number, work: () => void) => () => void;
  after: (ms: number, work: () => void) => void;
  /** Whether any page is looked at. */
  onVisible: (visible: boolean) => void;
};

/** Live sessions grow older: what depends on that is worked out anew so often. */
const CLOCK_MS = 10_000;

type Watched = { view: ListView; stream: SessionStream; window: string; unsubscribe: () => void };

/** Serves the pages of one browser: lists by their window, shared, and each page's own view of one. */
export function createListHost(options: HostOptions) {
  const numbers = new WeakMap<Session, number>();
  let lastNumber = 0;
  const pages = new Map<object, { visible: boolean }>();

  function numberOf(session: Session): number {
    const known = numbers.get(session);
    if (known !== undefined) return known;
    lastNumber += 1;
    numbers.set(session, lastNumber);
    return lastNumber;
  }

  function tellVisible(): void {
    options.onVisible([...pages.values()].some(({ visible }) => visible));
  }

  /** A page. `post` hands it what it asked for; the answer takes what it says. */
  function join(post: (message: FromWorker) => void) {
    const page = { visible: true };
    const watched = new Map<number, Watched>();
    let stopClock: (() => void) | null = null;

    function refresh(): void {
      for (const { view } of watched.values()) view.refresh();
    }

    /** Also of a page that was taken for gone, and says something again. */
    function enter(): void {
      if (stopClock !== null) return;
      stopClock = options.every(CLOCK_MS, () => {
        if (page.visible) refresh();
      });
      pages.set(page, page);
      tellVisible();
    }

    function watch(number: number, query: ListQuery, first: readonly SeedRow[]): Watched {
      const { window } = query.filters;
      const known = watched.get(number);
      const written = JSON.stringify(window);
      const same = known?.window === written ? known : null;
      const stream = same?.stream ?? options.findStream(window);
      if (first.length > 0) stream.offer(first);
      if (same !== null) return same;
      const view = createListView({
        read: (): StreamSnapshot => stream.getSnapshot(),
        nowMs: options.nowMs,
        numberOf,
        tellRows: (answer) => post({ type: 'rows', view: number, answer }),
        tellSums: (sums) => post({ type: 'sums', view: number, sums }),
        after: options.after,
      });
      // The new one first: a list that nobody watches lets go of its connection.
      const unsubscribe = stream.subscribe(() => {
        // Nobody looks: it is all told when somebody does.
        if (page.visible) view.refresh();
      });
      known?.view.close();
      known?.unsubscribe();
      const next = { view, stream, window: written, unsubscribe };
      watched.set(number, next);
      return next;
    }

    function close(number: number): void {
      const known = watched.get(number);
      watched.delete(number);
      known?.view.close();
      known?.unsubscribe();
    }

    function leave(): void {
      if (stopClock === null) return;
      for (const number of [...watched.keys()]) close(number);
      stopClock();
      stopClock = null;
      pages.delete(page);
      tellVisible();
    }

    return {
      leave,
      take(message: ToWorker): void {
        if (message.type !== 'leave') enter();
        switch (message.type) {
          case 'watch':
            watch(message.view, message.query, message.first).view.ask(message.asked, message.query, message.window);
            break;
          case 'window':
            watched.get(message.view)?.view.look(message.window);
            break;
          case 'anchor':
            watched.get(message.view)?.view.hold(message.window);
            break;
          case 'ask': {
            const answer = watched.get(message.view)?.view.answer(message.question) ?? null;
            post({ type: 'answer', id: message.id, answer });
            break;
          }
          case 'tag-keys':
            post({ type: 'answer', id: message.id, answer: options.listTagKeys() });
            break;
          case 'reconnect':
            watched.get(message.view)?.stream.reconnect();
            break;
          case 'close':
            close(message.view);
            break;
          case 'visible':
            if (page.visible === message.visible) break;
            page.visible = message.visible;
            tellVisible();
            if (message.visible) refresh();
            break;
          case 'leave':
            leave();
        }
      },
    };
  }

  return { join };
}
