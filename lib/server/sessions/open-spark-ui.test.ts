import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { Session } from '../../domain/session.ts';
import { DEMO_UI_TOKEN } from '../demo/estate/dashboard-url.ts';
import { isProblemError } from '../errors.ts';
import { getSession } from './get-session.ts';
import { openSparkUi } from './open-spark-ui.ts';
import { openStack } from './stack.contract.ts';

let stack: Awaited<ReturnType<typeof openStack>>;
let rows: Session[];
const output: string[] = [];

const refOf = ({ service, account, region, scope, id }: Session) => ({ service, account, region, scope: scope.id, id });
const find = (wanted: (row: Session) => boolean) => {
  const row = rows.find(wanted);
  if (row === undefined) throw new Error('the estate has no such session');
  return row;
};
const isConnect = ({ version }: Session) => version === 'Apache Spark version 3.5';
const mints = () => stack.endpoint.calls.filter(({ operation }) => /Dashboard/.test(operation));

const open = async (row: Session) => {
  const opened = await openSparkUi(stack.context, refOf(row));
  if (opened.kind !== 'link') throw new Error('no link');
  return new URL(opened.address);
};
const refusal = async (row: Session, context = stack.context) => {
  try {
    await openSparkUi(context, refOf(row));
  } catch (error) {
    if (isProblemError(error)) return error.problem;
    throw error;
  }
  throw new Error('it was opened');
};

beforeEach(async () => {
  output.length = 0;
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => output.push(String(chunk)) > 0);
  }
  const counts = { emrServerless: 60, glue: 60, athena: 90, applications: 2, sparkWorkGroups: 3 };
  stack = await openStack({ counts }, { demo: false });
  rows = [...(await stack.read()).rows.values()];
});
afterEach(async () => {
  vi.restoreAllMocks();
  await stack.close();
});

