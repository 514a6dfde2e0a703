import { describe, expect, it } from 'vitest';
import type { Problem } from '../../domain/problem.ts';
import { Collector } from './collector.ts';
import { FakeService } from './fake-adapter.fixture.ts';

const NO_CREDENTIALS: Problem = { kind: 'credentials_unavailable', message: 'There are no usable AWS credentials.' };

function open(setups: (Problem | Error | null)[]) {
  let nowMs = 0;
  let opened = 0;
  let reopen = () => {};
  const collector = new Collector({
    pollMs: 30_000,
    now: () => nowMs,
    open: async (host) => {
      reopen = host.reopen;
      const setup = setups[Math.min(opened, setups.length - 1)] ?? null;
      opened += 1;
      if (setup instanceof Error) throw setup;
      return { setup, sources: [new FakeService().source()] };
    },
  });
  return {
    collector,
    opened: () => opened,
    reopen: () => reopen(),
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

  it('opens again after a defect, for who asks next', async () => {
    const { collector, opened } = open([new Error('a defect'), null]);
    await expect(Promise.all([collector.sources(), collector.sources()])).rejects.toThrow('a defect');
    expect(await collector.sources()).toHaveLength(1);
    expect(opened()).toBe(2);
    collector.close();
  });

  it('opens anew once for all sources that find out that they are other ones, and keeps them where that fails', async () => {
    const { collector, opened, reopen } = open([null, null, new Error('a defect'), null]);
    const [before] = await collector.sources();
    for (let source = 0; source < 3; source += 1) reopen();
    const [after] = await collector.sources();
    expect(after).not.toBe(before);
    expect([opened(), collector.generation]).toEqual([2, 2]);
    await new Promise((resolve) => setImmediate(resolve));
    reopen();
    await new Promise((resolve) => setImmediate(resolve));
    expect([opened(), collector.generation]).toEqual([3, 2]);
    expect(await collector.sources()).toHaveLength(1);
    expect([opened(), collector.generation]).toEqual([4, 3]);
    collector.close();
  });
});
