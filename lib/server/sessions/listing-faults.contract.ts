import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ProblemKind } from '../../domain/problem.ts';
import { SERVICES, type Service } from '../../domain/service.ts';
import type { Fault, FaultAct, FaultCall } from '../demo/faults.ts';
import { openStack } from './stack.contract.ts';

const REQUEST = 'ListSessions';

const INTERNAL: Record<Service, string> = {
  'emr-serverless': 'InternalServerException',
  glue: 'InternalServiceException',
  athena: 'InternalServerException',
};

const on = (service: Service, act: FaultAct, match: Fault['match'] = {}): Fault => ({
  match: { service, operation: REQUEST, ...match },
  act,
});

type Case = { id: string; what: string; kinds: ProblemKind[]; act: (service: Service) => FaultAct };

const error =
  (status: number) =>
  (service: Service): FaultAct => ({ kind: 'error', status, code: INTERNAL[service] });

/** Faults of a listing that no retry gets over. */
const FATAL: Case[] = [
  ...[500, 502, 503, 504].map((status) => ({
    id: 'F-01',
    what: `${status} as JSON`,
    kinds: ['service_error' as const],
    act: error(status),
  })),
  { id: 'F-02', what: '503 as HTML', kinds: ['service_error'], act: () => ({ kind: 'html', status: 503 }) },
  {
    id: 'F-06',
    what: 'a throttle that asks for an hour',
    kinds: ['throttled', 'timeout'],
    act: () => ({ kind: 'error', status: 429, code: 'ThrottlingException', retryAfterSeconds: 3600 }),
  },
  { id: 'F-07', what: 'no headers ever', kinds: ['timeout'], act: () => ({ kind: 'hang' }) },
  { id: 'F-08', what: 'headers, then silence', kinds: ['timeout'], act: () => ({ kind: 'headers-only' }) },
  {
    id: 'F-09',
    what: 'a byte now and then',
    kinds: ['timeout'],
    act: () => ({ kind: 'drip', bytes: 1, everyMs: 100 }),
  },
  { id: 'F-10', what: 'a reset', kinds: ['network'], act: () => ({ kind: 'reset' }) },
  ...([0, 1, 'half', 'last'] as const).flatMap((at) =>
    (['end', 'cut'] as const).map((how) => ({
      id: 'F-14',
      what: `cut at ${at} (${how})`,
      kinds: ['bad_response' as const, 'network' as const, 'timeout' as const],
      act: (): FaultAct => ({ kind: 'truncate', at, how }),
    })),
  ),
  ...['{}', '[]', 'null', '', '<html></html>', '"str"'].map((body) => ({
    id: 'F-15',
    what: `200 with ${body || 'nothing'}`,
    kinds: ['bad_response' as const],
    act: (): FaultAct => ({ kind: 'body', body }),
  })),
  { id: 'F-15', what: '204', kinds: ['bad_response'], act: () => ({ kind: 'body', status: 204, body: '' }) },
  { id: 'F-16', what: '40 MB', kinds: ['bad_response'], act: () => ({ kind: 'huge', bytes: 40_000_000 }) },
  {
    id: 'F-26',
    what: 'access denied',
    kinds: ['access_denied'],
    act: () => ({ kind: 'error', status: 403, code: 'AccessDeniedException' }),
  },
  {
    id: 'F-27',
    what: 'the same token again',
    kinds: ['listing_truncated'],
    act: () => ({ kind: 'tokens', mode: 'same' }),
  },
  {
    id: 'F-27',
    what: 'tokens in a circle',
    kinds: ['listing_truncated'],
    act: () => ({ kind: 'tokens', mode: 'cycle', period: 3 }),
  },
  { id: 'F-28', what: '25 empty pages', kinds: ['listing_truncated'], act: () => ({ kind: 'empty-pages', count: 25 }) },
];

const LIST: Record<Service, string> = { 'emr-serverless': 'sessions', glue: 'Sessions', athena: 'Sessions' };
const ID: Record<Service, string> = { 'emr-serverless': 'sessionId', glue: 'Id', athena: 'SessionId' };
const STATE: Record<Service, string> = { 'emr-serverless': 'state', glue: 'Status', athena: 'Status.State' };

/** One fault of each kind: what stays on the page does not depend on how exactly the listing failed. */
const ONE_OF_EACH = FATAL.filter(({ id }, index) => FATAL.findIndex((other) => other.id === id) === index);

