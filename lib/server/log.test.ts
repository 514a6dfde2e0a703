import { expect, test } from 'vitest';
import { openLog } from './log.ts';

function record(): { lines: string[]; log: ReturnType<typeof openLog> } {
  const lines: string[] = [];
  return {
    lines,
    log: openLog(
      (line) => lines.push(line),
      () => Date.UTC(2026, 10, 20),
    ),
  };
}

test('a line is one JSON object with the fields of the list and no other', () => {
  const { lines, log } = record();
  const evaded = {
    operation: 'glue:ListSessions',
    httpStatus: 400,
    authorization: 'AKIA',
    error: new Error('x'),
  } as object;
  log('warn', 'call failed', evaded);
  expect(lines).toEqual([
    '{"at":"2026-11-20T00:00:00.000Z","level":"warn","event":"call failed","operation":"glue:ListSessions","httpStatus":400}\n',
  ]);
});

test('nothing in a value can begin another line, colour a terminal, turn the direction or go on for ever', () => {
  const { lines, log } = record();
  log('error', 'a\r\nb', { name: `x\u001b[31m\u009b\u2028\u202ey${'z'.repeat(1000)}` });
  expect(lines[0]).toMatch(/^[^\n\r\p{Cc}\u2028\u202e]{1,400}\n$/u);
});

test('an object in the place of a value is dropped', () => {
  const { lines, log } = record();
  log('error', 'failed', { name: { toString: () => 'secret' } } as object);
  expect(lines[0]).not.toContain('secret');
});
