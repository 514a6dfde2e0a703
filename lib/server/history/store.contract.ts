import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { HistoryStore, SweepRecord } from './store.ts';
import { aFolder, aSession, aTransition, collect, kindOf, SOURCE } from './stored.fixture.ts';

const MINUTE = 60_000;

export function describeHistoryStore(name: string, open: (folder: string) => Promise<HistoryStore>): void {
  async function openStore(): Promise<HistoryStore> {
    const store = await open(aFolder());
    onTestFinished(() => store.close());
    return store;
  }

  async function listKeys(store: HistoryStore, withGone = false): Promise<string[]> {
    return (await collect(store.readSource(SOURCE, { withGone }))).flat().map(({ key }) => key.split('/').at(-1) ?? '');
  }

  describe(name, () => {
    test('gives back what it was given, also after it was opened anew', async () => {
      const folder = aFolder();
      const first = await open(folder);
      const session = aSession('naïve-“id”\u0000\u{1f600}', { endedMs: 9, goneMs: 10_000, live: false });
      await first.putSessions([session], [aTransition('naïve-“id”\u0000\u{1f600}', { from: null, fromPhase: null })]);
      await first.close();
      const second = await open(folder);
      expect(await second.getSession(session.key)).toEqual(session);
      expect(await second.listTransitions(session.key)).toHaveLength(1);
      expect(await second.getSession('glue/other')).toBeNull();
      expect(await second.countSessions()).toBe(1);
      await second.close();
    });

    test('takes what is put twice once', async () => {
      const store = await openStore();
      for (let time = 0; time < 2; time += 1) {
        await store.putSessions(
          [aSession('a')],
          [aTransition('a'), aTransition('a', { to: 'STOPPED', seenMs: 4_000 })],
        );
      }
      expect(await store.countSessions()).toBe(1);
      expect((await store.listTransitions(aSession('a').key)).map(({ to }) => to)).toEqual(['READY', 'STOPPED']);
    });

    test('keeps the newest of a session and the earliest first sight, in whatever order they come', async () => {
      const store = await openStore();
      let number = 0;
      const times = fc.uniqueArray(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(times, fc.integer({ min: 1, max: 4 }), async (lastSeen, batch) => {
          const id = `p${number++}`;
          const puts = lastSeen.map((ms, index) =>
            aSession(id, { lastSeenMs: ms, firstSeenMs: (ms * 7) % 1_009, row: `"${ms}"`, live: index % 2 === 0 }),
          );
          for (let at = 0; at < puts.length; at += batch) await store.putSessions(puts.slice(at, at + batch), []);
          const newest = puts.reduce((one, other) => (other.lastSeenMs > one.lastSeenMs ? other : one));
          const firstSeenMs = Math.min(...puts.map((put) => put.firstSeenMs));
          expect(await store.getSession(newest.key)).toEqual({ ...newest, firstSeenMs });
        }),
        { numRuns: 60 },
      );
    });

    test('lets the later of two that were seen at once win', async () => {
      const store = await openStore();
      await store.putSessions([aSession('a'), aSession('a', { row: '"with its detail"' })], []);
      expect((await store.getSession(aSession('a').key))?.row).toBe('"with its detail"');
    });

    test('keeps nothing of a call that fails', async () => {
      const store = await openStore();
      expect(await kindOf(store.putSessions([aSession('a')], [aTransition('nobody')]))).toBe('invalid');
      expect(await store.countSessions()).toBe(0);
      await store.putSessions([aSession('a')], []);
      expect(await store.countSessions()).toBe(1);
    });

    test('reads a source newest first, in batches, each row once, others not at all', async () => {
      const store = await openStore();
      const sessions = Array.from({ length: 25 }, (_, index) =>
        aSession(`s${String(index).padStart(2, '0')}`, { createdMs: Math.floor(index / 3) * 1_000 }),
      );
      await store.putSessions(sessions.toReversed(), []);
      await store.putSessions([aSession('x', { key: 'other', source: 'glue/1/eu-west-1' })], []);
      const batches = await collect(store.readSource(SOURCE, { batch: 10 }));
      expect(batches.map((batch) => batch.length)).toEqual([10, 10, 5]);
      expect(batches.flat()).toEqual(sessions.toReversed());
      expect(await collect(store.readSource('glue/1/nowhere-1'))).toEqual([]);
    });

    test('marks what is gone, leaves it out of a source, and takes it back when it is seen again', async () => {
      const store = await openStore();
      const gone = aSession('gone', { lastSeenMs: 3_000 });
      await store.putSessions([gone, aSession('here', { lastSeenMs: 9_000 })], []);
      await store.markGone([gone.key, aSession('here').key, 'unknown'], 5_000);
      await store.markGone([gone.key], 6_000);
      expect(await listKeys(store)).toEqual(['here']);
      expect(await listKeys(store, true)).toEqual(['here', 'gone']);
      expect(await store.getSession(gone.key)).toEqual({ ...gone, goneMs: 5_000 });
      // An answer that was under way when the listing lacked it.
      await store.putSessions([aSession('gone', { lastSeenMs: 4_000 })], []);
      expect((await store.getSession(gone.key))?.goneMs).toBe(5_000);
      await store.putSessions([aSession('gone', { lastSeenMs: 7_000 })], []);
      expect(await listKeys(store)).toEqual(['here', 'gone']);
    });

    test('lets no clock that steps back make a negative stretch or lose a transition', async () => {
      const store = await openStore();
      const hour = 60 * MINUTE;
      await store.putSessions(
        [aSession('a')],
        [
          aTransition('a', { seenBeforeMs: 9 * hour, seenMs: 10 * hour }),
          aTransition('a', { from: 'READY', to: 'STOPPING', seenBeforeMs: 10 * hour, seenMs: 9 * hour + 5 }),
          aTransition('a', { from: 'STOPPING', to: 'STOPPED', seenBeforeMs: 9 * hour + 5, seenMs: 9 * hour + 9 }),
        ],
      );
      const transitions = await store.listTransitions(aSession('a').key);
      expect(transitions).toHaveLength(3);
      for (const { seenBeforeMs, seenMs } of transitions) expect(seenMs).toBeGreaterThanOrEqual(seenBeforeMs ?? 0);
    });

    const sweep = (startMinute: number, changes: Partial<SweepRecord> = {}): SweepRecord => ({
      source: SOURCE,
      startedMs: startMinute * MINUTE,
      endedMs: startMinute * MINUTE + 1_000,
      status: 'ok',
      problemKind: null,
      rows: 3,
      full: false,
      ...changes,
    });
    const gapsIn = async (store: HistoryStore, from: number, to: number, patience = 5) =>
      (await store.listGaps(SOURCE, from * MINUTE, to * MINUTE, patience * MINUTE)).map(
        ({ fromMs, toMs, open: isOpen }) => [Math.floor(fromMs / MINUTE), toMs / MINUTE, isOpen],
      );

    test('tells the gaps between sweeps that were ok, cut to what was asked for', async () => {
      const store = await openStore();
      for (let minute = 0; minute <= 10; minute += 1) await store.putSweep(sweep(minute));
      for (const minute of [15, 20, 25]) {
        await store.putSweep(sweep(minute, { status: 'failed', problemKind: 'network', rows: 0 }));
      }
      await store.putSweep(sweep(30));
      await store.putSweep(sweep(34));
      await store.putSweep(sweep(50, { source: 'glue/1/eu-west-1' }));
      expect(await gapsIn(store, 0, 35)).toEqual([[10, 30, false]]);
      expect(await gapsIn(store, 15, 20)).toEqual([[15, 20, false]]);
      expect(await gapsIn(store, 0, 90)).toEqual([
        [10, 30, false],
        [34, 90, true],
      ]);
      expect(await gapsIn(store, 0, 35, 3)).toEqual([
        [10, 30, false],
        [30, 34, false],
      ]);
      expect(await gapsIn(store, 0, 35, 60)).toEqual([]);
      expect(await gapsIn(store, -90, -1)).toEqual([]);
    });

    test('keeps steady polling as one stretch, and takes a sweep that is told twice once', async () => {
      const store = await openStore();
      for (let minute = 0; minute < 100; minute += 1) await store.putSweep(sweep(minute));
      await store.putSweep(sweep(50));
      const lines = (await collect(store.exportAll())).join('').split('\n');
      const sweeps = lines.filter((line) => line.includes('"type":"sweep"')).map((line) => JSON.parse(line));
      expect(sweeps).toEqual([
        expect.objectContaining({ startedMs: 0, endedMs: 99 * MINUTE + 1_000, sweeps: 100, rows: 3 }),
      ]);
    });

    test('tells the last sweep that was ok, and the last that listed everything', async () => {
      const store = await openStore();
      expect(await store.lastSweeps(SOURCE)).toEqual({ okMs: null, fullMs: null });
      await store.putSweep(sweep(1, { full: true }));
      await store.putSweep(sweep(2));
      await store.putSweep(sweep(9, { status: 'failed', problemKind: 'network', full: true }));
      expect(await store.lastSweeps(SOURCE)).toEqual({ okMs: 2 * MINUTE + 1_000, fullMs: MINUTE + 1_000 });
      await store.putSweep(sweep(10, { full: true }));
      expect((await store.lastSweeps(SOURCE)).fullMs).toBe(10 * MINUTE + 1_000);
    });

    test('keeps the last answer of AWS beside its session, and forgets them together', async () => {
      const store = await openStore();
      const session = aSession('a', { live: false, endedMs: 500 });
      await store.putSessions([session], [], [{ key: session.key, answer: '{"Id":"a"}' }]);
      await store.putSessions([session], [], [{ key: session.key, answer: '{"Id":"b"}' }]);
      await store.putSessions([session], []);
      expect(await store.getAnswer(session.key)).toBe('{"Id":"b"}');
      expect(await kindOf(store.putSessions([], [], [{ key: 'nobody', answer: '{}' }]))).toBe('invalid');
      await store.forget(1_000);
      expect(await store.getAnswer(session.key)).toBeNull();
    });

    test('remembers whose account an identity is', async () => {
      const store = await openStore();
      expect(await store.getAccount('base')).toBeNull();
      await store.putAccount('base', { account: '1', partition: 'aws' });
      await store.putAccount('base', { account: '2', partition: 'aws-cn' });
      expect(await store.getAccount('base')).toEqual({ account: '2', partition: 'aws-cn' });
    });

    test('exports everything, each once, and counts it in the last line', async () => {
      const store = await openStore();
      const sessions = Array.from({ length: 1_200 }, (_, index) => aSession(`s${index}`));
      await store.putSessions(
        sessions,
        sessions.map((_, index) => aTransition(`s${index}`)),
        [{ key: aSession('s9').key, answer: '{"Id":"s9"}' }],
      );
      expect(await store.recordedSince()).toBeNull();
      await store.putSweep(sweep(1));
      const text = (await collect(store.exportAll())).join('');
      expect(text.endsWith('\n')).toBe(true);
      const lines = text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(lines.at(-1)).toEqual({
        type: 'end',
        sessions: 1_200,
        answers: 1,
        transitions: 1_200,
        sweeps: 1,
        views: 0,
      });
      expect(await store.recordedSince()).toBe(MINUTE);
      expect(lines.filter(({ type }) => type === 'answer')).toEqual([
        { type: 'answer', key: aSession('s9').key, answer: '{"Id":"s9"}' },
      ]);
      expect(new Set(lines.filter(({ type }) => type === 'session').map(({ key }) => key)).size).toBe(1_200);
      expect(lines.find(({ key }) => key === sessions[7]?.key)).toEqual({ type: 'session', ...sessions[7] });
    });

    test('forgets what ended or went before, with its transitions, and nothing that lives', async () => {
      const store = await openStore();
      const over = { live: false, endedMs: 500 };
      await store.putSessions(
        [
          aSession('ended', over),
          aSession('ended-later', { ...over, endedMs: 5_000 }),
          aSession('running', { createdMs: 1, lastSeenMs: 2 }),
          aSession('went', { goneMs: 900 }),
          aSession('end-not-told', { live: false, lastSeenMs: 800 }),
        ],
        [aTransition('ended')],
      );
      await store.putSweep(sweep(0, { startedMs: 1, endedMs: 2 }));
      expect(await store.forget(1_000)).toBe(3);
      expect((await listKeys(store, true)).toSorted()).toEqual(['ended-later', 'running']);
      expect(await store.listTransitions(aSession('ended').key)).toEqual([]);
      expect((await collect(store.exportAll())).join('')).not.toContain('"type":"sweep"');
    });

    test('reads of what went also one whose end lies before its beginning', async () => {
      const store = await openStore();
      const odd = aSession('odd', { live: false, createdMs: 2_000, endedMs: 500, goneMs: 3_000 });
      await store.putSessions([odd], []);
      const within = async (fromMs: number, toMs: number) =>
        (await collect(store.readGone(odd.source, { fromMs, toMs }))).flat().length;
      expect([await within(1_500, 2_500), await within(2_001, 2_500), await within(0, 2_000)]).toEqual([1, 0, 0]);
    });

    test('writes a copy that opens as a history, and never over a file', async () => {
      const store = await openStore();
      await store.putSessions([aSession('a')], [aTransition('a')]);
      const folder = aFolder();
      const copy = join(folder, 'copies', 'sparktally.db');
      await store.backup(copy);
      await store.putSessions([aSession('later')], []);
      expect(await kindOf(store.backup(copy))).toBe('invalid');
      expect(existsSync(`${copy}.partial`)).toBe(false);
      const restored = await open(join(folder, 'copies'));
      expect(await restored.countSessions()).toBe(1);
      expect(await restored.listTransitions(aSession('a').key)).toEqual([aTransition('a')]);
      await restored.close();
    });

    test('finishes what it accepted before it closes, and takes nothing after', async () => {
      const folder = aFolder();
      const store = await open(folder);
      const puts = Array.from({ length: 50 }, (_, index) => store.putSessions([aSession(`s${index}`)], []));
      const closed = store.close();
      await Promise.all(puts);
      await closed;
      await store.close();
      expect(await kindOf(store.countSessions())).toBe('closed');
      expect(await kindOf(store.putSessions([aSession('late')], []))).toBe('closed');
      const again = await open(folder);
      expect(await again.countSessions()).toBe(50);
      await again.close();
    });
  });
}