/** The cases of the reliability reference that a listing of `service` must survive without a lie. */
export function describeListingFaults(service: Service): void {
  let stack: Awaited<ReturnType<typeof openStack>>;

  beforeEach(async () => {
    stack = await openStack();
  });

  afterEach(() => stack.close());

  const others = SERVICES.filter((other) => other !== service);

  /** A fault that may have a call wait for ever is given up soon; one that answers has all its time, on a busy machine too. */
  async function underFault({ kinds, act }: Pick<Case, 'kinds' | 'act'>) {
    stack.endpoint.faults.add(on(service, act(service)));
    stack.hurry(kinds.includes('timeout') ? service : null);
    const reading = await stack.read();
    stack.endpoint.faults.clear();
    stack.hurry(null);
    return reading;
  }

  it.each(FATAL)('$id $what: told, the others whole, and gone when it is over', async ({ kinds, act }) => {
    const cold = await underFault({ kinds, act });
    expect(cold.end.complete).toBe(false);
    expect(kinds).toContain(cold.sources.get(service)?.problem?.kind);
    expect(cold.sources.get(service)?.status).toBe('error');
    for (const other of others) expect(cold.sources.get(other)?.status).toBe('ok');
    expect((await stack.read()).end).toMatchObject({ complete: true, count: stack.endpoint.truth().length });
  });

  it.each(ONE_OF_EACH)('$id $what: what was known stays, marked stale', async ({ kinds, act }) => {
    const before = await stack.read();
    const during = await underFault({ kinds, act });
    expect([...during.rows.keys()].sort()).toEqual([...before.rows.keys()].sort());
    const own = [...during.rows.values()].filter((row) => row.service === service);
    if (during.sources.get(service)?.problem?.kind === 'listing_truncated') expect(own.length).toBeGreaterThan(0);
    else expect(own.every(({ stale }) => stale)).toBe(true);
    expect(during.sources.get(service)?.status).toBe('stale');
    expect(during.end.complete).toBe(false);
  });

  it('F-03 two errors, then an answer: nobody notices', async () => {
    stack.endpoint.faults.add(on(service, error(500)(service), { to: 2 }));
    expect((await stack.read()).end.complete).toBe(true);
  });

  it.each([1, 20])('F-28 %i empty pages are walked through', async (count) => {
    stack.endpoint.faults.add(on(service, { kind: 'empty-pages', count }));
    expect((await stack.read()).end.complete).toBe(true);
  });

  const withToken = ({ input }: FaultCall) => (input.nextToken ?? input.NextToken) !== undefined;

  it('F-30 a token that expires: the listing begins again once; twice is told', async () => {
    await stack.close();
    const counts = { emrServerless: 500, glue: 1_200, athena: 250, applications: 1, sparkWorkGroups: 1 };
    stack = await openStack({ counts });
    stack.endpoint.faults.add(on(service, { kind: 'expired-token' }, { when: withToken, to: 1 }));
    expect((await stack.read()).end).toMatchObject({ complete: true, count: 1_950 });
    stack.endpoint.faults.add(on(service, { kind: 'expired-token' }, { when: withToken }));
    // A day later everything is listed anew.
    const told = await stack.read('range=all', 25 * 3_600_000);
    expect(told.sources.get(service)?.problem?.kind).toBe('listing_truncated');
    expect(told.end).toMatchObject({ complete: false, count: 1_950 });
  });

  it('F-31 a listing that shifts shows nothing twice and forgets nothing at once', async () => {
    const before = await stack.read();
    stack.endpoint.faults.add(on(service, { kind: 'shift', duplicate: 3, drop: 2 }));
    const during = await stack.read();
    expect([...during.rows.keys()].sort()).toEqual([...before.rows.keys()].sort());
    stack.endpoint.faults.clear();
    expect((await stack.read()).end.complete).toBe(true);
  });

  it('F-19 a state not known today is shown, counted and can be filtered', async () => {
    stack.endpoint.faults.add(
      on(service, { kind: 'set', path: `${LIST[service]}.0.${STATE[service]}`, value: 'HIBERNATING' }),
    );
    const { rows, end } = await stack.read();
    expect(end.complete).toBe(true);
    const strange = [...rows.values()].filter(({ state }) => state === 'HIBERNATING');
    expect(strange.length).toBeGreaterThan(0);
    expect(strange.every(({ phase }) => phase === 'unknown')).toBe(true);
    const filtered = await stack.read('range=all&state=HIBERNATING', 0);
    expect(filtered.end.count).toBe(strange.length);
  });

  it.each([null, -1, 1e300, {}, [], true].map((value) => ({ value: JSON.stringify(value), sent: value })))(
    'F-17 an item with $value for its id breaks the page, not the program',
    async ({ sent }) => {
      const path = `${LIST[service]}.0.${ID[service]}`;
      const { end, sources } = await underFault({
        kinds: ['bad_response'],
        act: () => ({ kind: 'set', path, value: sent }),
      });
      expect(end.complete).toBe(false);
      expect(sources.get(service)?.problem?.kind).toBe('bad_response');
    },
  );

  it.each(['startedAt', 'createdAt', 'CreatedOn', 'CompletedOn', 'Status.StartDateTime', 'DPUSeconds', 'MaxCapacity'])(
    'F-17 F-18 %s of any wrong kind: the row stays and says so, or the page is told to be broken',
    async (field) => {
      for (const value of [null, 'soon', -1, 1e300, 2 ** 53 + 1, {}]) {
        stack.endpoint.faults.add({
          match: { service },
          act: { kind: 'set', path: `${LIST[service]}.*.${field}`, value },
        });
        const { rows, sources } = await stack.read();
        const text = JSON.stringify([...rows.values()]);
        expect(text).not.toMatch(/NaN|Invalid Date|Infinity/);
        const own = [...rows.values()].filter((row) => row.service === service);
        expect(own.length > 0 || sources.get(service)?.problem?.kind === 'bad_response').toBe(true);
        for (const { durationSeconds } of own) expect(durationSeconds ?? 0).toBeGreaterThanOrEqual(0);
        stack.endpoint.faults.clear();
      }
    },
  );
}
