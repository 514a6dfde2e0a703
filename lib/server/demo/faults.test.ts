import { ListApplicationsCommand } from '@aws-sdk/client-emr-serverless';
import { ListSessionsCommand } from '@aws-sdk/client-glue';
import { GetProductsCommand } from '@aws-sdk/client-pricing';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Endpoint, openEndpoint } from './endpoint.ts';
import { type FaultCall, openFaultTable } from './faults.ts';
import { findRefusal, openSdk, type Sdk } from './sdk.contract.ts';

let endpoint: Endpoint;
let sdk: Sdk;

beforeAll(async () => {
  endpoint = await openEndpoint({ nowMs: () => Date.UTC(2026, 10, 20, 14), sessions: 240 });
  sdk = openSdk(endpoint.url);
});
afterAll(() => endpoint.close());
afterEach(() => endpoint.faults.clear());

const listGlue = (NextToken?: string, MaxResults = 10) =>
  sdk.glue.send(new ListSessionsCommand({ NextToken, MaxResults }));
const call = (rest: Partial<FaultCall> = {}): FaultCall => ({
  service: 'glue',
  operation: 'ListSessions',
  region: 'us-east-1',
  accessKeyId: 'demo',
  input: {},
  ...rest,
});

describe('the fault table', () => {
  test('hits the calls that everything given holds for', () => {
    const act = { kind: 'hang' } as const;
    const table = openFaultTable([
      {
        match: { service: 'glue', operation: 'glue:ListSessions', region: 'us-east-1', input: { Tags: { a: '1' } } },
        act,
      },
    ]);
    expect(table.take(call({ input: { Tags: { a: '1' } } }))).toEqual([act]);
    expect(table.take(call({ input: { Tags: { a: '2' } } }))).toEqual([]);
    expect(table.take(call({ region: 'eu-west-1', input: { Tags: { a: '1' } } }))).toEqual([]);
    expect(table.take(call({ service: 'athena', input: { Tags: { a: '1' } } }))).toEqual([]);
    expect(table.take(call({ operation: 'GetTags', input: { Tags: { a: '1' } } }))).toEqual([]);
  });

  test('counts matching calls: from, to and every', () => {
    const act = { kind: 'delay', ms: 1 } as const;
    const table = openFaultTable([{ match: { operation: 'ListSessions', from: 2, to: 6, every: 2 }, act }]);
    table.take(call({ operation: 'GetTags' }));
    expect(Array.from({ length: 8 }, () => table.take(call()).length)).toEqual([0, 1, 0, 1, 0, 1, 0, 0]);
    const id = table.add({ match: { when: ({ input }) => input.x === 1 }, act });
    expect(table.take(call({ input: { x: 1 } }))).toEqual([act]);
    table.remove(id);
    expect(table.take(call({ input: { x: 1 } }))).toEqual([]);
  });
});

describe('an error', () => {
  test.each([
    ['ThrottlingException', 400],
    ['ThrottlingException', 429],
    ['AccessDeniedException', 403],
    ['ExpiredTokenException', 400],
    ['OperationTimeoutException', 400],
    ['InternalServiceException', 500],
    ['ServiceUnavailable', 503],
  ])('%s %i comes in the form of each service', async (code, status) => {
    endpoint.faults.add({ act: { kind: 'error', status, code, message: 'Rate exceeded', retryAfterSeconds: 7 } });
    const refused = { name: code, status, message: 'Rate exceeded' };
    expect(await findRefusal(listGlue())).toMatchObject(refused);
    expect(await findRefusal(sdk.emr.send(new ListApplicationsCommand({})))).toMatchObject(refused);
    expect(await findRefusal(sdk.pricing.send(new GetProductsCommand({ ServiceCode: 'AWSGlue' })))).toMatchObject(
      refused,
    );
    expect(await findRefusal(sdk.sts.send(new GetCallerIdentityCommand({})))).toMatchObject(refused);
  });

  test('twice, then the answer: three attempts for the SDK', async () => {
    endpoint.faults.add({ match: { to: 2 }, act: { kind: 'error', status: 500, code: 'InternalServiceException' } });
    const { glue } = openSdk(endpoint.url, 'us-east-1', 3);
    const answer = await glue.send(new ListSessionsCommand({}));
    expect(answer.$metadata.attempts).toBe(3);
    expect(endpoint.calls.slice(-3).map(({ status }) => status)).toEqual([500, 500, 200]);
  });

  test('as HTML, with its status', async () => {
    endpoint.faults.add({ act: { kind: 'html', status: 503 } });
    expect(await findRefusal(listGlue())).toMatchObject({ status: 503 });
  });

  test('of one service that is missing, while the others answer', async () => {
    endpoint.faults.add({ match: { service: 'glue' }, act: { kind: 'missing-service' } });
    expect(await findRefusal(listGlue())).toMatchObject({ name: 'UnknownOperationException', status: 404 });
    expect((await sdk.emr.send(new ListApplicationsCommand({}))).applications?.length).toBeGreaterThan(0);
  });
});

