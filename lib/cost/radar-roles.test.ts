import { expect, test } from 'vitest';
import { BOOK, toServiceSession } from './cost.fixture.ts';
import { findMisconfigurations } from './radar.ts';

const NOW_MS = Date.parse('2026-08-20T12:00:00Z');

function findShared(owners: readonly string[]) {
  const population = owners.map((owner, index) =>
    toServiceSession('emr-serverless', {
      key: `k${index}`,
      roleArn: 'arn:aws:iam::123456789012:role/etl',
      tags: { team: 'x' },
      owner,
      ownerSource: 'created-by',
    }),
  );
  const place = { partition: 'aws', cli: { profile: null, endpointUrl: null } };
  const { findings } = findMisconfigurations({
    population,
    applications: [],
    book: BOOK,
    complete: true,
    nowMs: NOW_MS,
    bounds: { fromMs: 0, toMs: NOW_MS },
    subjects: population.map((session) => ({ session, idling: null, setup: null, place })),
  });
  return findings.filter(({ rule }) => rule === 'shared-role');
}

const assumed = (name: string) => `arn:aws:sts::123456789012:assumed-role/airflow/${name}`;

test.each(['botocore-session-179000000', 'aws-sdk-js-session-179000000', 'i-0abc12345678901'])(
  'a name that is made anew each time, such as %s, is no person',
  (name) => {
    expect(findShared([1, 2, 3].map((run) => assumed(`${name}${run}`)))).toEqual([]);
  },
);

test('people who share a role are found', () => {
  expect(findShared(['ana', 'ben', 'cleo'].map(assumed))).toHaveLength(1);
});
