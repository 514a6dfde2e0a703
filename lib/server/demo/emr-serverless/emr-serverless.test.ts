import {
  GetApplicationCommand,
  GetSessionCommand,
  ListApplicationsCommand,
  ListSessionsCommand,
  type ListSessionsCommandInput,
  TerminateSessionCommand,
} from '@aws-sdk/client-emr-serverless';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Endpoint, openEndpoint } from '../endpoint.ts';
import { findRefusal, openSdk, readPages, type Sdk } from '../sdk.contract.ts';

let endpoint: Endpoint;
let emr: Sdk['emr'];
let now = Date.UTC(2026, 10, 20, 14, 30);
const start = now;

beforeAll(async () => {
  endpoint = await openEndpoint({ nowMs: () => now, counts: { emrServerless: 700 } });
  emr = openSdk(endpoint.url).emr;
});
afterAll(() => endpoint.close());

const applicationId = () => endpoint.estate.regions[0]!.applications[0]!.id;
const truth = (id = applicationId()) => endpoint.truth('us-east-1').filter(({ scope }) => scope === id);

const listSessions = (input: Partial<ListSessionsCommandInput> = {}) =>
  readPages(
    (nextToken) => emr.send(new ListSessionsCommand({ applicationId: applicationId(), ...input, nextToken })),
    (answer) => ({ rows: answer.sessions, token: answer.nextToken }),
  );

