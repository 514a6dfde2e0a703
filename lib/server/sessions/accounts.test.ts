import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { LOCAL_PRINCIPAL } from '../auth/principal.ts';
import type { ServerContext } from '../context.ts';
import { SECOND_ACCOUNT } from '../demo/accounts.ts';
import { type Endpoint, type EndpointOptions, openEndpoint } from '../demo/endpoint.ts';
import { aFolder } from '../history/stored.fixture.ts';
import { listSources } from './list-sources.ts';

const FIRST = '210987654321';
const ROLE = (account: string) => `arn:aws:iam::${account}:role/SparktallyReader`;

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** The whole of the server over an endpoint, with an environment of its own. */
async function open(env: Record<string, string>, options: EndpointOptions = {}) {
  const endpoint = await openEndpoint({
    seed: 5,
    counts: { glue: 30, emrServerless: 20, applications: 1 },
    ...options,
  });
  onTestFinished(() => endpoint.close());
  const whole = {
    SPARKTALLY_REGIONS: 'us-east-1,eu-west-1',
    SPARKTALLY_CALLS_PER_SECOND: '1000',
    SPARKTALLY_DATABASE_URL: `file:${join(aFolder(), 'sparktally.db')}`,
    AWS_ENDPOINT_URL: endpoint.url,
    AWS_ACCESS_KEY_ID: 'AKIDEMO',
    AWS_SECRET_ACCESS_KEY: 'demo',
    AWS_EC2_METADATA_DISABLED: 'true',
    ...env,
  };
  for (const [name, value] of Object.entries(whole)) vi.stubEnv(name, value);
  const { openContext } = await import('../open-context.ts');
  const context = openContext();
  onTestFinished(async () => {
    context.collector.close();
    await context.history.close();
  });
  return { endpoint, context, sources: () => readSources(context) };
}

/** Each source once its first sweep has ended. */
async function readSources(context: ServerContext) {
  const collected = await context.collector.sources();
  await Promise.all(collected.map((source) => source.sweepIfDue()));
  return listSources({ ...context, principal: LOCAL_PRINCIPAL, showCode: false, now: Date.now });
}

const stsCalls = (endpoint: Endpoint) =>
  endpoint.calls.filter(({ service }) => service === 'sts').map((call) => call.operation);

describe('several accounts', () => {
  test('each role reads its own account, in every region', async () => {
    const { endpoint, sources } = await open({
      SPARKTALLY_ROLE_ARNS: `${ROLE(SECOND_ACCOUNT.account)},${ROLE(FIRST)}`,
      SPARKTALLY_EXTERNAL_ID: 'sparktally-demo',
    });
    const list = await sources();
    expect(list.sources).toHaveLength(12);
    for (const account of [FIRST, SECOND_ACCOUNT.account]) {
      const glue = list.sources.find(({ id }) => id === `glue/${account}/us-east-1`);
      expect(glue).toMatchObject({
        status: 'ok',
        rows: endpoint.truth('us-east-1', account).filter(({ service }) => service === 'glue').length,
      });
    }
    expect(list.ignored).toEqual([]);
    // Whose credentials they are is asked before anything is read by them.
    expect(stsCalls(endpoint)).toContain('sts:GetCallerIdentity');
  });

  test('a role that may not be assumed shows its sources as failing, and nothing stands in for it', async () => {
    const { endpoint, sources } = await open({
      SPARKTALLY_ROLE_ARNS: `${ROLE(SECOND_ACCOUNT.account)},${ROLE(FIRST)}`,
      SPARKTALLY_EXTERNAL_ID: 'wrong',
    });
    const list = await sources();
    const denied = list.sources.filter(({ account }) => account === SECOND_ACCOUNT.account);
    expect(denied).toHaveLength(6);
    for (const { status, rows, problem } of denied) {
      expect({ status, rows }).toEqual({ status: 'error', rows: 0 });
      expect(problem).toMatchObject({ kind: 'access_denied', action: 'sts:AssumeRole' });
      expect(problem?.message).toContain(ROLE(SECOND_ACCOUNT.account));
    }
    for (const source of list.sources.filter(({ account }) => account === FIRST)) expect(source.status).toBe('ok');
    // The base identity only ever asks STS.
    const byBase = endpoint.calls.filter(({ service }) => service !== 'sts' && service !== 'pricing');
    expect(byBase.length).toBeGreaterThan(0);
    expect(new Set(byBase.map(({ accessKeyId }) => accessKeyId))).toEqual(new Set([`ASIA${FIRST}DEMO`]));
  });

  test('a role whose credentials are another account’s is not read at all', async () => {
    const { endpoint, sources } = await open(
      {
        SPARKTALLY_ROLE_ARNS: `${ROLE(SECOND_ACCOUNT.account)},${ROLE(FIRST)}`,
        SPARKTALLY_EXTERNAL_ID: 'sparktally-demo',
      },
      {
        faults: [
          {
            match: { operation: 'sts:GetCallerIdentity', accessKeyId: `ASIA${SECOND_ACCOUNT.account}DEMO` },
            act: { kind: 'set', path: 'Account', value: '999999999999' },
          },
        ],
      },
    );
    const list = await sources();
    for (const { account, status, problem } of list.sources) {
      expect(status).toBe(account === FIRST ? 'ok' : 'disabled');
      if (account !== FIRST) expect(problem?.message).toMatch(/345678901234.*999999999999/);
    }
    const read = endpoint.calls.filter(({ operation }) => /:List(Sessions|Applications|WorkGroups)$/.test(operation));
    expect(read.every(({ accessKeyId }) => accessKeyId === `ASIA${FIRST}DEMO`)).toBe(true);
  });

  test('two roles of one account are read once, and that is told', async () => {
    const { sources } = await open({ SPARKTALLY_ROLE_ARNS: `${ROLE(FIRST)},arn:aws:iam::${FIRST}:role/Other` });
    const list = await sources();
    expect(list.sources).toHaveLength(6);
    expect(list.ignored).toEqual([
      `the role arn:aws:iam::${FIRST}:role/Other is left out: account ${FIRST} is read by the role ${ROLE(FIRST)} already.`,
    ]);
  });

  test('a region that the account does not use is told, and is asked again seldom', async () => {
    const { sources } = await open(
      { SPARKTALLY_REGIONS: 'us-east-1,me-south-1' },
      {
        faults: [
          { match: { region: 'me-south-1' }, act: { kind: 'error', status: 403, code: 'UnrecognizedClientException' } },
        ],
      },
    );
    const list = await sources();
    for (const { region, status, problem } of list.sources) {
      expect(status).toBe(region === 'us-east-1' ? 'ok' : 'disabled');
      if (region === 'us-east-1') continue;
      expect(problem?.kind).toBe('region_disabled');
      expect(Date.parse(problem?.retryAt ?? '') - Date.now()).toBeGreaterThan(10 * 60_000);
    }
  });

  test('an account that could not be found at the start is read under its own number later', async () => {
    const { endpoint, context, sources } = await open(
      { SPARKTALLY_REGIONS: 'us-east-1' },
      { faults: [{ act: { kind: 'error', status: 500, code: 'InternalFailure' } }] },
    );
    expect((await sources()).sources.map(({ account }) => account)).toEqual(['unknown', 'unknown', 'unknown']);
    endpoint.faults.clear();
    await expect
      .poll(
        async () => {
          context.collector.tick();
          return (await sources()).sources.map(({ account, status }) => `${account} ${status}`);
        },
        { timeout: 30_000, interval: 500 },
      )
      .toEqual([`${FIRST} ok`, `${FIRST} ok`, `${FIRST} ok`]);
  });
});
