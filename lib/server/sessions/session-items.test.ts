import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isLive } from '../../domain/phase.ts';
import type { Session } from '../../domain/session.ts';
import { getSession } from './get-session.ts';
import { listItems, pageQuery } from './session-items.ts';
import { openStack } from './stack.contract.ts';

let stack: Awaited<ReturnType<typeof openStack>>;
let rows: Session[];

const ALL = { offset: 0, limit: 1_000 };
const refOf = ({ service, account, region, scope, id }: Session) => ({ service, account, region, scope: scope.id, id });
const find = (wanted: (row: Session) => boolean) => {
  const row = rows.find(wanted);
  if (row === undefined) throw new Error('the estate has no such session');
  return row;
};
const callsOf = (operation: string) => stack.endpoint.calls.filter((call) => call.operation === operation).length;
const callsAbout = (id: string) =>
  stack.endpoint.calls.filter(
    ({ operation, input }) => operation !== 'glue:GetTags' && JSON.stringify(input).includes(id),
  ).length;
const isReady = ({ service, state, origin }: Session) =>
  service === 'glue' && state === 'READY' && origin !== 'spark-connect';

describe('the lists of a session over the whole stack', () => {
  beforeEach(async () => {
    stack = await openStack();
    rows = [...(await stack.read()).rows.values()];
  });
  afterEach(() => stack.close());

  it('are AWS’s own, page by page', async () => {
    const ref = refOf(find(isReady));
    const all = await listItems(stack.context, 'statements', ref, ALL);
    expect(all).toMatchObject({ offset: 0, final: false, problem: null, asOf: expect.any(String) });
    expect(all.total).toBeGreaterThan(1);
    expect(all.items).toHaveLength(all.total ?? 0);
    const second = await listItems(stack.context, 'statements', ref, { offset: 1, limit: 1 });
    expect(second.items).toEqual(all.items.slice(1, 2));
    expect(second.total).toBe(all.total);
    expect((await listItems(stack.context, 'statements', ref, { offset: 5_000, limit: 1 })).items).toEqual([]);
  });

  it('cost no call for a second viewer, and none beside the one that the session’s page makes', async () => {
    const ref = refOf(find(isReady));
    await getSession(stack.context, ref);
    const before = callsAbout(ref.id);
    await Promise.all([
      getSession(stack.context, ref),
      listItems(stack.context, 'statements', ref, ALL),
      listItems(stack.context, 'statements', ref, ALL),
    ]);
    expect(before).toBeGreaterThan(1);
    expect(callsAbout(ref.id)).toBe(before);
  });

  it('of Athena are its calculations and executors', async () => {
    const row = find(
      ({ service, phase, version }) => service === 'athena' && isLive(phase) && /PySpark/.test(version ?? ''),
    );
    const calculations = await listItems(stack.context, 'calculations', refOf(row), ALL);
    expect(calculations).toMatchObject({ problem: null, total: calculations.items.length });
    const executors = await listItems(stack.context, 'executors', refOf(row), ALL);
    expect(executors.items.map(({ type }) => type)).toContain('COORDINATOR');
  });

  it('that are denied leave the session whole', async () => {
    stack.endpoint.faults.add({
      match: { operation: 'glue:ListStatements' },
      act: { kind: 'error', status: 400, code: 'AccessDeniedException' },
    });
    const ref = refOf(find((row) => isReady(row) && row.missing.idleSince !== 'denied'));
    const denied = await listItems(
      stack.context,
      'statements',
      refOf(
        find(({ service, origin, state }) => service === 'glue' && state === 'TIMEOUT' && origin !== 'spark-connect'),
      ),
      ALL,
    );
    expect(denied).toMatchObject({ items: [], total: null, asOf: null });
    expect(denied.problem).toMatchObject({ kind: 'access_denied', action: 'glue:ListStatements' });
    expect(await getSession(stack.context, ref)).toMatchObject({ problem: null, detail: { Id: ref.id } });
  });

  it('of a Spark Connect session are none, said without a call', async () => {
    const ref = refOf(find(({ service, origin }) => service === 'glue' && origin === 'spark-connect'));
    const before = callsOf('glue:ListStatements');
    const answer = await listItems(stack.context, 'statements', ref, ALL);
    expect(answer).toMatchObject({ items: [], total: null, problem: { kind: 'not_supported' } });
    expect(callsOf('glue:ListStatements')).toBe(before);
  });

  it('of an unknown session, and of a kind that a service has not, are a 404 with what was looked for', async () => {
    const ref = refOf(find(isReady));
    const ask = (kind: 'statements' | 'executors', changes: object) =>
      listItems(stack.context, kind, { ...ref, ...changes }, ALL);
    await expect(ask('statements', { id: 'no-such-session' })).rejects.toMatchObject({
      problem: {
        kind: 'not_found',
        message: `AWS Glue has no session no-such-session (account ${ref.account}, region ${ref.region}), and none was recorded.`,
      },
    });
    await expect(ask('statements', { region: 'eu-north-1' })).rejects.toMatchObject({
      problem: {
        kind: 'not_found',
        message: `Nothing is collected from AWS Glue in account ${ref.account}, region eu-north-1.`,
      },
    });
    await expect(ask('executors', {})).rejects.toMatchObject({
      problem: { kind: 'not_found', message: 'AWS Glue tells of no executors of a session.' },
    });
  });
});

describe('the page asked for', () => {
  it('is the first hundred where nothing is said', () => {
    expect(pageQuery.parse({})).toEqual({ offset: 0, limit: 100 });
  });

  it.each([
    { offset: '-1' },
    { offset: '1.5' },
    { offset: 'NaN' },
    { limit: '0' },
    { limit: '1001' },
    { limit: '' },
    { x: '1' },
  ])('is refused: %o', (query) => expect(pageQuery.safeParse(query).success).toBe(false));
});
