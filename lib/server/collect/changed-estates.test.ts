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
  HOUR_MS,
  openClock,
  START_MS,
  SWEEP_MS,
  settle,
} from './fake-gateways.fixture.ts';
import { openGlueAdapter } from './glue-adapter.ts';
import { toContext, toSource } from './steady-sweeps.fixture.ts';

/** Estates in which something is deleted, ends or is missed between two sweeps. */

test.each([40, 60])('an application of %i sessions that was deleted is no failure', async (count) => {
  const clock = openClock();
  let deleted = false;
  const gateway = emr({
    async *listApplications() {
      yield (deleted ? ['b'] : ['a', 'b']).map(anApplication);
    },
    async *list({ applicationId, states }: { applicationId: string; states?: string[] }) {
      if (deleted && applicationId === 'a') throw failure('not_found');
      yield states ? [] : Array.from({ length: count }, (_, index) => anEmrSession(applicationId, index));
    },
  });
  const source = toSource(openEmrServerlessAdapter(gateway, toContext(clock.now)), clock.now);
  await clock.sweep(source);
  expect([source.status, source.size]).toEqual(['ok', 2 * count]);
  deleted = true;
  await clock.sweep(source);
  expect([source.status, source.size]).toEqual(['ok', 2 * count]);
  await clock.sweep(source);
  expect([source.status, source.size]).toEqual(['ok', count]);
});

test('a workgroup that was deleted is no failure, and one that is there and refused is', async () => {
  const clock = openClock();
  let names = ['a', 'b'];
  const gateway = athena({
    async *listWorkGroups() {
      yield names.map(aWorkGroup);
    },
    async *list({ workGroup }: { workGroup: string }) {
      if (workGroup === 'a' && clock.now() > START_MS + SWEEP_MS) throw failure('invalid_request');
      yield [];
    },
  });
  const source = toSource(openAthenaAdapter(gateway, toContext(clock.now)), clock.now);
  await clock.sweep(source);
  expect(source.status).toBe('ok');
  await clock.sweep(source);
  expect(source.status).toBe('stale');
  names = ['b'];
  await clock.sweep(source);
  expect(source.status).toBe('ok');
});

test('an Athena session that ended while AWS could not tell so is not lost', async () => {
  const clock = openClock();
  let over = false;
  let failing = false;
  const rows = () => [
    anAthenaSession('oldest', over ? 'TERMINATED' : 'IDLE', 9_999),
    ...Array.from({ length: 250 }, (_, index) => anAthenaSession(`s${index}`, 'TERMINATED', index + 1)),
  ];
  const gateway = athena({
    async *listWorkGroups() {
      yield [aWorkGroup('wg')];
    },
    async *list({ state = 'IDLE' }: { state?: string }) {
      const wanted = rows().filter(({ Status }) => Status.State === state);
      wanted.sort((a, b) => b.Status.StartDateTime.getTime() - a.Status.StartDateTime.getTime());
      for (let from = 0; from === 0 || from < wanted.length; from += 100) {
        yield wanted.slice(from, from + 100).map((row) => parseAthenaSession(row, 'wg'));
      }
    },
    get: async (id: string) => {
      if (failing) throw failure('service_error');
      return parseAthenaSession(rows().find(({ SessionId }) => SessionId === id) ?? {}, 'wg');
    },
  });
  const source = toSource(openAthenaAdapter(gateway, toContext(clock.now)), clock.now);
  await clock.sweep(source);
  while (source.details.pending) await settle(source);
  expect(source.size).toBe(251);
  over = true;
  failing = true;
  const told: string[] = [];
  for (let sweep = 0; sweep < 4; sweep += 1) {
    failing = sweep < 2;
    await clock.sweep(source);
    told.push(source.status);
  }
  expect(told).toEqual(['stale', 'stale', 'ok', 'ok']);
  expect(source.size).toBe(251);
  expect(source.session('athena/1/us-east-1/wg/oldest')).toMatchObject({ state: 'TERMINATED', stale: false });
});

test('an ended session that one full listing missed is looked for again at once, and not only a day later', async () => {
  const clock = openClock();
  let missed = -1;
  let listings = 0;
  const gateway = emr({
    async *listApplications() {
      yield [anApplication('a')];
    },
    async *list({ states, createdAtAfter }: { states?: string[]; createdAtAfter?: Date }) {
      if (!states && !createdAtAfter) listings += 1;
      const all = Array.from({ length: 60 }, (_, index) => index).filter(
        (index) => index !== missed && START_MS - index * 60_000 >= (createdAtAfter?.getTime() ?? 0),
      );
      yield states ? [] : all.map((index) => anEmrSession('a', index));
    },
  });
  const source = toSource(openEmrServerlessAdapter(gateway, toContext(clock.now)), clock.now);
  await clock.sweep(source);
  missed = 40;
  await clock.sweep(source, 25 * HOUR_MS);
  expect(source.session('emr-serverless/1/us-east-1/a/ax40')?.stale).toBe(true);
  missed = -1;
  for (let sweep = 0; sweep < 4; sweep += 1) await clock.sweep(source);
  expect(source.session('emr-serverless/1/us-east-1/a/ax40')?.stale).toBe(false);
  const before = listings;
  for (let sweep = 0; sweep < 10; sweep += 1) await clock.sweep(source);
  expect(listings).toBe(before);
});

test('Glue statements that were read while a session stopped are read once more when it is over', async () => {
  const clock = openClock();
  let status = 'READY';
  let over = false;
  const session = () =>
    parseGlueSession({
      Id: 's',
      Status: status,
      CreatedOn: new Date(START_MS - HOUR_MS),
      ...(status === 'STOPPED' && { CompletedOn: new Date(START_MS + 40_000) }),
    });
  const gateway = glue({
    async *list() {
      yield { sessions: [session()], missingIds: [] };
    },
    get: async () => session(),
    getTags: async () => ({}),
    listStatements: async () => [
      {
        id: 0,
        state: over ? 'CANCELLED' : 'RUNNING',
        startedAtMs: START_MS - 60_000,
        completedAtMs: over ? START_MS + 35_000 : null,
      },
    ],
  });
  const source = toSource(openGlueAdapter(gateway, toContext(clock.now)), clock.now);
  await clock.sweep(source, 0);
  await settle(source);
  status = 'STOPPING';
  await clock.sweep(source);
  // Somebody looks at its page.
  await source.find('-', 's');
  status = 'STOPPED';
  over = true;
  await clock.sweep(source);
  await settle(source);
  expect((await source.find('-', 's'))?.activity?.running).toBe(0);
});
