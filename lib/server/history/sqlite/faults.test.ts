import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { aFolder, aSession, aTransition, kindOf } from '../stored.fixture.ts';
import { MIGRATIONS } from './migrations.ts';
import { openSqlite, type SqliteOptions } from './open-sqlite.ts';

const NOW = Date.parse('2026-11-26T04:05:06.007Z');
const MODE = 0o777;

function open(path: string, options: Partial<SqliteOptions> = {}) {
  const opened = openSqlite({ path, lockWaitMs: 0, busyMs: 0, now: () => NOW, ...options });
  onTestFinished(() => opened.engine.close());
  return opened;
}

/** A closed history with some rows. */
async function aHistory(rows = 200): Promise<string> {
  const path = join(aFolder(), 'sparktally.db');
  const { engine } = open(path);
  const sessions = Array.from({ length: rows }, (_, index) => aSession(`s${index}`, { row: `"${'x'.repeat(900)}"` }));
  await engine.putSessions(sessions, [aTransition('s0')]);
  await engine.close();
  return path;
}

test('makes its folder and files for its owner alone', async () => {
  const path = join(aFolder(), 'new', 'sparktally.db');
  const { engine, report } = open(path);
  await engine.putSessions([aSession('a')], []);
  expect(report).toMatchObject({ fromSchema: 0, schema: MIGRATIONS.length, corrupt: null, backup: null, newestMs: 0 });
  expect(statSync(join(path, '..')).mode & MODE).toBe(0o700);
  const files = readdirSync(join(path, '..')).toSorted();
  expect(files).toEqual(['sparktally.db', 'sparktally.db-shm', 'sparktally.db-wal', 'sparktally.db.lock']);
  for (const file of files) expect([file, statSync(join(path, '..', file)).mode & MODE]).toEqual([file, 0o600]);
});

