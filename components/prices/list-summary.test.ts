import { expect, test } from 'vitest';
import type { Problem } from '@/lib/domain/problem.ts';
import { groupFailures, summarizeLists } from './list-summary.ts';
import { toListState } from './prices.fixture.ts';

const denied = (region: string): Problem => ({
  kind: 'access_denied',
  message: `The identity in use may not call pricing:GetProducts in ${region}.`,
  action: 'pricing:GetProducts',
  statement: { Effect: 'Allow', Action: 'pricing:GetProducts', Resource: '*' },
  requestId: 'r-1',
});
const failed = (problem: Problem, more = {}) => toListState({ status: 'error', fetchedAt: null, problem, ...more });

test('one statement that lifts a denial is told once, with all it befell and the first of the next tries', () => {
  const failures = groupFailures(
    [
      failed(denied('us-east-1')),
      failed(denied('eu-central-1'), { region: 'eu-west-1', nextTryAt: '2026-08-20T13:00:00.000Z' }),
      failed({ kind: 'timeout', message: 'No answer in time.' }, { service: 'athena' }),
    ],
    null,
  );
  expect(failures.map(({ problem }) => problem)).toEqual([
    {
      kind: 'access_denied',
      message: 'The identity in use may not call pricing:GetProducts.',
      action: 'pricing:GetProducts',
      statement: { Effect: 'Allow', Action: 'pricing:GetProducts', Resource: '*' },
      part: 'AWS Glue in us-east-1; AWS Glue in eu-west-1',
      retryAt: '2026-08-20T13:00:00.000Z',
    },
    expect.objectContaining({ kind: 'timeout', part: 'Athena for Spark in us-east-1' }),
  ]);
});

test('what the page tells already is not told again', () => {
  const lacking: Problem = { kind: 'credentials_unavailable', message: 'There are no credentials.' };
  expect(groupFailures([failed(lacking)], lacking)).toEqual([]);
});

test('lists that do not exist are not counted as unread, and the oldest reading is told', () => {
  const lists = [
    toListState(),
    toListState({ fetchedAt: '2026-08-20T09:00:00.000Z', status: 'error' }),
    toListState({ status: 'loading', fetchedAt: null }),
    toListState({ status: 'unsupported', fetchedAt: null }),
  ];
  expect(summarizeLists(lists)).toEqual({ read: 1, offered: 3, failing: 1, oldestAt: '2026-08-20T09:00:00.000Z' });
  expect(summarizeLists([])).toEqual({ read: 0, offered: 0, failing: 0, oldestAt: null });
});
