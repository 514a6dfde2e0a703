import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { listBackups } from './backups.ts';
import { HistoryError } from './history-error.ts';
import { HOUR_MS, openWorld, START_MS, write } from './kept-world.fixture.ts';
import { aSession } from './stored.fixture.ts';

const FIRST_LOOK_MS = 10 * 60_000;

describe('L-11: the disk under an open history', () => {
  test('full: it says so, keeps what it has, and goes on when there is room', async () => {
    const world = openWorld({ sqlite: { maxPages: 60 } });
    const history = world.history();
    await history.opened;
    const acknowledged: string[] = [];
    for (let id = 0; await write(history, `s${id}`, `"${'y'.repeat(9_000)}"`); id += 1) acknowledged.push(`s${id}`);
    expect(acknowledged.length).toBeGreaterThan(5);
    expect(history.describe()).toMatchObject({
      status: 'on',
      problem: { kind: 'disk_full', hint: expect.any(String) },
    });
    expect(await history.store?.countSessions()).toBe(acknowledged.length);
    await history.store?.putSessions([aSession('s0', { live: false, endedMs: 1, row: '""', lastSeenMs: 4_000 })], []);
    expect(await history.store?.forget(2)).toBe(1);
    expect(await write(history, 'after')).toBe(true);
    expect(history.describe()).toMatchObject({ status: 'on', problem: null });
    expect(history.generation).toBe(1);
  });

  test('locked by another program: it says so, and writes again when that one ended', async () => {
    const world = openWorld();
    const history = world.history();
    await history.opened;
    const other = new DatabaseSync(world.file);
    other.exec('BEGIN IMMEDIATE');
    expect(await write(history, 'a')).toBe(false);
    expect(history.describe()).toMatchObject({ status: 'on', problem: { kind: 'busy' } });
    other.exec('ROLLBACK');
    other.close();
    expect(await write(history, 'a')).toBe(true);
    expect(history.describe().problem).toBeNull();
  });

  test('deleted: it is off, then on again with everything that was acknowledged', async () => {
    const world = openWorld();
    const history = world.history();
    await history.opened;
    expect(await write(history, 'acknowledged')).toBe(true);
    for (const part of ['', '-wal', '-shm']) rmSync(`${world.file}${part}`);
    expect(await write(history, 'late')).toBe(false);
    expect(history.describe()).toMatchObject({ status: 'off', problem: { kind: 'deleted' } });
    await world.pass(10_000);
    expect(history.describe()).toMatchObject({ status: 'on', problem: null });
    expect(history.generation).toBe(2);
    expect(await history.store?.getSession(aSession('acknowledged').key)).not.toBeNull();
  });

  test('deleted, and then ended without another change: what was acknowledged is back at its place', async () => {
    const world = openWorld();
    const history = world.history();
    await history.opened;
    expect(await write(history, 'acknowledged')).toBe(true);
    for (const part of ['', '-wal', '-shm']) rmSync(`${world.file}${part}`);
    await history.close();
    const again = world.history();
    await again.opened;
    expect(await again.store?.countSessions()).toBe(1);
  });

  test('replaced: nothing of the other file is taken for a copy, and what was held is told', async () => {
    const world = openWorld();
    const history = world.history();
    await history.opened;
    await write(history, 'acknowledged');
    for (const part of ['-wal', '-shm']) rmSync(`${world.file}${part}`);
    rmSync(world.file);
    new DatabaseSync(world.file).close();
    writeFileSync(world.file, '');
    await world.pass(FIRST_LOOK_MS);
    expect(history.describe()).toMatchObject({ status: 'on', upkeepProblem: { kind: 'unavailable' } });
    expect(listBackups(world.file)).toEqual([]);
    expect(await write(history, 'late')).toBe(false);
    await world.pass(10_000);
    expect(history.describe()).toMatchObject({ status: 'on', setAside: expect.stringContaining('.rescued-') });
  });

  test.each(['read_only', 'io', 'unavailable'] as const)(
    '%s at the opening: off, and on when that is gone',
    async (kind) => {
      const world = openWorld();
      world.refuse(kind);
      const history = world.history();
      await history.opened;
      expect(await write(history, 'a')).toBe(false);
      expect(history.describe()).toMatchObject({ status: 'off', problem: { kind, hint: expect.any(String) } });
      world.refuse(null);
      await world.pass(10_000);
      expect(await write(history, 'a')).toBe(true);
    },
  );
});

