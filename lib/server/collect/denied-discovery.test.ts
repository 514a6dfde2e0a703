import { expect, test } from 'vitest';
import { parseAthenaSession } from '../aws/athena/native.ts';
import { parseGlueSession } from '../aws/glue/native.ts';
import { openAthenaAdapter } from './athena-adapter.ts';
import { openEmrServerlessAdapter } from './emr-serverless-adapter.ts';
import {
  anApplication,
  anAthenaSession,
  anEmrSession,
  athena,
  aWorkGroup,
  emr,
  failure,
  glue,
  openClock,
  START_MS,
  SWEEP_MS,
  settle,
} from './fake-gateways.fixture.ts';
import { openGlueAdapter } from './glue-adapter.ts';
import { toContext, toSource } from './steady-sweeps.fixture.ts';

/** Sources of which something is denied. */

test('what the operator named for the other service, and AWS denies, does not keep a service from its own', async () => {
  const { now } = openClock();
  const denied = failure('access_denied');
  // biome-ignore lint/correctness/useYield: it fails before there is anything to give.
  async function* refuse() {
    throw denied;
  }
  const workGroups = athena({
    listWorkGroups: refuse,
    getWorkGroup: async (name: string) => {
      if (name !== 'spark-team') throw denied;
      return aWorkGroup(name);
    },
    async *list({ state }: { state?: string }) {
      yield state ? [] : [parseAthenaSession(anAthenaSession('s', 'IDLE', 1), 'spark-team')];
    },
  });
  const applications = emr({
    listApplications: refuse,
    getApplication: async (id: string) => {
      if (id !== '00f1abcdefgh1234') throw denied;
      return anApplication(id);
    },
    async *list() {
      yield [anEmrSession('00f1abcdefgh1234', 1)];
    },
  });
  const context = (scopes: string[]) => ({ ...toContext(now), scopes });
  const scopes = ['00f1abcdefgh1234', 'primary', 'spark-team'];
  const own = toSource(openAthenaAdapter(workGroups, context(['00f1abcdefgh1234', 'spark-team'])), now);
  await own.sweepIfDue();
  expect([own.status, own.size]).toEqual(['ok', 1]);
  const other = toSource(openEmrServerlessAdapter(applications, context(scopes)), now);
  await other.sweepIfDue();
  expect([other.status, other.size]).toEqual(['ok', 1]);
  // What may be its own is told to be denied.
  const hidden = toSource(openAthenaAdapter(workGroups, context(scopes)), now);
  await hidden.sweepIfDue();
  expect(hidden.status).toBe('error');
});

test('discovery that is denied is tried four times an hour where the operator named the scopes', async () => {
  const clock = openClock();
  const calls = { applications: 0, workGroups: 0 };
  const applications = emr({
    // biome-ignore lint/correctness/useYield: it fails before there is anything to give.
    async *listApplications() {
      calls.applications += 1;
      throw failure('access_denied');
    },
    getApplication: async (id: string) => anApplication(id),
    async *list() {
      yield [anEmrSession('a', 1)];
    },
  });
  const workGroups = athena({
    // biome-ignore lint/correctness/useYield: it fails before there is anything to give.
    async *listWorkGroups() {
      calls.workGroups += 1;
      throw failure('access_denied');
    },
    getWorkGroup: async (name: string) => aWorkGroup(name),
    async *list() {
      yield [];
    },
  });
  const context = { ...toContext(clock.now), scopes: ['a'] };
  const sources = [
    toSource(openEmrServerlessAdapter(applications, context), clock.now),
    toSource(openAthenaAdapter(workGroups, context), clock.now),
  ];
  for (let sweep = 0; sweep < 116; sweep += 1) {
    for (const [index, source] of sources.entries()) await clock.sweep(source, index === 0 ? SWEEP_MS : 0);
  }
  expect(calls).toEqual({ applications: 4, workGroups: 4 });
});

test('a session that comes while an ask is denied says so, and not that it is loading', async () => {
  const clock = openClock();
  let count = 1;
  const gateway = glue({
    async *list() {
      const ids = Array.from({ length: count }, (_, index) => `s${index}`);
      const CreatedOn = new Date(START_MS);
      yield { sessions: ids.map((Id) => parseGlueSession({ Id, Status: 'STOPPED', CreatedOn })), missingIds: [] };
    },
    getTags: async () => {
      throw failure('access_denied');
    },
    listStatements: async () => [],
  });
  const context = { ...toContext(clock.now), account: '210987654321' };
  const source = toSource(openGlueAdapter(gateway, context), clock.now);
  await clock.sweep(source, 0);
  await settle(source);
  count = 2;
  await clock.sweep(source);
  await settle(source);
  expect(source.session('glue/210987654321/us-east-1/-/s1')?.missing.tags).toBe('denied');
});
