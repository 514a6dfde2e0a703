import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { aFolder, aSession, kindOf } from '../stored.fixture.ts';
import { openSqlite } from './open-sqlite.ts';
import { restoreHistory } from './restore.ts';

const NOW = Date.parse('2026-11-26T04:05:06.007Z');

/** A history with a copy of when it had one session, and two more since. */
async function aCopied() {
  const folder = aFolder();
  const file = join(folder, 'sparktally.db');
  const copy = join(folder, 'copy.db');
  const { engine } = openSqlite({ path: file, lockWaitMs: 0, now: () => NOW });
  await engine.putSessions([aSession('first')], []);
  await engine.backup(copy);
  await engine.putSessions([aSession('second'), aSession('third')], []);
  return { file, copy, engine };
}

async function countIn(path: string): Promise<number> {
  const { engine } = openSqlite({ path, lockWaitMs: 0 });
  const count = await engine.countSessions();
  await engine.close();
  return count;
}

test('a copy takes the place of the history, which is set aside whole', async () => {
  const { file, copy, engine } = await aCopied();
  await engine.close();
  const restored = restoreHistory(copy, file, NOW);
  expect(restored).toEqual({ file, sessions: 1, setAside: `${file}.replaced-20261126T040506007Z` });
  expect(await countIn(file)).toBe(1);
  expect(await countIn(restored.setAside ?? '')).toBe(3);
  expect(await countIn(copy)).toBe(1);
});

test('a copy is put where nothing is, on another machine for example', async () => {
  const { copy, engine } = await aCopied();
  await engine.close();
  const file = join(aFolder(), 'new', 'sparktally.db');
  expect(restoreHistory(copy, file, NOW)).toEqual({ file, sessions: 1, setAside: null });
  expect(await countIn(file)).toBe(1);
});

test('nothing is changed while a process holds the history', async () => {
  const { file, copy, engine } = await aCopied();
  onTestFinished(() => engine.close());
  expect(await kindOf(() => restoreHistory(copy, file, NOW))).toBe('in_use');
  expect(await engine.countSessions()).toBe(3);
});

test('what is no copy of ours is refused, and nothing is changed', async () => {
  const { file, copy, engine } = await aCopied();
  await engine.close();
  const before = readFileSync(file);
  const theirs = join(aFolder(), 'theirs.db');
  const database = new DatabaseSync(theirs);
  database.exec('CREATE TABLE recipes (name TEXT)');
  database.close();
  const damaged = join(aFolder(), 'damaged.db');
  writeFileSync(damaged, readFileSync(copy).fill(0x5a, 9_000, 20_000));
  const newer = join(aFolder(), 'newer.db');
  writeFileSync(newer, readFileSync(copy));
  const later = new DatabaseSync(newer);
  later.exec("INSERT INTO schema_migrations VALUES (99, 'later', 'x', 0)");
  later.close();
  const text = join(aFolder(), 'text.db');
  writeFileSync(text, 'no database at all, but a text of some length');
  for (const [given, kind] of [
    [theirs, 'foreign'],
    [damaged, 'corrupt'],
    [newer, 'newer_schema'],
    [text, 'corrupt'],
    [`${copy}.missing`, 'unavailable'],
    [file, 'invalid'],
  ] as const) {
    expect([given, await kindOf(() => restoreHistory(given, file, NOW))]).toEqual([given, kind]);
  }
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(existsSync(`${file}.replaced-20261126T040506007Z`)).toBe(false);
});
