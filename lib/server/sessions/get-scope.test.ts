import { afterEach, describe, expect, it } from 'vitest';
import { parseDecimal, toNumber } from '../../cost/decimal.ts';
import { isLive } from '../../domain/phase.ts';
import type { ScopeRef } from '../../domain/resource-ref.ts';
import type { Session } from '../../domain/session.ts';
import { RequestError } from '../http/request-error.ts';
import { getOverview } from './get-overview.ts';
import { getScope } from './get-scope.ts';
import { readOverviewQuery, readScopeQuery } from './read-session-query.ts';
import { openStack } from './stack.contract.ts';

let stack: Awaited<ReturnType<typeof openStack>> | null = null;

afterEach(async () => {
  await stack?.close();
  stack = null;
});

const toRef = ({ service, account, region, scope }: Session): ScopeRef => ({
  service,
  account,
  region,
  scope: scope.id,
});

/** As few as show everything: what is asked about each one by one takes time where the machine has little. */
const COUNTS = { emrServerless: 36, glue: 6, athena: 24, applications: 3, sparkWorkGroups: 3 };

async function open() {
  const opened = await openStack({ counts: COUNTS });
  stack = opened;
  const { signal } = new AbortController();
  const read = async () => [...(await opened.read('range=all', 0)).rows.values()];
  const rows = await read();
  const sources = await opened.collector.sources();
  const isSettled = () =>
    sources.map((source) => source.describe().details).every((one) => one.done + one.failed === one.of);
  return {
    ...opened,
    rows,
    /** The rows once every detail has arrived. */
    async settle() {
      await expect.poll(isSettled, { timeout: 25_000 }).toBe(true);
      return read();
    },
    scope: (ref: ScopeRef, query = 'range=all') =>
      getScope(opened.context, ref, readScopeQuery(new URLSearchParams(query)), signal),
    overview: (query: string) => getOverview(opened.context, readOverviewQuery(new URLSearchParams(query)), signal),
    calls: (operation: string) => opened.endpoint.calls.filter((call) => call.operation === operation).length,
  };
}

function pick(rows: readonly Session[], holds: (session: Session) => boolean): Session {
  const row = rows.find(holds);
  if (row === undefined) throw new Error('the estate has no such session');
  return row;
}

