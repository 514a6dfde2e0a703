import { ListSessionsCommand } from '@aws-sdk/client-emr-serverless';
import { describe, expect, test } from 'vitest';
import { emrAllocation, standingExecutors } from '../../demo/emr-serverless/allocation.ts';
import { findEmrSession } from '../../demo/emr-serverless/session.ts';
import { MAIN_REGION } from '../../demo/estate/estate.ts';
import {
  BENCH_CONTEXT,
  expectSoundRow,
  expectTold,
  FROZEN_MS,
  findProblem,
  NO_ANSWERS,
  openBenchForFile,
  readAll,
  type ToldException,
} from '../gateway.contract.ts';
import { openEmrGateway } from './gateway.ts';
import { toEmrSession } from './mapper.ts';

const bench = openBenchForFile({ emrServerless: 620, applications: 5 });
const gateway = () => openEmrGateway(bench().clients.emrServerless, bench().contextOf('emr-serverless'));
const truth = () =>
  bench()
    .endpoint.truth()
    .filter(({ service }) => service === 'emr-serverless');

async function listAllApplications() {
  const { pages, problem } = await readAll(gateway().listApplications());
  expect(problem).toBeNull();
  return pages.flat();
}

/** The application with most sessions. */
async function findLargest() {
  const sizeOf = (id: string) => truth().filter(({ scope }) => scope === id).length;
  const [first] = (await listAllApplications()).toSorted(
    (one, other) => sizeOf(other.applicationId) - sizeOf(one.applicationId),
  );
  if (first === undefined) throw new Error('no application');
  return { applicationId: first.applicationId, size: sizeOf(first.applicationId) };
}

