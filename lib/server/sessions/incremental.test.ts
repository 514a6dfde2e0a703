import { afterEach, describe, expect, test } from 'vitest';
import { openStack } from './stack.contract.ts';

const START_MS = Date.parse('2026-08-20T12:00:00Z');
const MINUTE_MS = 60_000;

type Stack = Awaited<ReturnType<typeof openStack>>;
let stack: Stack | null = null;
afterEach(async () => {
  await stack?.close();
  stack = null;
});

/** An estate that lives on: sessions start, idle and end while time passes. */
async function open() {
  let nowMs = START_MS;
  const opened = await openStack({
    counts: { emrServerless: 400, glue: 100, athena: 400, applications: 1, sparkWorkGroups: 1 },
    nowMs: () => nowMs,
    arrivals: true,
  });
  stack = opened;
  return {
    ...opened,
    /** What a viewer reads some time later; every reading is compared with what the endpoint holds. */
    async readAfter(minutes: number) {
      nowMs += minutes * MINUTE_MS;
      const before = opened.endpoint.calls.length;
      const reading = await opened.read('range=all', minutes * MINUTE_MS);
      const calls = opened.endpoint.calls.slice(before).filter(({ operation }) => operation.includes(':ListSessions'));
      return { ...reading, listings: calls };
    },
    async settle() {
      const sources = await opened.collector.sources();
      await expect
        .poll(
          () => {
            for (const source of sources) source.loadDetails();
            return sources.every((source) => source.describe().details.done === source.describe().details.of);
          },
          { timeout: 20_000, interval: 20 },
        )
        .toBe(true);
    },
  };
}

describe('a sweep after the first', () => {
  test('lists what can have changed, and shows what AWS holds', async () => {
    const { readAfter, settle } = await open();
    const first = await readAfter(0);
    expect(first.end.complete).toBe(true);
    await settle();
    const news = new Set<string>();
    for (let step = 0; step < 8; step += 1) {
      const next = await readAfter(7);
      expect(next.end.complete).toBe(true);
      for (const key of next.rows.keys()) if (!first.rows.has(key)) news.add(key);
      const of = (service: string) => next.listings.filter((call) => call.service === service).length;
      // Two listings of the application in place of eight pages; five of the workgroup.
      expect(of('emr-serverless')).toBeLessThanOrEqual(4);
      expect(of('athena')).toBeLessThanOrEqual(7);
      await settle();
    }
    expect(news.size).toBeGreaterThan(3);
  });

  test('lists everything anew a day later, and tells when it did', async () => {
    const { readAfter, settle, collector } = await open();
    await readAfter(0);
    await settle();
    const full = async () => (await collector.sources()).map((source) => source.describe().lastFullAt);
    const before = await full();
    await readAfter(30);
    expect((await full())[0]).toBe(before[0]);
    const day = await readAfter(24 * 60);
    expect(day.listings.filter(({ service }) => service === 'emr-serverless').length).toBeGreaterThanOrEqual(8);
    expect(Date.parse((await full())[0] ?? '')).toBeGreaterThan(START_MS + 24 * 60 * MINUTE_MS);
  });

  test('a row that its failure left stale is confirmed by the next listing of what changed', async () => {
    const { readAfter, settle, endpoint } = await open();
    await readAfter(0);
    await settle();
    endpoint.faults.add({ act: { kind: 'error', status: 500, code: 'InternalServerException' } });
    const during = await readAfter(7);
    expect([...during.rows.values()].every(({ stale }) => stale)).toBe(true);
    endpoint.faults.clear();
    const after = await readAfter(20);
    expect(after.end.complete).toBe(true);
  });
});