describe('damage in a file that is open', () => {
  test('is found by the weekly reading, set aside whole, and told also after another start', async () => {
    const world = openWorld();
    const before = world.history();
    await before.opened;
    for (let id = 0; id < 60; id += 1) await write(before, `s${id}`, `"${'y'.repeat(9_000)}"`);
    await before.close();
    const history = world.history();
    await history.opened;
    const damaged = readFileSync(world.file).fill(0x5a, 200_000, 230_000);
    writeFileSync(world.file, damaged);
    await world.pass(FIRST_LOOK_MS);
    expect(history.describe()).toMatchObject({ status: 'off', problem: { kind: 'corrupt' } });
    expect(listBackups(world.file)).toEqual([]);
    await world.pass(10_000);
    const { setAside, status, problem } = history.describe();
    expect({ status, problem }).toEqual({ status: 'on', problem: null });
    expect(readFileSync(setAside ?? '').equals(damaged)).toBe(true);
    expect(await write(history, 'a')).toBe(true);
    await history.close();
    const again = world.history();
    await again.opened;
    expect(again.describe().setAside).toBe(setAside);
    expect(await again.store?.countSessions()).toBe(1);
  });

  test('that a quick look does not see is not opened again as if nothing were', async () => {
    const world = openWorld();
    const before = world.history();
    await before.opened;
    await write(before, 'a');
    await before.close();
    // An index that no longer is what its table holds.
    const shell = new DatabaseSync(world.file, { defensive: false });
    shell.exec(`PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = replace(sql, 'created_ms DESC', 'last_seen_ms DESC') WHERE name = 'sessions_newest'`);
    expect(shell.prepare('PRAGMA quick_check').get()).toEqual({ quick_check: 'ok' });
    shell.close();
    const history = world.history();
    await history.opened;
    expect(history.describe()).toMatchObject({ status: 'on', setAside: null });
    await world.pass(FIRST_LOOK_MS);
    expect(history.describe()).toMatchObject({ status: 'off', problem: { kind: 'corrupt' } });
    await world.pass(10_000);
    expect(history.describe()).toMatchObject({ status: 'on', setAside: expect.stringContaining('.corrupt-') });
  });

  test('a whole file is read through once a week, also over restarts', async () => {
    let checks = 0;
    const world = openWorld({
      change: (store) => {
        const { check } = store;
        store.check = () => {
          checks += 1;
          return check();
        };
      },
    });
    const first = world.history();
    await first.opened;
    await world.pass(FIRST_LOOK_MS);
    expect(checks).toBe(1);
    await first.close();
    const second = world.history();
    await second.opened;
    for (let day = 0; day < 6; day += 1) await world.pass(24 * HOUR_MS);
    expect(checks).toBe(1);
    await world.pass(25 * HOUR_MS);
    expect(checks).toBe(2);
    expect(existsSync(`${world.file}.checked`)).toBe(true);
  });
});

describe('somebody who does not wait', () => {
  test('begins without a history that takes very long to open, and has it later', async () => {
    const world = openWorld();
    const { promise, resolve } = Promise.withResolvers<void>();
    world.hold(promise);
    const history = world.history();
    let opened = false;
    void history.opened.then(() => {
      opened = true;
    });
    await world.pass(29_000);
    expect(opened).toBe(false);
    await world.pass(1_000);
    expect(opened).toBe(true);
    expect(history.describe().status).toBe('opening');
    resolve();
    await world.pass(0);
    expect(history.describe()).toMatchObject({ status: 'on' });
  });

  test('an opening that is under way at the end lets go of the file', async () => {
    const world = openWorld();
    const { promise, resolve } = Promise.withResolvers<void>();
    world.hold(promise);
    const history = world.history();
    const closed = history.close();
    resolve();
    await closed;
    const again = world.history();
    await again.opened;
    expect(again.describe().status).toBe('on');
  });
});

test('a copy that fails is told and tried again, and nothing is forgotten before there is one', async () => {
  let full = true;
  const world = openWorld({
    keepDays: 1,
    change: (store) => {
      const { backup } = store;
      store.backup = (path) =>
        full ? Promise.reject(new HistoryError('disk_full', 'There is no room for a copy.')) : backup(path);
    },
  });
  const history = world.history();
  await history.opened;
  await history.store?.putSessions([aSession('old', { live: false, endedMs: START_MS - 48 * HOUR_MS })], []);
  history.wrote();
  await world.pass(FIRST_LOOK_MS);
  expect(history.describe()).toMatchObject({ status: 'on', problem: null, upkeepProblem: { kind: 'disk_full' } });
  expect(await history.store?.countSessions()).toBe(1);
  full = false;
  await world.pass(HOUR_MS);
  expect(history.describe()).toMatchObject({ upkeepProblem: null, backup: { path: listBackups(world.file)[0]?.path } });
  expect(await history.store?.countSessions()).toBe(0);
});
