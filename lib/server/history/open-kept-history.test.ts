import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { listBackups, pruneBackups, toBackupPath } from './backups.ts';
import { HistoryError } from './history-error.ts';
import { HOUR_MS, openWorld, START_MS } from './kept-world.fixture.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';
import { aFolder, aSession } from './stored.fixture.ts';

describe('a history that cannot be opened', () => {
  test.each([
    ['in_use', 10],
    ['newer_schema', 300],
  ] as const)('%s: is off and says why, and is opened when that has passed', async (kind, seconds) => {
    const world = openWorld();
    world.refuse(kind);
    const history = world.history();
    onTestFinished(() => history.close());
    expect(history.describe().status).toBe('opening');
    await history.opened;
    expect(history.store).toBeNull();
    expect(history.describe()).toMatchObject({
      status: 'off',
      problem: { kind, hint: expect.any(String) },
      retryAt: new Date(START_MS + seconds * 1000).toISOString(),
    });
    await world.pass((seconds - 1) * 1000);
    expect(world.opened).toBe(1);
    world.refuse(null);
    await world.pass(1000);
    expect(history).toMatchObject({ generation: 1 });
    expect(history.describe()).toMatchObject({ status: 'on', problem: null, retryAt: null });
  });

  test('is tried less and less often, and at least every five minutes', async () => {
    const world = openWorld();
    world.refuse('unavailable');
    const history = world.history();
    onTestFinished(() => history.close());
    await history.opened;
    for (const [seconds, opened] of [
      [10, 2],
      [20, 3],
      [40, 4],
      [80, 5],
      [160, 6],
      [300, 7],
      [300, 8],
    ] as const) {
      await world.pass(seconds * 1000);
      expect(world.opened).toBe(opened);
    }
  });
});

describe('a history that fails', () => {
  test('stays open while the disk is full, and says so until something is written again', async () => {
    const world = openWorld();
    const history = world.history();
    onTestFinished(() => history.close());
    await history.opened;
    history.failed(new HistoryError('disk_full', 'No room.'));
    expect(history.describe()).toMatchObject({ status: 'on', problem: { kind: 'disk_full' } });
    history.wrote();
    expect(history.describe()).toMatchObject({ problem: null, writtenAt: new Date(START_MS).toISOString() });
  });

  test('that was lost is off, and another opening begins a new generation', async () => {
    const world = openWorld();
    const history = world.history();
    onTestFinished(() => history.close());
    await history.opened;
    history.failed(new HistoryError('lost', 'The thread died.'));
    expect(history.store).toBeNull();
    expect(history.describe()).toMatchObject({ status: 'off', problem: { kind: 'lost' } });
    await world.pass(10_000);
    expect(history).toMatchObject({ generation: 2 });
    expect(history.store).not.toBeNull();
  });
});

test('tells figures of now, or that they are not known, never those of the opening', async () => {
  const world = openWorld();
  const history = world.history();
  await history.opened;
  expect(history.describe()).toMatchObject({ sessions: null, sizeBytes: null });
  await history.store?.putSessions([aSession('a')], []);
  await history.measure();
  expect(history.describe()).toMatchObject({ sessions: 1, sizeBytes: expect.any(Number) });
  await history.store?.putSessions([aSession('b')], []);
  await world.pass(5_000);
  await history.measure();
  expect(history.describe()).toMatchObject({ sessions: 2 });
});

test('its clock never goes behind anything that was written', async () => {
  const world = openWorld();
  const first = world.history();
  await first.opened;
  await first.store?.putSessions([aSession('a', { lastSeenMs: START_MS + 5 * HOUR_MS })], []);
  await first.close();
  const second = world.history();
  onTestFinished(() => second.close());
  await second.opened;
  expect(second.clock()).toBe(START_MS + 5 * HOUR_MS);
  await world.pass(6 * HOUR_MS);
  expect(second.clock()).toBe(START_MS + 6 * HOUR_MS);
  await world.pass(-2 * HOUR_MS);
  expect(second.clock()).toBe(START_MS + 6 * HOUR_MS);
});

describe('upkeep', () => {
  test('copies once a day what changed, keeps seven copies, and deletes nothing else', async () => {
    const world = openWorld();
    const history = world.history();
    onTestFinished(() => history.close());
    await history.opened;
    mkdirSync(`${world.file}.backups`);
    writeFileSync(join(`${world.file}.backups`, 'notes.txt'), 'mine');
    await world.pass(HOUR_MS);
    expect(listBackups(world.file)).toEqual([]);
    for (let day = 0; day < 9; day += 1) {
      await history.store?.putSessions([aSession(`s${day}`)], []);
      history.wrote();
      await world.pass(24 * HOUR_MS);
    }
    const names = readdirSync(`${world.file}.backups`);
    expect(names.filter((name) => name.endsWith('.db'))).toHaveLength(7);
    expect(names).toContain('notes.txt');
    await world.pass(48 * HOUR_MS);
    expect(listBackups(world.file)).toHaveLength(7);
    expect(existsSync(world.file)).toBe(true);
    const { engine } = openSqlite({ path: listBackups(world.file)[0]?.path ?? '', lockWaitMs: 0 });
    expect(await engine.countSessions()).toBe(9);
    await engine.close();
  });

  test('forgets what ended before the days that are kept, and nothing that lives', async () => {
    const world = openWorld({ keepDays: 10 });
    const history = world.history();
    onTestFinished(() => history.close());
    await history.opened;
    const ago = (days: number) => START_MS - days * 24 * HOUR_MS;
    await history.store?.putSessions(
      [
        aSession('old', { live: false, endedMs: ago(11) }),
        aSession('new', { live: false, endedMs: ago(9) }),
        aSession('lives', { createdMs: ago(100) }),
      ],
      [],
    );
    await world.pass(HOUR_MS);
    expect(await history.store?.countSessions()).toBe(2);
    expect(await history.store?.getSession(aSession('old').key)).toBeNull();
  });

  test('the last copy from before a damage stays, whatever comes after', () => {
    const file = join(aFolder(), 'x.db');
    mkdirSync(`${file}.backups`);
    const days = Array.from({ length: 12 }, (_, day) => toBackupPath(file, START_MS + day * 24 * HOUR_MS));
    for (const path of days) writeFileSync(path, '');
    writeFileSync(`${file}.corrupt-20261128T120000000Z`, '');
    expect(pruneBackups(file)).toHaveLength(4);
    expect(listBackups(file).map(({ path }) => path)).toEqual([...days.slice(5).toReversed(), days[2]]);
  });

  test('a copy is due where the last run changed something, and a copy of a time to come puts off none', async () => {
    const world = openWorld();
    const before = world.history();
    await before.opened;
    await before.store?.putSessions([aSession('a', { lastSeenMs: START_MS })], []);
    await before.close();
    mkdirSync(`${world.file}.backups`);
    writeFileSync(toBackupPath(world.file, START_MS + 900 * HOUR_MS), '');
    const history = world.history();
    await history.opened;
    await world.pass(HOUR_MS);
    expect(listBackups(world.file)).toHaveLength(2);
  });

  test('names its copies by their time, and knows them by it', () => {
    const file = join(aFolder(), 'x.db');
    expect(toBackupPath(file, START_MS)).toBe(join(`${file}.backups`, 'history-2026-11-26T040506Z.db'));
    expect(pruneBackups(file)).toEqual([]);
  });
});
