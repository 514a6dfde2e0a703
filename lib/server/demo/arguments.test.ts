import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseDemoArguments } from './arguments.ts';

describe('the flags', () => {
  test('have defaults, and both ways of writing', () => {
    expect(parseDemoArguments([])).toEqual({
      port: 4566,
      seed: 1,
      sessions: 900,
      latencyMs: 0,
      crowds: { statements: 0, executors: 0, calculations: 0 },
    });
    const crowded = ['--statements', '10000', '--executors=1000', '--calculations', '65535'];
    expect(
      parseDemoArguments(['--port', '0', '--seed=9', '--sessions', '100000', '--latency-ms=40', ...crowded]),
    ).toEqual({
      port: 0,
      seed: 9,
      sessions: 100_000,
      latencyMs: 40,
      crowds: { statements: 10_000, executors: 1_000, calculations: 65_535 },
    });
  });

  test.each([
    [['--porf', '1'], '--porf is not a flag of this command'],
    [['serve'], 'serve is not a flag'],
    [['--port'], '--port is without a value'],
    [['--port', '65536'], '--port is "65536"; allowed is a whole number from 0 to 65535.'],
    [['--sessions', '-1'], '--sessions is "-1"'],
    [['--calculations', '65536'], '--calculations is "65536"; allowed is a whole number from 0 to 65535.'],
    [['--seed', '1.5'], '--seed is "1.5"'],
    [['--latency-ms', 'fast'], '--latency-ms is "fast"'],
    [['--constructor', '1'], '--constructor is not a flag'],
  ])('%j is told in one sentence', (words, sentence) => {
    expect(parseDemoArguments(words)).toEqual({ error: expect.stringContaining(sentence) });
  });
});

describe('the command', () => {
  const run = (...words: string[]) =>
    spawn(process.execPath, [fileURLToPath(new URL('./main.ts', import.meta.url)), ...words], { stdio: 'pipe' });

  test('prints one line with its address, answers there, and ends when told', async () => {
    const child = run('--port', '0', '--sessions', '30');
    const [line] = await once(child.stdout, 'data');
    expect(String(line)).toMatch(/^[^\n]*http:\/\/127\.0\.0\.1:\d+[^\n]*\n$/);
    const answer = await fetch(`${/http:\S+/.exec(String(line))?.[0]}/applications`);
    expect([answer.status, answer.headers.get('x-sparktally-demo')]).toEqual([403, '1']);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  test('ends with code 1 and one sentence on a wrong flag', async () => {
    const child = run('--port', 'x');
    const [[text], [code]] = await Promise.all([once(child.stderr, 'data'), once(child, 'exit')]);
    expect(code).toBe(1);
    expect(String(text)).toBe('--port is "x"; allowed is a whole number from 0 to 65535.\n');
  });
});
