import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openHistory } from './open-history.ts';
import { aFolder, aSession, collect, kindOf } from './stored.fixture.ts';

const WRITER = fileURLToPath(new URL('writer.fixture.ts', import.meta.url));
const LEAVER = fileURLToPath(new URL('leaver.fixture.ts', import.meta.url));
const KILLS = 50;

type Written = { child: ChildProcess; text(): string; open: Promise<void> };

function startWriter(file: string, prefix: string): Written {
  const child = spawn(process.execPath, [WRITER, file, prefix], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  const open = new Promise<void>((resolve) => {
    child.stdout?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (text.includes('\n')) resolve();
    });
  });
  return { child, text: () => text, open };
}

async function kill({ child }: Written): Promise<void> {
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
}

test(`L-10: killed ${KILLS} times while it writes, it has every acknowledged row, whole`, {
  timeout: 120_000,
}, async () => {
  const file = join(aFolder(), 'sparktally.db');
  const acknowledged = new Set<string>();
  let busyRounds = 0;
  for (let round = 0; round < KILLS; round += 1) {
    const writer = startWriter(file, `r${round}`);
    await writer.open;
    await new Promise((wake) => setTimeout(wake, 15 + ((round * 37) % 120)));
    await kill(writer);
    // The last line may be half; every whole one was acknowledged.
    const lines = writer.text().split('\n').slice(1, -1);
    if (lines.length > 0) busyRounds += 1;
    for (const key of lines.flatMap((line) => line.split(' '))) acknowledged.add(key);
    const look = new DatabaseSync(file);
    expect(look.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    expect(look.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    look.close();
  }
  expect(busyRounds).toBeGreaterThan(KILLS / 2);
  const { store, report } = await openHistory({ databaseUrl: `file:${file}` });
  expect(report.corrupt).toBeNull();
  const kept = new Set((await collect(store.readSource('glue/1/us-east-1'))).flat().map(({ key }) => key));
  expect([...acknowledged].filter((key) => !kept.has(key))).toEqual([]);
  for (const key of [...acknowledged].slice(-20)) expect(await store.listTransitions(key)).toHaveLength(1);
  await store.close();
});

test('refuses a file that another process holds, until that one is killed', async () => {
  const file = join(aFolder(), 'sparktally.db');
  const writer = startWriter(file, 'w');
  await writer.open;
  const databaseUrl = `file:${file}`;
  expect(await kindOf(openHistory({ databaseUrl, lockWaitMs: 50 }))).toBe('in_use');
  await kill(writer);
  const { store } = await openHistory({ databaseUrl, lockWaitMs: 50 });
  expect(await kindOf(openHistory({ databaseUrl, lockWaitMs: 50 }))).toBe('in_use');
  // The second attempt must not have dropped the first one's lock.
  const second = startWriter(file, 'second');
  const [code] = await once(second.child, 'close');
  expect(code).not.toBe(0);
  await store.close();
  const again = await openHistory({ databaseUrl });
  await again.store.close();
});

test('waits for a process that is just ending', async () => {
  const file = join(aFolder(), 'sparktally.db');
  const writer = startWriter(file, 'w');
  await writer.open;
  setTimeout(() => writer.child.kill('SIGKILL'), 300);
  const { store } = await openHistory({ databaseUrl: `file:${file}`, lockWaitMs: 10_000 });
  await store.putSessions([aSession('a')], []);
  await store.close();
});

test.each(['', 'closing'])('what was accepted is kept when the process exits without waiting %s', async (word) => {
  const file = join(aFolder(), 'sparktally.db');
  const child = spawn(process.execPath, [LEAVER, file, word], { stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = await once(child, 'close');
  expect(code).toBe(7);
  // Closed in order, too.
  expect(existsSync(`${file}.closed`)).toBe(true);
  const { store } = await openHistory({ databaseUrl: `file:${file}` });
  expect(await store.countSessions()).toBe(50);
  await store.close();
});
