import {
  GetCalculationExecutionCommand,
  GetSessionCommand,
  GetSessionStatusCommand,
  GetWorkGroupCommand,
  ListCalculationExecutionsCommand,
  ListExecutorsCommand,
  ListSessionsCommand,
  type ListSessionsCommandInput,
  ListTagsForResourceCommand,
  ListWorkGroupsCommand,
  TerminateSessionCommand,
} from '@aws-sdk/client-athena';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Endpoint, openEndpoint } from '../endpoint.ts';
import { findRefusal, openSdk, readPages, type Sdk } from '../sdk.contract.ts';

let endpoint: Endpoint;
let athena: Sdk['athena'];
let now = Date.UTC(2026, 10, 20, 14, 30);
const start = now;
const NOTEBOOKS = 'spark-analytics';
const CONNECT = 'spark35-unified-studio';
const ACTIVE = ['CREATING', 'CREATED', 'IDLE', 'BUSY'];

beforeAll(async () => {
  endpoint = await openEndpoint({ nowMs: () => now, counts: { athena: 900 } });
  athena = openSdk(endpoint.url).athena;
});
afterAll(() => endpoint.close());

const listSessions = (input: Partial<ListSessionsCommandInput> = {}) =>
  readPages(
    (NextToken) => athena.send(new ListSessionsCommand({ WorkGroup: NOTEBOOKS, ...input, NextToken })),
    (answer) => ({ rows: answer.Sessions, token: answer.NextToken }),
  );
const truth = (group = NOTEBOOKS) => endpoint.truth('us-east-1').filter(({ scope }) => scope === group);