describe('a click on the Spark UI', () => {
  it('has AWS make a new link each time, and asks for nothing before', async () => {
    const sessions = [
      find(({ service, state }) => service === 'emr-serverless' && state === 'TERMINATED'),
      find(({ service, state }) => service === 'glue' && state === 'READY'),
      find((row) => isConnect(row) && row.state === 'TERMINATED'),
    ];
    for (const row of sessions) await getSession(stack.context, refOf(row));
    expect(mints()).toEqual([]);
    const links = [];
    for (const row of sessions) links.push(await open(row), await open(row));
    expect(mints().map(({ operation }) => operation)).toEqual([
      ...Array<string>(2).fill('emr-serverless:GetResourceDashboard'),
      ...Array<string>(2).fill('glue:GetDashboardUrl'),
      ...Array<string>(2).fill('athena:GetResourceDashboard'),
    ]);
    expect(new Set(links.map(({ href }) => href)).size).toBe(6);
    expect(links.every(({ protocol, hostname }) => protocol === 'https:' && hostname.endsWith('.amazonaws.com'))).toBe(
      true,
    );
  });

  it('leaves no trace of the link: not in what is known of the session, not in what is printed', async () => {
    const row = find(({ service, state }) => service === 'glue' && state === 'READY');
    expect((await open(row)).search).toContain(DEMO_UI_TOKEN);
    expect(JSON.stringify([...(await stack.read()).rows.values()])).not.toContain(DEMO_UI_TOKEN);
    expect(JSON.stringify(await getSession(stack.context, refOf(row)))).not.toContain(DEMO_UI_TOKEN);
    expect(output.join('')).not.toContain(DEMO_UI_TOKEN);
  });

  it('makes the calls that the policy of the Spark UI allows', async () => {
    const path = resolve(import.meta.dirname, '../../../docs/iam-policy-spark-ui.json');
    const { Statement } = z
      .object({ Statement: z.array(z.object({ Action: z.array(z.string()) })) })
      .parse(JSON.parse(await readFile(path, 'utf8')));
    await open(find(({ service, phase }) => service === 'emr-serverless' && phase === 'idle'));
    await open(find(({ service, state }) => service === 'glue' && state === 'READY'));
    await open(find((row) => isConnect(row) && row.phase === 'ended'));
    const asked = new Set(mints().map(({ operation }) => operation));
    expect([...asked].toSorted()).toEqual(Statement.flatMap(({ Action }) => Action).toSorted());
  });

  it('that AWS refuses says why, as the page says beforehand', async () => {
    const starting = find(({ service, phase }) => service === 'emr-serverless' && phase === 'starting');
    expect((await getSession(stack.context, refOf(starting))).sparkUi).toEqual({ state: 'none', why: 'starting' });
    expect(await refusal(starting)).toMatchObject({
      kind: 'not_supported',
      message: expect.stringContaining('no Spark UI'),
    });
    const notebook = find(({ service, version }) => service === 'athena' && version === 'PySpark engine version 3');
    expect((await getSession(stack.context, refOf(notebook))).sparkUi).toMatchObject({ why: 'engine' });
    expect(await refusal(notebook)).toMatchObject({ kind: 'invalid_request' });
    const row = find(({ service, state }) => service === 'glue' && state === 'READY');
    expect(await refusal({ ...row, id: 'no-such-session' })).toMatchObject({ kind: 'gone' });
    expect(await refusal({ ...row, region: 'eu-north-1' })).toMatchObject({ kind: 'not_found' });
  });

  it('that the identity may not make names the action and a statement of the right resource', async () => {
    stack.endpoint.faults.add({
      match: { operation: 'glue:GetDashboardUrl' },
      act: { kind: 'error', status: 400, code: 'AccessDeniedException' },
    });
    const problem = await refusal(find(({ service, state }) => service === 'glue' && state === 'READY'));
    expect(problem).toMatchObject({
      kind: 'access_denied',
      action: 'glue:GetDashboardUrl',
      statement: { Resource: 'arn:aws:glue:us-east-1:210987654321:session/*' },
    });
  });

  it.each([
    ['glue:GetDashboardUrl', 'Url', ({ service, state }: Session) => service === 'glue' && state === 'READY'],
    [
      'emr-serverless:GetResourceDashboard',
      'url',
      ({ service, phase }: Session) => service === 'emr-serverless' && phase === 'idle',
    ],
    ['athena:GetResourceDashboard', 'Url', (row: Session) => isConnect(row) && row.phase === 'ended'],
  ])(
    'to which %s answers with another place is not followed, and the place not told',
    async (operation, path, wanted) => {
      for (const value of [
        `https://evil.example/?${DEMO_UI_TOKEN}`,
        `http://x.us-east-1.amazonaws.com/?${DEMO_UI_TOKEN}`,
        7,
      ]) {
        stack.endpoint.faults.clear();
        stack.endpoint.faults.add({ match: { operation }, act: { kind: 'set', path, value } });
        const problem = await refusal(find(wanted));
        expect(problem).toMatchObject({ kind: 'bad_response', operation });
        expect(JSON.stringify(problem)).not.toContain(DEMO_UI_TOKEN);
      }
    },
  );

  it('is answered without AWS where it is off, and leads nowhere in the demo', async () => {
    const row = find(({ service, state }) => service === 'glue' && state === 'READY');
    const off = { ...stack.context, sparkUi: { ...stack.context.sparkUi, on: false } };
    expect((await getSession(off, refOf(row))).sparkUi).toEqual({ state: 'off' });
    expect(await refusal(row, off)).toMatchObject({
      kind: 'not_supported',
      hint: expect.stringContaining('SPARKTALLY_SPARK_UI=1'),
    });
    expect(mints()).toEqual([]);
    const demo = await openStack({}, { demo: true });
    try {
      const [session] = (await demo.read('range=all&service=glue&phase=ended')).rows.values();
      const opened = await openSparkUi(demo.context, refOf(session!));
      expect(opened).toMatchObject({ kind: 'demo', host: expect.stringMatching(/\.amazonaws\.com$/) });
      expect(JSON.stringify(opened)).not.toContain(DEMO_UI_TOKEN);
    } finally {
      await demo.close();
    }
  });
});