test('acknowledges what is on disk, and lets nothing of the file run', async () => {
  const path = await aHistory();
  const { engine } = open(path);
  await engine.close();
  const look = new DatabaseSync(path);
  expect(look.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  look.close();
  expect(existsSync(`${path}-wal`)).toBe(false);
});

test('tells the latest moment anything was put with, so that a clock set back can be lifted', async () => {
  const path = await aHistory();
  const { engine } = open(path);
  await engine.putSweep({
    source: 's',
    startedMs: 5,
    endedMs: 77_000,
    status: 'ok',
    problemKind: null,
    rows: 1,
    full: false,
  });
  await engine.putSessions([aSession('old', { lastSeenMs: 4 })], []);
  await engine.close();
  expect(open(path).report.newestMs).toBe(77_000);
});

test.each([
  ['its first page', 0, 60],
  ['its pages', 4_096, 9_000],
  ['no more than a start', -1, 0],
])('L-11: a file damaged in %s is set aside whole, and a new one begun', async (_where, from, length) => {
  const path = await aHistory();
  const whole = readFileSync(path);
  const damaged = from < 0 ? whole.subarray(0, 10_000) : Buffer.from(whole);
  if (from >= 0) damaged.fill(0x5a, from, from + length);
  writeFileSync(path, damaged);
  const { engine, report } = open(path);
  const movedTo = `${path}.corrupt-20261126T040506007Z`;
  expect(report.corrupt).toEqual({ movedTo });
  expect(readFileSync(movedTo).equals(damaged)).toBe(true);
  expect(await engine.countSessions()).toBe(0);
  await engine.putSessions([aSession('a')], []);
  await engine.close();
  expect(open(path).report.corrupt).toBeNull();
});

test('a file closed in order is not read through again for a week; any other is', async () => {
  const path = await aHistory();
  const whole = readFileSync(path);
  const note = JSON.parse(readFileSync(`${path}.closed`, 'utf8'));
  const damage = (mtimeOf: string | null) => {
    for (const part of ['-wal', '-shm']) rmSync(`${path}${part}`, { force: true });
    writeFileSync(path, Buffer.from(whole).fill(0x5a, whole.length - 8_192, whole.length - 100));
    const mtime = mtimeOf ?? String(statSync(path, { bigint: true }).mtimeNs);
    writeFileSync(`${path}.closed`, JSON.stringify({ ...note, mtime }));
  };
  // Damage without a trace in the file's time, which only reading it through shows.
  damage(null);
  const trusted = open(path);
  expect(trusted.report.corrupt).toBeNull();
  expect(existsSync(`${path}.closed`)).toBe(false);
  await trusted.engine.close();
  damage(null);
  const aWeekLater = open(path, { now: () => NOW + 7 * 24 * 3_600_000 });
  expect(aWeekLater.report.corrupt).not.toBeNull();
  await aWeekLater.engine.close();
  damage(note.mtime);
  expect(open(path).report.corrupt).not.toBeNull();
});

test('a journal whose database was deleted is set aside and told, not taken for the new one’s', async () => {
  const path = join(aFolder(), 'sparktally.db');
  const { engine } = open(path);
  await engine.putSessions([aSession('a')], []);
  const journal = readFileSync(`${path}-wal`);
  await engine.close();
  rmSync(path);
  writeFileSync(`${path}-wal`, journal);
  const next = open(path);
  expect(next.report.corrupt).not.toBeNull();
  expect(readFileSync(`${next.report.corrupt?.movedTo}-wal`).equals(journal)).toBe(true);
  expect(await next.engine.countSessions()).toBe(0);
});

test('a database of something else is refused, and left as it is', () => {
  const path = join(aFolder(), 'theirs.db');
  const theirs = new DatabaseSync(path);
  theirs.exec('CREATE TABLE recipes (name TEXT)');
  theirs.close();
  const before = readFileSync(path);
  expect(() => open(path)).toThrow(expect.objectContaining({ kind: 'foreign' }));
  expect(readFileSync(path).equals(before)).toBe(true);
});

test.each([
  ['NFS', 0x6969],
  ['SMB2', 0xfe534d42],
  ['CIFS, as a signed number', 0xff534d42 | 0],
  ['sshfs', 0x65735546],
])('%s is refused before a file is made', (_name, type) => {
  const folder = aFolder();
  const refused = () => open(join(folder, 'sparktally.db'), { fileSystemType: () => type });
  expect(refused).toThrow(expect.objectContaining({ kind: 'network_file_system' }));
  expect(readdirSync(folder)).toEqual([]);
});

test('two names of one file meet at one lock', async () => {
  const path = await aHistory();
  const alias = join(aFolder(), 'alias.db');
  symlinkSync(path, alias);
  open(path);
  expect(() => open(alias)).toThrow(expect.objectContaining({ kind: 'in_use' }));
});

test('L-11: a full disk fails the change, keeps what was acknowledged, and readings go on', async () => {
  const path = await aHistory(50);
  const { engine } = open(path, { maxPages: 40 });
  const acknowledged: string[] = [];
  let kind = 'none';
  for (let index = 0; kind === 'none' && index < 200; index += 1) {
    const session = aSession(`more${index}`, { row: `"${'y'.repeat(3_000)}"` });
    kind = await kindOf(engine.putSessions([session], []));
    if (kind === 'none') acknowledged.push(session.key);
  }
  expect(kind).toBe('disk_full');
  expect(acknowledged.length).toBeGreaterThan(0);
  expect(await engine.countSessions()).toBe(50 + acknowledged.length);
  // Room is made, and it goes on.
  expect(await kindOf(engine.markGone([acknowledged[0] ?? ''], 1e9))).toBe('none');
  await engine.close();
  const again = open(path).engine;
  for (const key of acknowledged) expect(await again.getSession(key)).not.toBeNull();
  expect(await kindOf(again.putSessions([aSession('after')], []))).toBe('none');
});

test('L-11: a file that another program locks fails the change in time, and is written again after', async () => {
  const path = await aHistory();
  const { engine } = open(path);
  const other = new DatabaseSync(path);
  other.exec('BEGIN IMMEDIATE');
  expect(await kindOf(engine.putSessions([aSession('a')], []))).toBe('busy');
  expect(await engine.countSessions()).toBe(200);
  other.exec('ROLLBACK');
  other.close();
  expect(await kindOf(engine.putSessions([aSession('a')], []))).toBe('none');
});

test('L-11: a file deleted while in use takes nothing more; what was acknowledged is back at its place', async () => {
  const path = await aHistory();
  const { engine } = open(path);
  await engine.putSessions([aSession('acknowledged')], []);
  for (const part of ['', '-wal', '-shm']) rmSync(`${path}${part}`);
  expect(await kindOf(engine.putSessions([aSession('lost')], []))).toBe('deleted');
  expect(await kindOf(engine.putSessions([aSession('lost')], []))).toBe('deleted');
  expect(await engine.countSessions()).toBe(201);
  await engine.close();
  const again = open(path);
  expect(again.report.corrupt).toBeNull();
  expect(await again.engine.countSessions()).toBe(201);
  expect(await again.engine.getSession(aSession('acknowledged').key)).not.toBeNull();
});

test('L-11: a deleted file that cannot be written back at once is, as soon as it can', async () => {
  const path = await aHistory();
  const { engine } = open(path);
  for (const part of ['', '-wal', '-shm']) rmSync(`${path}${part}`);
  // Where the copy is to be written lies something that is not ours to delete.
  mkdirSync(`${path}.partial`);
  for (const _ of [1, 2]) {
    const refused = engine.putSessions([aSession('a')], []);
    await expect(refused).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('could not be written out yet'),
    });
  }
  expect(await engine.countSessions()).toBe(200);
  rmdirSync(`${path}.partial`);
  expect(await kindOf(engine.putSessions([aSession('a')], []))).toBe('deleted');
  await engine.close();
  expect(await open(path).engine.countSessions()).toBe(200);
});

test('a file replaced while in use is left alone, and what was acknowledged is written beside it', async () => {
  const path = await aHistory();
  const { engine } = open(path);
  const kept = join(path, '..', 'moved.db');
  renameSync(path, kept);
  writeFileSync(path, 'something else');
  expect(await kindOf(engine.putSessions([aSession('a')], []))).toBe('deleted');
  expect(readFileSync(path, 'utf8')).toBe('something else');
  const rescued = readdirSync(join(path, '..')).find((name) => name.includes('.rescued-'));
  const look = new DatabaseSync(join(path, '..', rescued ?? ''), { readOnly: true });
  expect(look.prepare('SELECT count(*) AS count FROM sessions').get()).toEqual({ count: 200 });
  look.close();
});

// Root may write everywhere: then the modes say nothing.
test.skipIf(process.getuid?.() === 0)(
  'L-11: a file that may not be written is read, and a change says why',
  async () => {
    const path = await aHistory();
    chmodSync(path, 0o400);
    const { engine } = open(path);
    expect(await engine.countSessions()).toBe(200);
    expect(await kindOf(engine.putSessions([aSession('a')], []))).toBe('read_only');
  },
);

test('a place that cannot be is refused in so many words', () => {
  const folder = aFolder();
  mkdirSync(join(folder, 'a-folder.db'));
  expect(() => open(join(folder, 'a-folder.db'))).toThrow(expect.objectContaining({ kind: 'unavailable' }));
});
