import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ALL, aQuery } from './list.fixture.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/** Workers as a page starts them; each says what a test has it say, and nothing else. */
class TestWorker {
  static all: TestWorker[] = [];
  readonly taken: ToWorker[] = [];
  closed = false;
  answers = true;
  /** How long a message is on its way; ms. */
  lateMs = 0;
  readonly port = {
    onmessage: null as ((event: { data: FromWorker }) => void) | null,
    postMessage: (message: ToWorker) => {
      this.taken.push(message);
      if (!this.answers || message.type !== 'ask') return;
      const { id } = message;
      setTimeout(() => this.say({ type: 'answer', id, answer: null }), this.lateMs);
    },
    close: () => {
      this.closed = true;
    },
  };
  constructor() {
    TestWorker.all.push(this);
  }
  say(message: FromWorker): void {
    this.port.onmessage?.({ data: message });
  }
  count = (type: ToWorker['type']) => this.taken.filter((message) => message.type === type).length;
}

let lookAgain = () => {};
const page = {
  hidden: false,
  addEventListener: (_type: string, handle: () => void) => {
    lookAgain = handle;
  },
};

beforeEach(() => {
  TestWorker.all = [];
  vi.useFakeTimers();
  vi.resetModules();
  vi.stubGlobal('SharedWorker', TestWorker);
  vi.stubGlobal('document', page);
  vi.stubGlobal('addEventListener', () => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function openList() {
  const { findConnection } = await import('./list-connection.ts');
  const connection = findConnection();
  const client = connection.open();
  client.subscribe(() => {});
  client.setQuery(aQuery(ALL));
  const [worker] = TestWorker.all;
  if (worker === undefined) throw new Error('no worker was started');
  return { connection, client, worker };
}

test.each([0, 5, 20_000])('keeps to a worker that answers after %i ms', async (lateMs) => {
  const { worker } = await openList();
  worker.lateMs = lateMs;
  vi.advanceTimersByTime(10 * 60_000);
  expect(TestWorker.all).toHaveLength(1);
  expect(worker.count('watch')).toBe(1);
});

test('waits for each answer as long as for the one before', async () => {
  const { worker } = await openList();
  worker.lateMs = 5;
  for (const waitMs of [10_000, 29_998, 20]) {
    vi.advanceTimersByTime(waitMs);
    lookAgain();
  }
  expect([TestWorker.all.length, worker.closed]).toEqual([1, false]);
});

test('starts another worker for one that the browser has ended, and says everything anew', async () => {
  const { connection, worker } = await openList();
  worker.answers = false;
  const keys = connection.askTagKeys();
  vi.advanceTimersByTime(50_000);
  const [, next, ...more] = TestWorker.all;
  expect([worker.closed, more]).toEqual([true, []]);
  expect(next?.taken.filter(({ type }) => type !== 'ask')).toMatchObject([
    { type: 'visible', visible: true },
    { type: 'watch', view: 1, query: aQuery(ALL) },
    { type: 'tag-keys' },
  ]);
  const asked = next?.taken.find((message) => message.type === 'tag-keys');
  // What the first one says after all is of no interest.
  worker.say({ type: 'answer', id: asked?.id ?? -1, answer: ['late'] });
  next?.say({ type: 'answer', id: asked?.id ?? -1, answer: ['team'] });
  expect(await keys).toEqual(['team']);
});
