import { describe, expect, test } from 'vitest';
import { toWorkLanes, type WorkSpan } from './work-lanes.ts';

const START = Date.UTC(2026, 10, 26, 8);
const MINUTE = 60_000;
const at = (minute: number) => START + minute * MINUTE;
const LIFE = { fromMs: at(0), toMs: at(12) };

describe('what a session worked at, on lanes', () => {
  test('the bands of work and idling are the life of the session, and every statement is on a lane', () => {
    const spans: WorkSpan[] = [
      [10, at(10), at(12), 'running'],
      [0, at(2), at(5), 'finished'],
      [1, at(4), at(6), 'failed'],
    ];
    const { lanes, longestIdleMs } = toWorkLanes(spans, LIFE, 'statements');
    expect(lanes.map(({ label, many }) => [label, many])).toEqual([
      ['Session', 'periods'],
      ['Statements', 'statements'],
      ['At once', 'statements'],
    ]);
    const [session, ...statements] = lanes;
    expect(
      session?.spans.map(({ tone, fromMs, toMs }) => [tone, (fromMs - START) / MINUTE, (toMs - START) / MINUTE]),
    ).toEqual([
      ['session-work', 2, 6],
      ['session-work', 10, 12],
      ['session-idle', 0, 2],
      ['session-idle', 6, 10],
    ]);
    expect(longestIdleMs).toBe(4 * MINUTE);
    expect(statements.map(({ spans: list }) => list.map(({ id }) => id))).toEqual([['0', '10'], ['1']]);
    expect(statements[0]?.spans.map(({ open }) => open)).toEqual([undefined, true]);
  });

  test('a session that worked at nothing idled all its life', () => {
    const { lanes, longestIdleMs } = toWorkLanes([], LIFE, 'calculations');
    expect(lanes.map(({ label }) => label)).toEqual(['Session']);
    expect(longestIdleMs).toBe(12 * MINUTE);
  });
});

test('what waits is not at work', () => {
  const { lanes } = toWorkLanes([[1, 0, 10_000, 'waiting']], { fromMs: 0, toMs: 20_000 }, 'calculations');
  expect(lanes[0]?.spans.filter(({ tone }) => tone === 'session-work')).toEqual([]);
});
