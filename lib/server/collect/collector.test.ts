import { describe, expect, it } from 'vitest';
import type { Problem } from '../../domain/problem.ts';
import { Collector } from './collector.ts';
import { FakeService } from './fake-adapter.fixture.ts';

const NO_CREDENTIALS: Problem = { kind: 'credentials_unavailable', message: 'There are no usable AWS credentials.' };

function open(setups: (Problem | null)[]) {
  let nowMs = 0;
  let opened = 0;
  const collector = new Collector({
    pollMs: 30_000,
    now: () => nowMs,
    open: async () => {
      const setup = setups[Math.min(opened, setups.length - 1)] ?? null;
      opened += 1;
      return { setup, sources: [new FakeService().source()] };
    },
  });
  return {
    collector,
    opened: () => opened,
    later: (ms: number) => {
      nowMs += ms;
    },
  };
}

describe('Collector', () => {
  it('opens its sources once, however many ask', async () => {
    const { collector, opened, later } = open([null]);
    await Promise.all([collector.sources(), collector.sources(), collector.open()]);
    later(60_000);
    await collector.sources();
    expect(opened()).toBe(1);
    expect(collector.generation).toBe(1);
    collector.close();
  });

  it('tries a failed set-up again after ten seconds, and leaves open streams alone until it works', async () => {
    const { collector, opened, later } = open([NO_CREDENTIALS, NO_CREDENTIALS, null]);
    const [before] = await collector.sources();
    expect(collector.setup).toEqual(NO_CREDENTIALS);
    await collector.sources();
    expect(opened()).toBe(1);
    later(11_000);
    expect((await collector.sources())[0]).toBe(before);
    expect([opened(), collector.generation]).toEqual([2, 1]);
    later(11_000);
    expect((await collector.sources())[0]).not.toBe(before);
    expect(collector.setup).toBeNull();
    expect(collector.generation).toBe(2);
    collector.close();
  });
});