describe('the gateway of EMR Serverless', () => {
  test('finds every application, by pages of 50', async () => {
    const applications = await listAllApplications();
    expect(new Set(applications.map(({ applicationId }) => applicationId))).toEqual(
      new Set(
        bench()
          .endpoint.estate.region('us-east-1')
          .applications.map(({ id }) => id),
      ),
    );
    const calls = bench().callsOf('emr-serverless:ListApplications');
    expect(calls).toHaveLength(Math.ceil(applications.length / 50));
    expect(calls[0]?.input.maxResults).toBe('50');
    expect(applications.every(({ name, type, architecture }) => name && type && architecture)).toBe(true);
  });

  test('lists every session of every application, by exactly as many pages as their limit implies', async () => {
    const listed = new Set<string>();
    let pagesWanted = 0;
    for (const { applicationId } of await listAllApplications()) {
      const { pages, problem } = await readAll(gateway().list({ applicationId }));
      expect(problem).toBeNull();
      const rows = pages.flat();
      for (const { sessionId, state, invalid } of rows) {
        listed.add(`${applicationId}/${sessionId}/${state}`);
        expect(invalid).toEqual([]);
      }
      pagesWanted += Math.max(1, Math.ceil(rows.length / 50));
    }
    expect(listed).toEqual(new Set(truth().map(({ scope, id, state }) => `${scope}/${id}/${state}`)));
    expect(bench().callsOf('emr-serverless:ListSessions')).toHaveLength(pagesWanted);
  });

  test('hands states and creation times over, and keeps them from page to page', async () => {
    const { applicationId } = await findLargest();
    const createdAtAfter = new Date('2026-06-01T00:00:00Z');
    const createdAtBefore = new Date('2026-08-01T00:00:00Z');
    const states = ['TERMINATED', 'FAILED'];
    const { pages } = await readAll(
      gateway().list({ applicationId, states, createdAtAfter, createdAtBefore, pageSize: 7 }),
    );
    const wanted = truth().filter(
      ({ scope, state, createdMs }) =>
        scope === applicationId &&
        states.includes(state) &&
        createdMs > +createdAtAfter &&
        createdMs < +createdAtBefore,
    );
    expect(
      pages
        .flat()
        .map(({ sessionId }) => sessionId)
        .toSorted(),
    ).toEqual(wanted.map(({ id }) => id).toSorted());
    const calls = bench().callsOf('emr-serverless:ListSessions');
    expect(calls).toHaveLength(Math.ceil(wanted.length / 7));
    expect(calls.length).toBeGreaterThan(1);
    for (const { input } of calls) {
      expect(input).toMatchObject({ applicationId, states, maxResults: '7' });
      expect(new Date(String(input.createdAtAfter))).toEqual(createdAtAfter);
      expect(new Date(String(input.createdAtBefore))).toEqual(createdAtBefore);
    }
  });

  test('begins at a token of the caller', async () => {
    const { applicationId, size } = await findLargest();
    const first = new ListSessionsCommand({ applicationId, maxResults: 10 });
    const { nextToken } = await bench().clients.emrServerless.send(first);
    const { pages } = await readAll(gateway().list({ applicationId, token: nextToken! }));
    expect(pages.flat()).toHaveLength(size - 10);
  });

  test('gets one session with everything that GetSession tells', async () => {
    const { applicationId } = await findLargest();
    const ended = truth().filter(({ scope, state }) => scope === applicationId && state === 'TERMINATED');
    const sessionId = ended.at(-1)?.id ?? '';
    const session = await gateway().get({ applicationId, sessionId });
    expect(session.invalid).toEqual([]);
    for (const [member, value] of Object.entries(session)) {
      if (member !== 'idleSince' && member !== 'name') expect(value, member).not.toBeNull();
    }
    expect(session.raw).toMatchObject({ sessionId, totalResourceUtilization: { vCPUHour: session.total?.vcpuHours } });
    expect(session.raw).not.toHaveProperty('$metadata');
    expect(bench().callsOf('emr-serverless:GetSession')).toHaveLength(1);
  });

  test('tells what a session was configured to be given', async () => {
    const { applicationId } = await findLargest();
    const { estate } = bench().endpoint;
    const held = estate.region(MAIN_REGION).applications.find(({ id }) => id === applicationId);
    for (const { id: sessionId } of truth().filter(({ scope }) => scope === applicationId)) {
      const plan = findEmrSession(estate, held!, sessionId, FROZEN_MS)!;
      const { vcpus, memoryGb, diskGb } = plan.workers;
      const told = (await gateway().get({ applicationId, sessionId })).allocation;
      const configured = emrAllocation(plan);
      const none = { vcpus: null, memoryGb: null, diskGb };
      if (configured.kind === 'default') expect(told).toEqual({ driver: none, executor: none, minExecutors: null });
      else expect(told).toMatchObject({ driver: { vcpus, diskGb }, minExecutors: standingExecutors(configured) });
      if (configured.kind === 'default') continue;
      // Heap and overhead come close to the worker's memory and never exceed it.
      expect(Number(told.executor?.memoryGb)).toBeGreaterThan(memoryGb * 0.9);
      expect(Number(told.executor?.memoryGb)).toBeLessThanOrEqual(memoryGb);
    }
  });

  test('tells enough of a session in each state to make a sound row', async () => {
    const states = new Map(truth().map((row) => [row.state, row]));
    expect(states.size).toBeGreaterThan(4);
    for (const { scope, id, state } of states.values()) {
      const detail = await gateway().get({ applicationId: scope, sessionId: id });
      const row = toEmrSession({ summary: detail, detail, detailState: 'loaded', context: BENCH_CONTEXT });
      expectSoundRow(row);
      expect(row).toMatchObject({ id, state });
    }
  });

  test('gets one application with its tags and configuration', async () => {
    const { applicationId } = await findLargest();
    const application = await gateway().getApplication(applicationId);
    expect(application).toMatchObject({ applicationId, invalid: [] });
    expect(application.raw).toHaveProperty('autoStopConfiguration');
  });

  test('tells what an application holds ready, and when it stops by itself', async () => {
    const { applications } = bench().endpoint.estate.region(MAIN_REGION);
    expect(new Set(applications.map(({ preInitialised }) => preInitialised)).size).toBe(2);
    const worker = { vcpus: 4, memoryGb: 16, diskGb: 20, shuffleOptimised: false };
    for (const { id, preInitialised } of applications) {
      const application = await gateway().getApplication(id);
      expect(application.autoStop).toEqual({ enabled: !preInitialised, idleTimeoutMinutes: 15 });
      expect(application.invalid).toEqual([]);
      expect(application.initialCapacity).toEqual(
        preInitialised
          ? [
              { workerType: 'Driver', workers: 1, ...worker },
              { workerType: 'Executor', workers: 2, ...worker },
            ]
          : [],
      );
    }
  });

  test('F-17: what an application holds ready is told as far as it makes sense', async () => {
    const { id } = bench()
      .endpoint.estate.region(MAIN_REGION)
      .applications.find(({ preInitialised }) => preInitialised)!;
    const set = (path: string, value: unknown) =>
      bench().fault('emr-serverless:GetApplication', { kind: 'set', path: `application.${path}`, value });
    set('initialCapacity.Driver.workerConfiguration.memory', 'NaN GB');
    set('initialCapacity.Executor.workerCount', -2);
    set('autoStopConfiguration.idleTimeoutMinutes', 1e300);
    const application = await gateway().getApplication(id);
    expect(application.initialCapacity).toMatchObject([{ workerType: 'Driver', workers: 1, vcpus: 4, memoryGb: null }]);
    expect(application.autoStop).toEqual({ enabled: false, idleTimeoutMinutes: null });
    expect(application.invalid.toSorted()).toEqual([
      'autoStop.idleTimeoutMinutes',
      'initialCapacity.Driver.memoryGb',
      'initialCapacity.Executor.workers',
    ]);
  });

  test('yields each page when it is there: the first before the second is asked', async () => {
    const { applicationId } = await findLargest();
    const pages = gateway().list({ applicationId });
    await pages.next();
    expect(bench().callsOf('emr-serverless:ListSessions')).toHaveLength(1);
    await pages.return();
  });
});