describe('paging', () => {
  test.each([
    [{ kind: 'tokens', mode: 'same' }, 1],
    [{ kind: 'tokens', mode: 'cycle', period: 3 }, 3],
    [{ kind: 'tokens', mode: 'endless' }, 12],
  ] as const)('%j', async (act, different) => {
    endpoint.faults.add({ act });
    const tokens: (string | undefined)[] = [];
    let token: string | undefined;
    for (let page = 0; page < 12; page++) {
      const answer = await listGlue(token);
      expect(answer.Sessions).toHaveLength(10);
      token = answer.NextToken;
      tokens.push(token);
    }
    expect(new Set(tokens).size).toBe(different);
  });

  test('empty pages come before the first real one, and paging goes on after', async () => {
    const real = await listGlue();
    endpoint.faults.add({ act: { kind: 'empty-pages', count: 2 } });
    const first = await listGlue();
    const second = await listGlue(first.NextToken);
    const third = await listGlue(second.NextToken);
    expect([first, second].map(({ Ids, Sessions }) => [Ids, Sessions])).toEqual([
      [[], []],
      [[], []],
    ]);
    expect(third.Ids).toEqual(real.Ids);
    expect((await listGlue(third.NextToken)).Sessions).toHaveLength(10);
  });

  test('a token expires in the middle', async () => {
    endpoint.faults.add({ match: { from: 3 }, act: { kind: 'expired-token' } });
    const first = await listGlue();
    const second = await listGlue(first.NextToken);
    expect(await findRefusal(listGlue(second.NextToken))).toMatchObject({ name: 'InvalidInputException', status: 400 });
    expect((await listGlue()).Sessions).toHaveLength(10);
  });

  test('a listing shifts: rows missing and repeated', async () => {
    const real = await listGlue();
    endpoint.faults.add({ act: { kind: 'shift', drop: 2, duplicate: 1 } });
    const ids = (await listGlue()).Sessions?.map(({ Id }) => Id);
    expect(ids).toEqual([...real.Ids!.slice(2), real.Ids![2]]);
  });
});

describe('a changed answer', () => {
  test('lacks sessions that its ids name', async () => {
    endpoint.faults.add({ act: { kind: 'ids-without-sessions', count: 3 } });
    const { Ids, Sessions } = await listGlue();
    expect([Ids?.length, Sessions?.length]).toEqual([10, 7]);
  });

  test('has members set, removed, replaced as text, transformed', async () => {
    endpoint.faults.add({ act: { kind: 'set', path: 'Sessions.*.Status', value: 'HIBERNATING' } });
    endpoint.faults.add({ act: { kind: 'set', path: 'Sessions.0.MaxCapacity', value: 1e300 } });
    endpoint.faults.add({ act: { kind: 'remove', path: 'Sessions.*.Role' } });
    endpoint.faults.add({ act: { kind: 'replace-text', find: 'HIBERNATING', replace: 'ASLEEP' } });
    endpoint.faults.add({ act: { kind: 'transform', change: ({ Sessions }) => ({ Sessions }) } });
    const { Ids, Sessions, NextToken } = await listGlue();
    expect([Ids, NextToken]).toEqual([undefined, undefined]);
    expect(new Set(Sessions?.map(({ Status, Role }) => `${Status} ${Role}`))).toEqual(new Set(['ASLEEP undefined']));
    expect(Sessions?.[0]?.MaxCapacity).toBe(1e300);
  });

  test('can hold any key, __proto__ too', async () => {
    endpoint.faults.add({ act: { kind: 'set', path: 'Sessions.0.DefaultArguments.__proto__', value: 'x' } });
    const answer = fetch(endpoint.url, {
      method: 'POST',
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=a/20261120/us-east-1/glue/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
        'x-amz-target': 'AWSGlue.ListSessions',
      },
      body: '{"MaxResults":1}',
    });
    expect(await (await answer).text()).toContain('"__proto__":"x"');
  });
});
