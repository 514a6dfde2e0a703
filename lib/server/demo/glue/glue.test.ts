import {
  GetSessionCommand,
  GetStatementCommand,
  GetTagsCommand,
  ListSessionsCommand,
  type ListSessionsCommandInput,
  ListStatementsCommand,
  StopSessionCommand,
} from '@aws-sdk/client-glue';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Endpoint, openEndpoint } from '../endpoint.ts';
import { findRefusal, openSdk, readPages, type Sdk } from '../sdk.contract.ts';

let endpoint: Endpoint;
let glue: Sdk['glue'];
let now = Date.UTC(2026, 10, 20, 14, 30);
const start = now;

beforeAll(async () => {
  endpoint = await openEndpoint({ nowMs: () => now, counts: { glue: 2300 } });
  glue = openSdk(endpoint.url).glue;
});
afterAll(() => endpoint.close());

const listSessions = (input: ListSessionsCommandInput = {}) =>
  readPages(
    (NextToken) => glue.send(new ListSessionsCommand({ ...input, NextToken })),
    (answer) => ({ rows: answer.Sessions, token: answer.NextToken }),
  );
const arnOf = (id: string | undefined) => `arn:aws:glue:us-east-1:210987654321:session/${id}`;
const findReady = async (type: string) =>
  (await listSessions()).rows.find(({ Status, SessionType }) => Status === 'READY' && SessionType === type)!;

