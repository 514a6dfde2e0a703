import { afterEach, describe, expect, it } from 'vitest';
import type { FaultAct } from '../demo/faults.ts';
import { openStack } from './stack.contract.ts';

let stack: Awaited<ReturnType<typeof openStack>> | null = null;

afterEach(async () => {
  await stack?.close();
  stack = null;
});

const isListing = ({ operation }: { operation: string }) => /:List(Sessions|Applications|WorkGroups)$/.test(operation);

describe('pressure', () => {
  it('F-11 four hundred details at 50 ms each meet no false timeout', async () => {
    stack = await openStack({
      counts: { emrServerless: 400, glue: 0, athena: 0, applications: 1, sparkWorkGroups: 1 },
      latencyMs: 50,
    });
    const { collector } = stack;
    await stack.read();
    const [source] = await collector.sources();
    await expect.poll(() => source?.describe().details, { timeout: 25_000 }).toMatchObject({ done: 400, failed: 0 });
    expect(Math.max(...stack.endpoint.calls.map(({ inFlight }) => inFlight))).toBeLessThanOrEqual(8);
  });

  it('F-04 a storm of throttles keeps the rows, at most eight calls in flight, and ends by itself', async () => {
    stack = await openStack();
    const { endpoint } = stack;
    const before = await stack.read();
    const storm: FaultAct = { kind: 'error', status: 400, code: 'ThrottlingException' };
    endpoint.faults.add({ act: storm });
    const earlier = endpoint.calls.length;
    const listings = endpoint.calls.filter(isListing).length;
    const during = await stack.read();
    expect(during.rows.size).toBe(before.rows.size);
    expect([...during.sources.values()].every(({ status }) => status === 'stale')).toBe(true);
    expect(Math.max(...endpoint.calls.map(({ inFlight }) => inFlight))).toBeLessThanOrEqual(8);
    const inStorm = endpoint.calls.slice(earlier);
    expect(inStorm.filter(isListing).length).toBeLessThanOrEqual(3 * listings);
    // For each of the seven asks eight workers meet the storm, and each of the three applications is asked once, with
    // the SDK's three attempts; then details pause.
    expect(inStorm.filter((call) => !isListing(call)).length).toBeLessThanOrEqual((7 * 8 + 3) * 3);
    endpoint.faults.clear();
    expect((await stack.read()).end.complete).toBe(true);
  });

  it('a service that does not exist at the endpoint is said, and the others are shown', async () => {
    stack = await openStack();
    stack.endpoint.faults.add({ match: { service: 'glue' }, act: { kind: 'missing-service' } });
    const { rows, sources, end } = await stack.read();
    expect(end.complete).toBe(false);
    expect(sources.get('glue')?.problem).toMatchObject({ message: expect.any(String), hint: expect.any(String) });
    expect([...rows.values()].some(({ service }) => service === 'athena')).toBe(true);
  });
});
