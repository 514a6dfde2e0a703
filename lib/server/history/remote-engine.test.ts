import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import type { HistoryError } from './history-error.ts';
import { openHistory } from './open-history.ts';
import { CALLS_MAX, openRemoteEngine } from './remote-engine.ts';
import { aFolder, aSession, kindOf } from './stored.fixture.ts';

/** A thread that takes requests and answers none, and ends at the word `close`, as one that dies. */
const DEAF = `require('node:worker_threads').parentPort.on('message', ({ name }) => {
  if (name === 'countSessions') throw new Error('boom');
});`;

function openDeaf() {
  const losses: HistoryError[] = [];
  const worker = new Worker(DEAF, { eval: true });
  onTestFinished(async () => void (await worker.terminate()));
  return {
    engine: openRemoteEngine(
      worker,
      () => Promise.resolve(),
      (error) => losses.push(error),
    ),
    losses,
    worker,
  };
}

test('a thread that dies fails what waits and what follows, and says so once', async () => {
  const { engine, losses } = openDeaf();
  const waiting = [engine.putSessions([aSession('a')], []), engine.getSession('a'), engine.countSessions()];
  expect(await Promise.all(waiting.map(kindOf))).toEqual(['lost', 'lost', 'lost']);
  expect(await kindOf(engine.getSession('a'))).toBe('lost');
  expect(losses.map(({ kind }) => kind)).toEqual(['lost']);
  await engine.close();
});

test('a thread that dies while it closes does not leave the closing waiting', async () => {
  const { engine, worker, losses } = openDeaf();
  const closing = engine.close();
  await worker.terminate();
  expect(await kindOf(closing)).toBe('lost');
  expect(losses).toEqual([]);
});

test('more calls than it takes are refused, and take no memory', async () => {
  const { engine, worker } = openDeaf();
  const waiting = Array.from({ length: CALLS_MAX }, () => kindOf(engine.getSession('a')));
  expect(await kindOf(engine.getSession('a'))).toBe('queue_full');
  await worker.terminate();
  expect(new Set(await Promise.all(waiting))).toEqual(new Set(['lost']));
});

test('the thread that asks goes on while the other one works', async () => {
  const { store } = await openHistory({ databaseUrl: `file:${join(aFolder(), 'sparktally.db')}` });
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  const text = JSON.stringify('x'.repeat(2_000));
  const sessions = Array.from({ length: 20_000 }, (_, index) => aSession(`s${index}`, { row: text, record: text }));
  const done = store.putSessions(sessions, []);
  turns = 0;
  await done;
  clearInterval(timer);
  expect(turns).toBeGreaterThan(10);
  await store.close();
});

test('an address that is no file, and one that cannot be, are refused', async () => {
  expect(await kindOf(openHistory({ databaseUrl: 'postgres://x' }))).toBe('unavailable');
  expect(await kindOf(openHistory({ databaseUrl: 'file:/dev/null/sparktally.db' }))).toBe('unavailable');
});
