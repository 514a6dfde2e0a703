import { expect, it, onTestFinished } from 'vitest';
import { toPrice } from '../../cost/cost.fixture.ts';
import { SHIPPED_PRICES } from '../../cost/shipped-prices.ts';
import { parseFilters } from '../../filters/codec.ts';
import type { Principal } from '../auth/principal.ts';
import { getPrices } from './get-prices.ts';
import { selectSessions } from './select-sessions.ts';
import { openStack } from './stack.contract.ts';

const COUNTS = { emrServerless: 40, glue: 60, athena: 20, applications: 4, sparkWorkGroups: 2 };
const DENIED = { kind: 'error', status: 400, code: 'AccessDeniedException' } as const;

async function open(...[options, settings]: Parameters<typeof openStack>) {
  const stack = await openStack({ counts: COUNTS, ...options }, settings);
  onTestFinished(() => stack.close());
  // The clock of the stack stands before the day from which the list of the endpoint counts.
  const earlier = { kind: 'replace-text', find: '2026-11-01T', replace: '2026-08-01T' } as const;
  stack.endpoint.faults.add({ match: { operation: 'pricing:GetProducts' }, act: earlier });
  const read = () => getPrices(stack.context, new AbortController().signal);
  /** How many sessions the link of a gap opens. */
  const follow = async (href: string) => {
    const { filters, problems } = parseFilters(new URL(href, 'http://x').searchParams);
    expect(problems).toEqual([]);
    return (await selectSessions(stack.context, filters, new AbortController().signal)).sessions.length;
  };
  return { ...stack, read, follow };
}

it('tells what is in force, from where, since when, and how many sessions it prices', async () => {
  const { read, endpoint } = await open();
  const overview = await read();
  const truth = endpoint.truth('us-east-1');
  expect(overview).toMatchObject({
    asOf: '2026-08-20T12:00:00.000Z',
    demo: true,
    complete: true,
    sources: 3,
    missingSources: 0,
    setup: null,
    sessions: truth.length,
    operator: { entries: 0 },
    shipped: { entries: SHIPPED_PRICES.length },
  });
  expect(overview.lists.map(({ service, region, status }) => [service, region, status])).toEqual([
    ['emr-serverless', 'us-east-1', 'ok'],
    ['glue', 'us-east-1', 'ok'],
    ['athena', 'us-east-1', 'ok'],
  ]);
  const athena = overview.prices.filter(({ service, region }) => service === 'athena' && region === 'us-east-1');
  expect(athena).toMatchObject([
    { origin: 'price-list', certainty: 'published', retrievedAt: '2026-08-20T12:00:00.000Z', outranked: false },
    { origin: 'book', certainty: 'second-hand', sessions: 0, outranked: true },
  ]);
  expect(athena[0]?.sessions).toBe(truth.filter(({ service }) => service === 'athena').length);
});

it('the operator’s prices come first, and outrank what they stand for', async () => {
  const ours = toPrice({ service: 'glue', dimension: 'dpu-hour', region: '*', pricePerUnit: '0.3' }, 'operator');
  const { read } = await open({}, { operator: [ours] });
  const { prices, operator } = await read();
  expect(operator).toEqual({ entries: 1 });
  const dpu = prices.filter(({ service, dimension }) => service === 'glue' && dimension === 'dpu-hour');
  expect(dpu[0]).toMatchObject({ id: ours.id, outranked: false });
  expect(dpu[0]?.sessions).toBeGreaterThan(0);
  expect(dpu.slice(1).every(({ outranked, sessions }) => outranked && sessions === 0)).toBe(true);
});

it('a denied Price List: the action to allow, the shipped prices, and what they lack', async () => {
  const { read, follow, endpoint } = await open();
  endpoint.faults.add({ match: { operation: 'pricing:GetProducts' }, act: DENIED });
  const { lists, prices, gaps, complete, unpriced } = await read();
  expect(complete).toBe(true);
  for (const list of lists) {
    expect(list).toMatchObject({
      status: 'error',
      prices: 0,
      fetchedAt: null,
      nextTryAt: expect.any(String),
      problem: {
        kind: 'access_denied',
        action: 'pricing:GetProducts',
        statement: { Effect: 'Allow', Action: 'pricing:GetProducts', Resource: '*' },
      },
    });
  }
  expect(new Set(prices.map(({ origin }) => origin))).toEqual(new Set(['book']));
  expect(prices.some(({ sessions }) => sessions > 0)).toBe(true);
  // The shipped book knows neither R workers nor Arm in us-east-1.
  expect(gaps).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ dimension: 'm-dpu-hour', workerFamily: 'R', reason: 'no-price', exact: true }),
      expect.objectContaining({ dimension: 'vcpu-hour', architecture: 'arm64', reason: 'no-price', exact: true }),
    ]),
  );
  expect(unpriced).toBeGreaterThan(0);
  for (const { href, sessions, live } of gaps) {
    expect(await follow(href), href).toBe(sessions);
    const narrowed = href.replace('?', '?phase=!ended,failed&');
    expect(await follow(narrowed), narrowed).toBe(live);
  }
});

it('a source that fails makes every count a lower bound and hides no price', async () => {
  const { read, endpoint } = await open();
  endpoint.faults.add({ match: { service: 'glue' }, act: DENIED });
  const { complete, missingSources, prices, sessions } = await read();
  expect({ complete, missingSources }).toEqual({ complete: false, missingSources: 1 });
  expect(sessions).toBe(60);
  expect(prices.some(({ service, origin }) => service === 'glue' && origin === 'price-list')).toBe(true);
});

it('a region whose partition has no Price List is told to have none', async () => {
  const { read, prices } = await open();
  prices.watch('us-gov-west-1', []);
  const { lists } = await read();
  expect(lists.filter(({ region }) => region === 'us-gov-west-1')).toMatchObject([
    { service: 'emr-serverless', status: 'unsupported', problem: null, fetchedAt: null },
    { service: 'glue', status: 'unsupported' },
    { service: 'athena', status: 'unsupported' },
  ]);
});

it('asks whether it may', async () => {
  const { context } = await open();
  const stranger = { ...context, principal: { ...context.principal, role: 'nobody' } as unknown as Principal };
  await expect(getPrices(stranger, new AbortController().signal)).rejects.toMatchObject({
    problem: { kind: 'access_denied' },
  });
});
