import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { FIRST_MS } from '../../../domain/place-in-time.ts';
import { aFolder, kindOf } from '../stored.fixture.ts';
import { checksumOf } from './migrate.ts';
import { MIGRATIONS, type Migration } from './migrations.ts';
import { openSqlite } from './open-sqlite.ts';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
/** The released schemas, each with the checksum of its migration: a release adds a line, and a fixture to migrate from. */
const CHECKSUMS: Readonly<Record<number, string>> = {
  1: '3d8571ed77817b988bffbd0c305e6b87fe25986e0985947d692afea6677f112a',
  2: '5417d020974bc22e9858771cbd3d40dc2f8c22b685b2828afaefa6119775375d',
  3: '954b73123e50c3b4ba460923c3c2d5edad246033d81ae601741d54078b31fd0b',
};
const RELEASED = Object.keys(CHECKSUMS).map(Number);
const NEWEST = MIGRATIONS.length;
const ALL = MIGRATIONS.map(({ version }) => version);
const NEXT: Migration = {
  version: NEWEST + 1,
  name: 'a-note',
  sql: 'CREATE TABLE notes (note TEXT) STRICT;',
};

function open(path: string, migrations: readonly Migration[] = MIGRATIONS) {
  const opened = openSqlite({ path, migrations, lockWaitMs: 0, now: () => 1_700_000_000_000 });
  onTestFinished(() => opened.engine.close());
  return opened;
}

/** A database as a released version left it. */
function aReleased(version: number): string {
  const path = join(aFolder(), 'sparktally.db');
  const database = new DatabaseSync(path);
  database.exec(readFileSync(here(`schema-${version}.fixture.sql`), 'utf8'));
  database.close();
  return path;
}

function versionsIn(path: string): unknown[] {
  const look = new DatabaseSync(path, { readOnly: true });
  const versions = look.prepare('SELECT version FROM schema_migrations ORDER BY version').all();
  look.close();
  return versions.map(({ version }) => version);
}

test('no released migration was changed', () => {
  expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  const released = MIGRATIONS.filter(({ version }) => RELEASED.includes(version));
  expect(Object.fromEntries(released.map((one) => [one.version, checksumOf(one)]))).toEqual(CHECKSUMS);
});

test.each(RELEASED)('a database of schema %i opens with its rows, and migrates on', async (version) => {
  const path = aReleased(version);
  const { engine, report } = open(path);
  expect(report).toMatchObject({ fromSchema: version, schema: MIGRATIONS.length });
  expect(await engine.getSession('glue/210987654321/us-east-1/-/s1')).toEqual({
    key: 'glue/210987654321/us-east-1/-/s1',
    source: 'glue/210987654321/us-east-1',
    row: '{"id":"s1"}',
    record: '{"session":{"id":"s1"}}',
    asks: '{"tags":null}',
    work: null,
    createdMs: 1_000,
    endedMs: 9_000,
    firstSeenMs: 2_000,
    lastSeenMs: 9_500,
    goneMs: null,
    live: false,
  });
  expect(await engine.listTransitions('glue/210987654321/us-east-1/-/s1')).toHaveLength(2);
  // What was over already counts in the roll-up, which began later.
  expect(await engine.firstUsage(['glue/210987654321/us-east-1'])).toBe(FIRST_MS);
  const views = (await engine.listViews()).map(({ name, isDefault }) => [name, isDefault]);
  expect(views).toEqual(version < 3 ? [] : [['Idle Glue', true]]);
  await engine.close();
  const next = open(path, [...MIGRATIONS, NEXT]);
  expect(await next.engine.countSessions()).toBe(2);
});

test('an existing database is copied before it is migrated, a new one and a current one are not', async () => {
  const path = join(aFolder(), 'sparktally.db');
  const first = open(path);
  expect(first.report.backup).toBeNull();
  await first.engine.close();
  const second = open(path, [...MIGRATIONS, NEXT]);
  expect(second.report).toMatchObject({ fromSchema: MIGRATIONS.length, schema: NEXT.version });
  expect(second.report.backup).toBe(`${path}.before-migration-of-${NEWEST}-20231114T221320000Z`);
  expect(versionsIn(second.report.backup ?? '')).toEqual(ALL);
  await second.engine.close();
  expect(open(path, [...MIGRATIONS, NEXT]).report.backup).toBeNull();
});

test('a newer schema is refused, named, and left as it is', async () => {
  const path = join(aFolder(), 'sparktally.db');
  await open(path, [...MIGRATIONS, NEXT]).engine.close();
  expect(() => open(path)).toThrow(
    `has schema ${NEXT.version}, and this version of Sparktally knows ${NEWEST} at most`,
  );
  expect(await kindOf(() => open(path))).toBe('newer_schema');
  expect(versionsIn(path)).toEqual([...ALL, NEXT.version]);
});

test('a migration that reads otherwise than the one that ran is refused', async () => {
  const path = join(aFolder(), 'sparktally.db');
  await open(path).engine.close();
  const changed = MIGRATIONS.map((one) => ({ ...one, sql: `${one.sql}\n-- a word more` }));
  expect(await kindOf(() => open(path, changed))).toBe('changed_schema');
});

test('a migration that fails has not happened, and those before it have', async () => {
  const path = join(aFolder(), 'sparktally.db');
  await open(path).engine.close();
  const broken = {
    version: NEXT.version + 1,
    name: 'broken',
    sql: 'CREATE TABLE half (a TEXT); INSERT INTO nowhere VALUES (1);',
  };
  expect(await kindOf(() => open(path, [...MIGRATIONS, NEXT, broken]))).toBe('failed');
  expect(versionsIn(path)).toEqual([...ALL, NEXT.version]);
  const look = new DatabaseSync(path, { readOnly: true });
  expect(look.prepare("SELECT name FROM sqlite_schema WHERE name = 'half'").all()).toEqual([]);
  look.close();
});

test('a migration that is killed midway runs again at the next start', async () => {
  const path = aReleased(1);
  const child = spawn(process.execPath, [here('slow-migration.fixture.ts'), path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'close');
  while (child.exitCode === null && !readdirSync(dirname(path)).some((name) => name.includes('before-migration'))) {
    await new Promise((wake) => setTimeout(wake, 5));
  }
  // The copy is there, so the migration, which takes minutes, has begun or is about to.
  await new Promise((wake) => setTimeout(wake, 200));
  child.kill('SIGKILL');
  await ended;
  expect(existsSync(`${path}-wal`)).toBe(true);
  // Those before the slow one may have come through.
  expect(versionsIn(path)).not.toContain(NEXT.version);
  const { engine, report } = open(path, [...MIGRATIONS, NEXT]);
  expect(report).toMatchObject({ fromSchema: expect.any(Number), schema: NEXT.version, corrupt: null });
  expect(await engine.countSessions()).toBe(2);
});
