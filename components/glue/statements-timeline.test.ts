import { expect, test } from 'vitest';
import type { StatementSpan } from '@/lib/domain/session-items.ts';
import { toCharted } from './statements-timeline.tsx';

const START = Date.UTC(2026, 10, 26, 8);
const MINUTE = 60_000;
const at = (minute: number) => START + minute * MINUTE;

test('the bands of work and idling are the life of the session, and every statement is on a lane', () => {
  const spans: StatementSpan[] = [
    [0, at(2), at(5), 'finished'],
    [1, at(4), at(6), 'failed'],
    [2, at(10), at(12), 'running'],
  ];
  const { lanes, longestIdleMs } = toCharted(spans, { fromMs: at(0), toMs: at(12) });
  const [session, ...statements] = lanes;
  expect(
    session?.spans.map(({ tone, fromMs, toMs }) => [tone, (fromMs - START) / MINUTE, (toMs - START) / MINUTE]),
  ).toEqual([
    ['busy', 2, 6],
    ['busy', 10, 12],
    ['idle', 0, 2],
    ['idle', 6, 10],
  ]);
  expect(longestIdleMs).toBe(4 * MINUTE);
  expect(statements.map(({ spans: list }) => list.map(({ id }) => id))).toEqual([['0', '2'], ['1']]);
  expect(statements[0]?.spans[1]?.open).toBe(true);
});