describe('Athena', () => {
  test('lists workgroups of both Spark engines and of SQL', async () => {
    const { WorkGroups = [] } = await athena.send(new ListWorkGroupsCommand({}));
    const engines = WorkGroups.map(({ EngineVersion }) => EngineVersion?.EffectiveEngineVersion);
    expect(engines.filter((engine) => engine === 'PySpark engine version 3')).toHaveLength(3);
    expect(engines.filter((engine) => engine === 'Apache Spark version 3.5')).toHaveLength(2);
    expect(engines.filter((engine) => engine === 'Athena engine version 3').length).toBeGreaterThan(1);
    const paged = await readPages(
      (NextToken) => athena.send(new ListWorkGroupsCommand({ MaxResults: 3, NextToken })),
      (answer) => ({ rows: answer.WorkGroups, token: answer.NextToken }),
    );
    expect(paged.rows).toEqual(WorkGroups);
    const { WorkGroup } = await athena.send(new GetWorkGroupCommand({ WorkGroup: NOTEBOOKS }));
    expect(WorkGroup?.Configuration?.EngineVersion?.EffectiveEngineVersion).toBe('PySpark engine version 3');
  });

  test('lists only active sessions by default, newest first; one state by StateFilter; together all', async () => {
    const active = (await listSessions()).rows;
    expect(active.every(({ Status }) => ACTIVE.includes(Status!.State!))).toBe(true);
    const rows = [...active];
    for (const StateFilter of ['DEGRADED', 'TERMINATING', 'FAILED', 'TERMINATED'] as const) {
      const listed = await listSessions({ StateFilter });
      expect(listed.rows.every(({ Status }) => Status?.State === StateFilter)).toBe(true);
      expect(listed.sizes.slice(0, -1).every((size) => size === 100)).toBe(true);
      const times = listed.rows.map(({ Status }) => Number(Status?.StartDateTime));
      expect(times.toSorted((one, other) => other - one)).toEqual(times);
      rows.push(...listed.rows);
    }
    expect(rows.map(({ SessionId }) => SessionId).toSorted()).toEqual(
      truth()
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  test('lists nothing for an SQL workgroup, or refuses', async () => {
    expect((await listSessions({ WorkGroup: 'bi-dashboards' })).rows).toEqual([]);
    const refused = findRefusal(athena.send(new ListSessionsCommand({ WorkGroup: 'primary' })));
    expect(await refused).toMatchObject({ name: 'InvalidRequestException', status: 400 });
  });

  test('tells the engine as an object in the list, as a string in GetSession; DPU time once over', async () => {
    for (const row of [
      ...(await listSessions()).rows,
      ...(await listSessions({ StateFilter: 'TERMINATED' })).rows.slice(0, 40),
    ]) {
      const session = await athena.send(new GetSessionCommand({ SessionId: row.SessionId }));
      const { Status } = await athena.send(new GetSessionStatusCommand({ SessionId: row.SessionId }));
      expect(session.EngineVersion).toBe(row.EngineVersion?.EffectiveEngineVersion);
      expect([session.Status, Status]).toEqual([row.Status, row.Status]);
      expect(row.Status?.IdleSinceDateTime !== undefined).toBe(row.Status?.State === 'IDLE');
      const { ExecutorsSummary = [] } = await athena.send(new ListExecutorsCommand({ SessionId: row.SessionId }));
      if (row.Status?.EndDateTime === undefined) {
        expect(session.Statistics).toBeUndefined();
        continue;
      }
      const millis = ExecutorsSummary.map(
        ({ StartDateTime, TerminationDateTime }) => TerminationDateTime! - StartDateTime!,
      );
      if (millis.length < 100) {
        expect(session.Statistics?.DpuExecutionInMillis).toBe(millis.reduce((one, other) => one + other, 0));
      }
      const starts = ExecutorsSummary.map(({ StartDateTime }) => StartDateTime!);
      expect(starts.toSorted((one, other) => other - one)).toEqual(starts);
    }
  });

  test('lists calculations of the notebook engine, refuses those of Spark 3.5', async () => {
    const [row] = (await listSessions({ StateFilter: 'TERMINATED' })).rows;
    const { Calculations = [] } = await athena.send(
      new ListCalculationExecutionsCommand({ SessionId: row?.SessionId }),
    );
    expect(Calculations.length).toBeGreaterThan(0);
    const [first] = Calculations;
    const calculation = await athena.send(
      new GetCalculationExecutionCommand({ CalculationExecutionId: first?.CalculationExecutionId }),
    );
    expect(calculation).toMatchObject({ SessionId: row?.SessionId, Status: first?.Status });
    const [connect] = (await listSessions({ WorkGroup: CONNECT, StateFilter: 'TERMINATED' })).rows;
    const refused = athena.send(new ListCalculationExecutionsCommand({ SessionId: connect?.SessionId }));
    expect(await findRefusal(refused)).toMatchObject({ name: 'InvalidRequestException', status: 400 });
  });

  test('filters executors by state', async () => {
    const [row] = (await listSessions()).rows.toReversed();
    const list = (ExecutorStateFilter?: 'REGISTERED' | 'TERMINATED') =>
      athena.send(new ListExecutorsCommand({ SessionId: row?.SessionId, ExecutorStateFilter }));
    const all = (await list()).ExecutorsSummary ?? [];
    expect((await list('REGISTERED')).ExecutorsSummary).toEqual(
      all.filter(({ ExecutorState }) => ExecutorState === 'REGISTERED'),
    );
    expect(all.some(({ ExecutorType }) => ExecutorType === 'COORDINATOR')).toBe(true);
  });

  test('gives the tags of a session', async () => {
    const { rows } = await listSessions({ WorkGroup: CONNECT, StateFilter: 'TERMINATED' });
    const ResourceARN = `arn:aws:athena:us-east-1:210987654321:workgroup/${CONNECT}/session/${rows[0]?.SessionId}`;
    const { Tags } = await athena.send(new ListTagsForResourceCommand({ ResourceARN }));
    expect(Tags?.map(({ Key }) => Key)).toContain('AmazonDataZoneSessionOwner');
    const wrong = ResourceARN.replace(CONNECT, NOTEBOOKS);
    const refused = findRefusal(athena.send(new ListTagsForResourceCommand({ ResourceARN: wrong })));
    expect(await refused).toMatchObject({ name: 'ResourceNotFoundException', status: 400 });
  });

  test('terminates a session', async () => {
    const row = (await listSessions()).rows.find(({ Status }) => Status?.State === 'IDLE');
    const SessionId = row?.SessionId;
    expect(await athena.send(new TerminateSessionCommand({ SessionId }))).toMatchObject({ State: 'TERMINATING' });
    expect((await listSessions()).rows.map((one) => one.SessionId)).not.toContain(SessionId);
    now = start + 10_000;
    const { Status, Statistics } = await athena.send(new GetSessionCommand({ SessionId }));
    expect([Status?.State, Status?.StateChangeReason]).toEqual(['TERMINATED', 'Session terminated by user.']);
    expect(Statistics?.DpuExecutionInMillis).toBeGreaterThan(0);
    now = start;
  });

  test.each([
    [{ MaxResults: 0 }, 'greater than or equal to 1'],
    [{ MaxResults: 101 }, 'less than or equal to 100'],
    [{ StateFilter: 'SLEEPING' as never }, 'enum value set: [CREATING'],
    [{ WorkGroup: 'a b' }, 'regular expression pattern'],
    [{ WorkGroup: undefined }, 'must not be null'],
    [{ NextToken: 'a'.repeat(2049) }, 'length less than or equal to 2048'],
    [{ NextToken: 'abc' }, 'NextToken is invalid'],
  ])('enforces the model: %j', async (input, requirement) => {
    const call = athena.send(new ListSessionsCommand({ WorkGroup: NOTEBOOKS, ...input }));
    expect(await findRefusal(call)).toMatchObject({
      name: 'InvalidRequestException',
      status: 400,
      message: expect.stringContaining(requirement),
    });
  });

  test('says what is unknown', async () => {
    const gone = { name: 'ResourceNotFoundException', status: 400 };
    const SessionId = '00000000-0000-4000-8000-000000000000';
    expect(await findRefusal(athena.send(new GetSessionCommand({ SessionId })))).toMatchObject(gone);
    expect(await findRefusal(athena.send(new ListSessionsCommand({ WorkGroup: 'nope' })))).toMatchObject(gone);
    const group = findRefusal(athena.send(new GetWorkGroupCommand({ WorkGroup: 'nope' })));
    expect(await group).toMatchObject({ name: 'InvalidRequestException' });
  });
});