describe('an exception of EMR Serverless is told as such', () => {
  const exceptions: ToldException[] = [
    ['ValidationException', 400, 'invalid_request'],
    ['InternalServerException', 500, 'service_error'],
    ['ResourceNotFoundException', 404, 'not_found'],
    ['AccessDeniedException', 403, 'access_denied'],
  ];
  test.each(exceptions)('%s (%i) of a listing: %s', async (code, status, kind) => {
    bench().fault('emr-serverless:ListSessions', { kind: 'error', status, code });
    const { pages, problem } = await readAll(gateway().list({ applicationId: '00fapplication0' }));
    expect(pages).toEqual([]);
    expectTold(problem, 'emr-serverless:ListSessions', kind);
  });

  test('ResourceNotFoundException of a session: gone', async () => {
    const { applicationId } = await findLargest();
    const problem = await findProblem(gateway().get({ applicationId, sessionId: '00fnosuchsession' }));
    expectTold(problem, 'emr-serverless:GetSession', 'gone');
  });

  test('a denial names the action', async () => {
    bench().fault('emr-serverless:ListApplications', { kind: 'error', status: 403, code: 'AccessDeniedException' });
    const { problem } = await readAll(gateway().listApplications());
    expect(problem).toMatchObject({ kind: 'access_denied', action: 'emr-serverless:ListApplications' });
  });
});

describe('a broken answer of EMR Serverless', () => {
  test.each(NO_ANSWERS)('F-15: 200 with %s is no empty list', async (_name, body) => {
    bench().fault('emr-serverless:ListSessions', { kind: 'body', body });
    const { pages, problem } = await readAll(gateway().list({ applicationId: '00fapplication0' }));
    expect(pages).toEqual([]);
    expectTold(problem, 'emr-serverless:ListSessions', 'bad_response');
  });

  test.each(NO_ANSWERS)('F-15: 200 with %s is no session and no application', async (_name, body) => {
    for (const operation of ['GetSession', 'GetApplication', 'ListApplications']) {
      bench().fault(`emr-serverless:${operation}`, { kind: 'body', body });
    }
    const ref = { applicationId: '00fapplication0', sessionId: '00fsession0' };
    expectTold(await findProblem(gateway().get(ref)), 'emr-serverless:GetSession', 'bad_response');
    expectTold(await findProblem(gateway().getApplication('00f0')), 'emr-serverless:GetApplication', 'bad_response');
    const { problem } = await readAll(gateway().listApplications());
    expectTold(problem, 'emr-serverless:ListApplications', 'bad_response');
  });

  test.each([
    ['an item without its id', { kind: 'remove', path: 'sessions.3.sessionId' } as const],
    ['an item that is null', { kind: 'set', path: 'sessions.3', value: null } as const],
    ['F-18: a time that is a text', { kind: 'set', path: 'sessions.3.createdAt', value: 'yesterday' } as const],
  ])('%s: the page is broken, the pages before it stay', async (_name, act) => {
    const { applicationId } = await findLargest();
    const when = (call: { input: Record<string, unknown> }) => call.input.nextToken !== undefined;
    bench().endpoint.faults.add({ match: { operation: 'emr-serverless:ListSessions', when }, act });
    const { pages, problem } = await readAll(gateway().list({ applicationId }));
    expect(pages).toHaveLength(1);
    expectTold(problem, 'emr-serverless:ListSessions', 'bad_response');
  });

  test('F-17: a wrong value costs its field, not its row', async () => {
    const { applicationId, size } = await findLargest();
    bench().fault('emr-serverless:ListSessions', { kind: 'set', path: 'sessions.0.createdAt', value: 1e300 });
    bench().fault('emr-serverless:ListSessions', { kind: 'set', path: 'sessions.0.name', value: 7 });
    const { pages, problem } = await readAll(gateway().list({ applicationId }));
    expect(problem).toBeNull();
    expect(pages.flat()).toHaveLength(size);
    expect(pages[0]?.[0]).toMatchObject({ createdAt: null, name: null, invalid: ['name', 'createdAt'] });
  });

  test('an answer about another session is none about this one', async () => {
    const { applicationId } = await findLargest();
    const [one, other] = truth().filter(({ scope }) => scope === applicationId);
    bench().fault('emr-serverless:GetSession', { kind: 'set', path: 'session.sessionId', value: other?.id });
    const problem = await findProblem(gateway().get({ applicationId, sessionId: one?.id ?? '' }));
    expectTold(problem, 'emr-serverless:GetSession', 'bad_response');
  });

  test('F-27: a listing that repeats its token ends and says so, with what it gave', async () => {
    const { applicationId } = await findLargest();
    bench().fault('emr-serverless:ListSessions', { kind: 'tokens', mode: 'same' });
    const { pages, problem } = await readAll(gateway().list({ applicationId }));
    expect(pages).toHaveLength(2);
    expectTold(problem, 'emr-serverless:ListSessions', 'listing_truncated');
  });
});
