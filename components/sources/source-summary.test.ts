import { expect, test } from 'vitest';
import type { Source } from '@/lib/domain/source.ts';
import { groupByAccount, groupProblems, orderSources, toProgress, toTotals, withoutTold } from './source-summary.ts';

const source = (id: string, over: Partial<Source>): Source => ({
  id,
  service: 'glue',
  account: '1',
  region: 'us-east-1',
  demo: false,
  status: 'ok',
  rows: 10,
  parts: { done: 1, of: 1, failed: 0 },
  details: { done: 0, of: 0, failed: 0 },
  fetchedAt: null,
  calls: 4,
  throttles: 1,
  callsPerSecond: 0.5,
  problem: null,
  partProblems: [],
  nextSweepAt: null,
  lastFullAt: null,
  ...over,
});

test('failing sources come first, and keep the server’s order among themselves', () => {
  const order = orderSources([
    source('a', {}),
    source('b', { status: 'error' }),
    source('c', { status: 'stale' }),
    source('d', { status: 'error' }),
  ]);
  expect(order.map(({ id }) => id)).toEqual(['b', 'd', 'c', 'a']);
});

test('totals are a whole only when every source that is on is complete', () => {
  const off = source('off', { status: 'disabled', rows: 0 });
  expect(toTotals([source('a', {}), off])).toMatchObject({ sources: 1, complete: 1, whole: true, rows: 10 });
  expect(toTotals([source('a', {}), source('b', { status: 'stale' })])).toMatchObject({
    whole: false,
    rows: 20,
    calls: 8,
    throttles: 2,
  });
});

test('progress without a known end is not a share of 0', () => {
  expect(toProgress({ done: 0, of: 0, failed: 0 })).toEqual({ text: 'none known yet', share: null });
  expect(toProgress({ done: 3, of: 5, failed: 1 })).toEqual({ text: '3 of 5, 1 failed', share: 0.6 });
});

test('the same failure of many parts is told once, and not again where the source tells it', () => {
  const throttled = (part: string) => ({ kind: 'throttled', message: 'Athena throttles', part }) as const;
  const groups = groupProblems(
    [throttled('a'), throttled('b'), throttled('c'), { kind: 'timeout', message: 'No answer', part: 'd' }],
    throttled('a'),
  );
  expect(groups.map(({ problem, parts }) => [problem.kind, parts])).toEqual([
    ['throttled', ['b', 'c']],
    ['timeout', ['d']],
  ]);
});

test('what the set-up tells for all is not told again by each source', () => {
  const lacking = { kind: 'credentials_unavailable', message: 'There are no credentials' } as const;
  const other = { kind: 'timeout', message: 'No answer' } as const;
  const [one, two] = withoutTold(
    [source('a', { problem: lacking, partProblems: [lacking, other] }), source('b', { problem: other })],
    lacking,
  );
  expect([one?.problem, one?.partProblems, two?.problem]).toEqual([null, [other], other]);
  expect(withoutTold([source('a', { problem: lacking })], null)[0]?.problem).toBe(lacking);
});

test('sources stand by account, and within one by region', () => {
  const at = (account: string, region: string) => source(`glue/${account}/${region}`, { account, region });
  const groups = groupByAccount([at('2', 'us-east-1'), at('1', 'us-west-2'), at('1', 'eu-west-1')]);
  expect([...groups].map(([account, own]) => [account, own.map(({ region }) => region)])).toEqual([
    ['1', ['eu-west-1', 'us-west-2']],
    ['2', ['us-east-1']],
  ]);
});