describe('EMR Serverless', () => {
  test('lists applications by 50, both architectures, one stopped, one with initial capacity', async () => {
    const { applications = [] } = await emr.send(new ListApplicationsCommand({}));
    const details = await Promise.all(
      applications.map(({ id }) => emr.send(new GetApplicationCommand({ applicationId: id }))),
    );
    expect(new Set(applications.map(({ architecture }) => architecture))).toEqual(new Set(['X86_64', 'ARM64']));
    expect(applications.filter(({ state }) => state === 'STOPPED')).toHaveLength(1);
    expect(details.filter(({ application }) => application?.initialCapacity)).toHaveLength(1);
    const paged = await readPages(
      (nextToken) => emr.send(new ListApplicationsCommand({ maxResults: 2, nextToken, states: ['STARTED'] })),
      (answer) => ({ rows: answer.applications, token: answer.nextToken }),
    );
    expect(paged.rows).toEqual(applications.filter(({ state }) => state === 'STARTED'));
    expect(paged.sizes).toEqual([2, 2, 2]);
  });

  test('pages by 50, newest first, exactly what it holds', async () => {
    const { rows, sizes } = await listSessions();
    expect(rows.map(({ sessionId, state }) => [sessionId, state])).toEqual(truth().map(({ id, state }) => [id, state]));
    expect(sizes.slice(0, -1).every((size) => size === 50)).toBe(true);
    const times = rows.map(({ createdAt }) => Number(createdAt));
    expect(times.toSorted((one, other) => other - one)).toEqual(times);
    expect((await listSessions({ maxResults: 7 })).rows).toEqual(rows);
  });

  test('groups by state when several are asked', async () => {
    const states = ['TERMINATED', 'FAILED', 'IDLE', 'BUSY', 'STARTING'] as const;
    const { rows } = await listSessions({ states: [...states], maxResults: 11 });
    const order = rows.map(({ state }) => state);
    const groups = order.filter((state, at) => state !== order[at - 1]);
    expect(groups).toEqual([...new Set(order)]);
    expect(groups.length).toBeGreaterThanOrEqual(4);
    const wanted = truth().filter(({ state }) => states.some((one) => one === state));
    expect(rows.map(({ sessionId }) => sessionId).toSorted()).toEqual(wanted.map(({ id }) => id).toSorted());
  });

  test('bounds the creation time, both bounds exclusive, and windows add up', async () => {
    const { rows } = await listSessions();
    const middle = new Date(Math.floor(Number(rows[60]?.createdAt) / 1000) * 1000);
    const after = (await listSessions({ createdAtAfter: middle })).rows;
    const before = (await listSessions({ createdAtBefore: middle, maxResults: 20 })).rows;
    expect(after.every(({ createdAt }) => Number(createdAt) > Number(middle))).toBe(true);
    expect(before.every(({ createdAt }) => Number(createdAt) < Number(middle))).toBe(true);
    expect([...after, ...before]).toEqual(rows);
    const old = await listSessions({ createdAtBefore: middle, states: ['FAILED'] });
    expect(old.rows).toEqual(before.filter(({ state }) => state === 'FAILED'));
  });

  test('gives a session with what the list lacks, figures by the billing rules', async () => {
    const { rows } = await listSessions({ maxResults: 50 });
    for (const row of rows.slice(0, 120)) {
      const { session } = await emr.send(
        new GetSessionCommand({ applicationId: row.applicationId, sessionId: row.sessionId }),
      );
      expect(session).toMatchObject(row);
      expect(session?.idleSince !== undefined).toBe(row.state === 'IDLE');
      expect(session?.endedAt !== undefined).toBe(row.state === 'TERMINATED' || row.state === 'FAILED');
      if (session?.endedAt === undefined) expect(session?.totalResourceUtilization).toBeUndefined();
      const {
        totalResourceUtilization: total,
        billedResourceUtilization: billed,
        totalExecutionDurationSeconds,
      } = session!;
      if (!total || !billed?.vCPUHour) continue;
      expect(totalExecutionDurationSeconds).toBe(
        Math.ceil((Number(session!.endedAt) - Number(session!.startedAt)) / 1000),
      );
      // A minute at least for each worker; the free 20 GB of each are in total only.
      expect(billed.vCPUHour).toBeGreaterThanOrEqual(total.vCPUHour! - 1e-6);
      expect(billed.vCPUHour / billed.memoryGBHour!).toBeCloseTo(total.vCPUHour! / total.memoryGBHour!, 3);
      const diskGb = Number.parseInt(
        session!.configurationOverrides!.runtimeConfiguration![0]!.properties!['spark.emr-serverless.executor.disk']!,
        10,
      );
      if (diskGb === 20) expect(billed.storageGBHour).toBe(0);
      else expect(billed.storageGBHour).toBeGreaterThan(0);
    }
  });

  test('leaves the idle time of pre-initialised workers out of the billed figures', async () => {
    const preInitialised = endpoint.estate.regions[0]!.applications.find((application) => application.preInitialised);
    const { rows } = await listSessions({ applicationId: preInitialised!.id, states: ['TERMINATED'] });
    const sessions = await Promise.all(
      rows
        .slice(10, 40)
        .map(({ applicationId: id, sessionId }) => emr.send(new GetSessionCommand({ applicationId: id, sessionId }))),
    );
    const less = sessions.filter(
      ({ session }) => session!.billedResourceUtilization!.vCPUHour! < session!.totalResourceUtilization!.vCPUHour!,
    );
    expect(less.length).toBeGreaterThan(15);
  });

  test('publishes billed figures one to three minutes after the end', async () => {
    const { rows } = await listSessions({ states: ['IDLE'] });
    const [row] = rows;
    const get = async () =>
      (await emr.send(new GetSessionCommand({ applicationId: applicationId(), sessionId: row!.sessionId }))).session!;
    await emr.send(new TerminateSessionCommand({ applicationId: applicationId(), sessionId: row!.sessionId }));
    expect((await get()).state).toBe('TERMINATING');
    now = start + 30_000;
    expect(await get()).toMatchObject({ state: 'TERMINATED', stateDetails: 'Session was terminated by user request.' });
    expect((await get()).billedResourceUtilization?.vCPUHour ?? 0).toBe(0);
    expect((await get()).totalResourceUtilization?.vCPUHour).toBeGreaterThan(0);
    now = start + 25_000 + 180_000;
    expect((await get()).billedResourceUtilization?.vCPUHour).toBeGreaterThan(0);
    const again = findRefusal(
      emr.send(new TerminateSessionCommand({ applicationId: applicationId(), sessionId: row!.sessionId })),
    );
    expect(await again).toMatchObject({ name: 'ValidationException', status: 400 });
    now = start;
  });

  test('refuses a token of another query, garbled ones, and what it does not know', async () => {
    const send = (input: Partial<ListSessionsCommandInput>) =>
      findRefusal(emr.send(new ListSessionsCommand({ applicationId: applicationId(), ...input })));
    const { nextToken } = await emr.send(new ListSessionsCommand({ applicationId: applicationId() }));
    expect(nextToken).toMatch(/^[A-Za-z0-9_=-]{1,1024}$/);
    const refused = { name: 'ValidationException', status: 400, message: expect.stringContaining('nextToken') };
    expect(await send({ nextToken, states: ['IDLE'] })).toMatchObject(refused);
    expect(await send({ nextToken: 'abc' })).toMatchObject(refused);
    expect(await send({ applicationId: '00unknown0000000' })).toMatchObject({
      name: 'ResourceNotFoundException',
      status: 404,
    });
    const gone = emr.send(new GetSessionCommand({ applicationId: applicationId(), sessionId: '00unknown0000000' }));
    expect(await findRefusal(gone)).toMatchObject({ name: 'ResourceNotFoundException', status: 404 });
  });

  test.each([
    [{ maxResults: 0 }, 'greater than or equal to 1'],
    [{ maxResults: 51 }, 'less than or equal to 50'],
    [{ states: [] as never[], nextToken: '' }, 'length greater than or equal to 1'],
    [{ states: ['SLEEPING'] as never[] }, 'enum value set: [SUBMITTED'],
    [{ nextToken: 'a b' }, 'regular expression pattern'],
    [{ nextToken: 'a'.repeat(1025) }, 'length less than or equal to 1024'],
    [{ applicationId: 'UPPER' }, 'regular expression pattern'],
    [{ applicationId: 'a'.repeat(65) }, 'length less than or equal to 64'],
  ])('enforces the model: %j', async (input, requirement) => {
    const call = emr.send(new ListSessionsCommand({ applicationId: applicationId(), ...input }));
    expect(await findRefusal(call)).toMatchObject({
      name: 'ValidationException',
      status: 400,
      message: expect.stringContaining(requirement),
    });
  });
});