describe('Glue', () => {
  test('pages by 1,000, whole sessions, exactly what it holds', async () => {
    const { rows, sizes } = await listSessions();
    expect(sizes).toEqual([1000, 1000, 300]);
    expect(rows.map(({ Id, Status }) => [Id, Status])).toEqual(
      endpoint.truth('us-east-1').map(({ id, state }) => [id, state]),
    );
    const { Ids, Sessions } = await glue.send(new ListSessionsCommand({ MaxResults: 9 }));
    expect(Ids).toEqual(Sessions?.map(({ Id }) => Id));
    expect(await glue.send(new GetSessionCommand({ Id: rows[5]!.Id }))).toMatchObject({ Session: rows[5] });
  });

  test('reports DPUSeconds = ExecutionTime × MaxCapacity once over, nothing of it before', async () => {
    const { rows } = await listSessions();
    for (const row of rows) {
      const over = row.Status === 'STOPPED' || row.Status === 'TIMEOUT';
      if (over) expect(row.DPUSeconds).toBe(row.ExecutionTime! * row.MaxCapacity!);
      if (!over && row.Status !== 'FAILED') expect([row.DPUSeconds, row.CompletedOn]).toEqual([undefined, undefined]);
      if (row.CompletedOn) expect(Number(row.CompletedOn)).toBeGreaterThanOrEqual(Number(row.CreatedOn));
    }
    const workers = new Set(rows.map(({ WorkerType }) => WorkerType));
    for (const type of ['G.1X', 'G.2X', 'G.8X', 'R.1X', 'R.2X', 'R.4X', 'Standard']) expect(workers).toContain(type);
    expect(new Set(rows.map(({ GlueVersion }) => GlueVersion))).toEqual(new Set(['3.0', '4.0', '5.0', '5.1']));
  });

  test('holds a notebook that was forgotten on the 48 h default', async () => {
    const { rows } = await listSessions();
    const forgotten = rows.filter(
      ({ Status, IdleTimeout, CreatedOn }) =>
        Status === 'READY' && IdleTimeout === 2880 && now - Number(CreatedOn) > 4 * 3_600_000,
    );
    expect(forgotten.length).toBeGreaterThan(0);
    expect(forgotten.some(({ MaxCapacity }) => MaxCapacity === 5)).toBe(true);
  });

  test('narrows by tags and by request origin', async () => {
    const all = (await listSessions()).rows;
    const tagged = await listSessions({ Tags: { team: 'risk' }, MaxResults: 100 });
    expect(tagged.rows.length).toBeGreaterThan(50);
    expect(tagged.rows.length).toBeLessThan(all.length);
    const tags = await glue.send(new GetTagsCommand({ ResourceArn: arnOf(tagged.rows[0]?.Id) }));
    expect(tags.Tags).toMatchObject({ team: 'risk' });
    const previews = await listSessions({ RequestOrigin: 'glue-studio-data-preview' });
    expect(previews.rows).toEqual(all.filter(({ Id }) => Id?.startsWith('glue-studio-datapreview-')));
    expect((await listSessions({ Tags: { team: 'nobody' } })).rows).toEqual([]);
  });

  test('knows owners by tags, for some sessions by none', async () => {
    const { rows } = await listSessions();
    const tags = await Promise.all(
      rows.slice(0, 60).map(({ Id }) => glue.send(new GetTagsCommand({ ResourceArn: arnOf(Id) }))),
    );
    const owners = tags.map(({ Tags = {} }) => Tags.owner ?? Tags.Owner ?? Tags.AmazonDataZoneSessionOwner);
    expect(owners.some((owner) => owner === undefined)).toBe(true);
    expect(owners.filter((owner) => owner !== undefined).length).toBeGreaterThan(30);
  });

  test('lists statements of a LIVY session, times as bare milliseconds; refuses a Spark Connect one', async () => {
    const ready = await findReady('LIVY');
    const { Statements = [] } = await glue.send(new ListStatementsCommand({ SessionId: ready.Id }));
    expect(Statements.length).toBeGreaterThan(0);
    for (const { StartedOn, CompletedOn, State } of Statements) {
      expect(StartedOn).toBeGreaterThan(1e12);
      if (State !== 'RUNNING') expect(CompletedOn).toBeGreaterThanOrEqual(StartedOn!);
    }
    const { Statement } = await glue.send(new GetStatementCommand({ SessionId: ready.Id, Id: 0 }));
    expect(Statement).toEqual(Statements[0]);
    const missing = glue.send(new GetStatementCommand({ SessionId: ready.Id, Id: 9999 }));
    expect(await findRefusal(missing)).toMatchObject({ name: 'EntityNotFoundException', status: 400 });
    const connect = (await listSessions()).rows.find(({ SessionType }) => SessionType === 'SPARK_CONNECT');
    const refused = glue.send(new ListStatementsCommand({ SessionId: connect?.Id }));
    expect(await findRefusal(refused)).toMatchObject({ name: 'IllegalSessionStateException', status: 400 });
  });

  test('stops a session: STOPPING, then STOPPED with its figures', async () => {
    const { Id } = await findReady('LIVY');
    expect(await glue.send(new StopSessionCommand({ Id }))).toMatchObject({ Id });
    const get = async () => (await glue.send(new GetSessionCommand({ Id }))).Session!;
    expect((await get()).Status).toBe('STOPPING');
    const again = await findRefusal(glue.send(new StopSessionCommand({ Id })));
    expect(again).toMatchObject({ name: 'IllegalSessionStateException' });
    now = start + 20_000;
    const stopped = await get();
    expect(stopped.Status).toBe('STOPPED');
    expect(stopped.DPUSeconds).toBe(stopped.ExecutionTime! * stopped.MaxCapacity!);
    now = start;
  });

  test('refuses foreign tokens and unknown ids', async () => {
    const { NextToken } = await glue.send(new ListSessionsCommand({ MaxResults: 5 }));
    const send = (input: ListSessionsCommandInput) => findRefusal(glue.send(new ListSessionsCommand(input)));
    const refused = { name: 'InvalidInputException', status: 400, message: expect.stringContaining('NextToken') };
    expect(await send({ NextToken, Tags: { team: 'risk' } })).toMatchObject(refused);
    expect(await send({ NextToken: '😀' })).toMatchObject(refused);
    for (const Id of ['nope', '00000000-0000-4000-8000-000000000000']) {
      const gone = { name: 'EntityNotFoundException', status: 400 };
      expect(await findRefusal(glue.send(new GetSessionCommand({ Id })))).toMatchObject(gone);
      expect(await findRefusal(glue.send(new GetTagsCommand({ ResourceArn: arnOf(Id) })))).toMatchObject(gone);
    }
    const elsewhere = new GetTagsCommand({ ResourceArn: 'arn:aws:glue:us-east-1:210987654321:job/x' });
    expect(await findRefusal(glue.send(elsewhere))).toMatchObject({ name: 'InvalidInputException' });
  });

  test.each([
    [{ MaxResults: 0 }, 'greater than or equal to 1'],
    [{ MaxResults: 1001 }, 'less than or equal to 1000'],
    [{ RequestOrigin: 'a b' }, 'regular expression pattern'],
    [{ RequestOrigin: 'a'.repeat(129) }, 'length less than or equal to 128'],
    [{ Tags: { '': 'x' } }, 'length greater than or equal to 1'],
    [{ Tags: { x: 'y'.repeat(257) } }, 'length less than or equal to 256'],
    [{ Tags: Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`k${at}`, ''])) }, 'less than or equal to 50'],
    [{ NextToken: 'a'.repeat(400_001) }, 'length less than or equal to 400000'],
  ])('enforces the model: %j', async (input, requirement) => {
    expect(await findRefusal(glue.send(new ListSessionsCommand(input)))).toMatchObject({
      name: 'InvalidInputException',
      status: 400,
      message: expect.stringContaining(requirement),
    });
  });
});