describe('the page of a scope over everything from the socket on', () => {
  it.each(['emr-serverless', 'athena'] as const)(
    'has the sessions of one of %s, and no others’ money',
    async (service) => {
      const { settle, scope, overview } = await open();
      const rows = await settle();
      const ref = toRef(pick(rows, (row) => row.service === service && isLive(row.phase)));
      const own = rows.filter((row) => row.service === service && row.scope.id === ref.scope);
      const answer = await scope(ref);
      expect(answer).toMatchObject({ ...ref, scope: own[0]?.scope, problem: null });
      expect(answer.overview.sessions).toBe(own.length);
      const live = own.filter(({ phase }) => isLive(phase));
      expect(answer.running.map(({ key }) => key).toSorted()).toEqual(live.map(({ key }) => key).toSorted());
      const search = new URLSearchParams({ service, account: ref.account, region: ref.region, scope: ref.scope });
      const { money } = await overview(`${search}&range=all`);
      expect({ ...answer.overview.money, standing: null }).toEqual({ ...money, standing: null });
      // What running sessions hold is what their rates are made of.
      const dimension = service === 'athena' ? 'dpu-hour' : 'vcpu-hour';
      const held = live
        .flatMap(({ burnPerHour }) => burnPerHour.components)
        .filter((line) => line.dimension === dimension)
        .reduce((sum, { quantity }) => sum + Number(quantity ?? 0), 0);
      expect(Number(service === 'athena' ? answer.held.dpus : answer.held.vcpus)).toBeCloseTo(held, 9);
      expect(answer.held.sessions + answer.held.unknown).toBe(live.length);
    },
  );

  it('tells an application’s configuration, and what its warm workers cost', async () => {
    const { rows, scope } = await open();
    const name = 'risk-notebooks';
    const ref = toRef(pick(rows, (row) => row.scope.name === name));
    const { facts, detail, standing, overview, prices } = await scope(ref);
    expect(facts).toMatchObject({
      name,
      state: 'STARTED',
      version: 'emr-7.13.0',
      takesSessions: true,
      autoStop: { enabled: false, idleTimeoutMinutes: 15 },
      maximumCapacity: { vcpus: 400, memoryGb: 3000, diskGb: 8000 },
    });
    expect(detail).toMatchObject({ schedulerConfiguration: { maxConcurrentRuns: 50 } });
    // 3 workers of 4 vCPU and 16 GB; their 20 GB of disk are free.
    const unit = (dimension: string) =>
      Number(standing?.burnPerHour.components.find((line) => line.dimension === dimension)?.unitPrice);
    const rate = 12 * unit('vcpu-hour') + 48 * unit('memory-gb-hour');
    expect(standing).toMatchObject({ held: true, reason: null });
    expect(toNumber(parseDecimal(standing?.burnPerHour.amount ?? '') ?? 0n)).toBeCloseTo(rate, 9);
    expect(overview.money.standing?.applications).toHaveLength(1);
    expect(overview.money.standing?.burnPerHour.amounts[0]?.amount).toBe(standing?.burnPerHour.amount);
    expect(prices.length).toBeGreaterThan(0);
  });

  it('makes no amount of warm workers that cannot be read whole', async () => {
    const { rows, scope, endpoint } = await open();
    endpoint.faults.add({
      match: { operation: 'emr-serverless:GetApplication' },
      act: { kind: 'set', path: 'application.initialCapacity.Driver.workerConfiguration.cpu', value: 'many' },
    });
    const { standing, overview } = await scope(toRef(pick(rows, (row) => row.scope.name === 'risk-notebooks')));
    expect(standing).toMatchObject({ held: true, workers: [], reason: 'invalid', burnPerHour: { amount: null } });
    expect(overview.money.standing?.burnPerHour).toMatchObject({ amounts: [], unknown: 1, atLeast: true });
  });

  it('costs AWS one call however many look at it, and none while it is fresh', async () => {
    const { rows, scope, calls } = await open();
    const ref = toRef(pick(rows, ({ service }) => service === 'athena'));
    const before = calls('athena:GetWorkGroup');
    await Promise.all([scope(ref), scope(ref), scope(ref, 'range=24h')]);
    await scope(ref);
    expect(calls('athena:GetWorkGroup') - before).toBe(1);
  });

  it('keeps its sessions where AWS refuses to tell of it, and says so', async () => {
    const { rows, scope, endpoint } = await open();
    const row = pick(rows, ({ service }) => service === 'emr-serverless');
    endpoint.faults.add({
      match: { operation: 'emr-serverless:GetApplication' },
      act: { kind: 'error', status: 403, code: 'AccessDeniedException' },
    });
    const answer = await scope(toRef(row));
    expect(answer).toMatchObject({
      facts: null,
      detail: null,
      standing: null,
      scope: row.scope,
      problem: { kind: 'access_denied', action: 'emr-serverless:GetApplication' },
    });
    expect(answer.overview.sessions).toBeGreaterThan(0);
  });

  it('says of one that was deleted that it is gone, and shows its sessions', async () => {
    const { rows, scope, endpoint } = await open();
    const row = pick(rows, ({ service }) => service === 'athena');
    endpoint.faults.add({
      match: { operation: 'athena:GetWorkGroup' },
      act: { kind: 'error', status: 400, code: 'InvalidRequestException', message: 'WorkGroup is not found.' },
    });
    const answer = await scope(toRef(row));
    expect(answer).toMatchObject({ problem: { kind: 'gone' }, facts: null });
    expect(answer.overview.sessions).toBeGreaterThan(0);
  });

  it('finds nothing where nothing is, and says what was looked for', async () => {
    const { rows, scope } = await open();
    const { account, region } = pick(rows, ({ service }) => service === 'glue');
    const refuse = async (ref: ScopeRef, words: string) =>
      expect(scope(ref)).rejects.toMatchObject({
        problem: { kind: 'not_found', message: expect.stringContaining(words) },
      });
    await refuse({ service: 'emr-serverless', account, region, scope: '00nosuchapp1' }, '00nosuchapp1');
    await refuse({ service: 'emr-serverless', account, region, scope: '../../<script>' }, '<script>');
    await refuse({ service: 'athena', account, region, scope: 'no-such-group' }, 'no-such-group');
    await refuse({ service: 'athena', account, region, scope: '' }, 'workgroup');
    await refuse({ service: 'athena', account, region: 'eu-west-9', scope: 'primary' }, 'eu-west-9');
    await refuse({ service: 'glue', account, region, scope: '-' }, 'AWS Glue has no applications');
  });

  it('tells an SQL workgroup from one that takes sessions', async () => {
    const { rows, scope } = await open();
    const { account, region } = pick(rows, ({ service }) => service === 'athena');
    const answer = await scope({ service: 'athena', account, region, scope: 'bi-dashboards' });
    expect(answer.facts).toMatchObject({ takesSessions: false, version: 'Athena engine version 3' });
    expect(answer).toMatchObject({ running: [], problem: null, overview: { sessions: 0 } });
  });
});

describe('the query of a scope', () => {
  it('takes a range and a zone, and refuses the rest', () => {
    const read = (query: string) => readScopeQuery(new URLSearchParams(query));
    expect(read('')).toEqual({ window: { kind: 'relative', range: '30d' }, tz: 'UTC' });
    expect(read('range=7d&tz=Asia/Kolkata')).toEqual({ window: { kind: 'relative', range: '7d' }, tz: 'Asia/Kolkata' });
    for (const query of ['service=glue', 'q=x', 'sort=-cost', 'range=7', 'tz=Mars/Base', 'range=7d&range=7d', 'x=1']) {
      expect(() => read(query), query).toThrow(RequestError);
    }
  });
});
