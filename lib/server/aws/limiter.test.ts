import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isProblemError } from '../errors.ts';
import { createFakeClock, type FakeClock } from './fake-clock.fixture.ts';
import { createLimiter, type SourceLimiter } from './limiter.ts';

const NEVER = new AbortController().signal;
const BURST = 25;

/** A call that takes `ms` of the clock's time. */
const taking = (clock: FakeClock, ms: number) => () => new Promise<void>((resolve) => clock.after(ms, resolve));

function track(source: SourceLimiter, operation: string, clock: FakeClock, ms = 0) {
  const started: number[] = [];
  const call = () => {
    started.push(clock.monotonicMs());
    return taking(clock, ms)();
  };
  return { started, run: (signal = NEVER) => source.run(operation, signal, call) };
}

describe('places', () => {
  test('F-04 at most 8 in flight a source, whatever is asked', async () => {
    const clock = createFakeClock();
    const source = createLimiter({ callsPerSecond: 1_000, clock }).forSource('a');
    const calls = track(source, 'glue:ListSessions', clock, 100);
    for (let index = 0; index < 200; index++) void calls.run();
    await clock.advance(50);
    expect(source.stats()).toMatchObject({ inFlight: 8, queued: 192 });
    await clock.advance(100);
    expect(source.stats()).toMatchObject({ inFlight: 8, queued: 184 });
    await clock.advance(10_000);
    expect(source.stats()).toMatchObject({ inFlight: 0, queued: 0 });
    expect(calls.started).toHaveLength(200);
  });

  test('at most 64 in all, and every source gets its share', async () => {
    const clock = createFakeClock();
    const limiter = createLimiter({ callsPerSecond: 1_000, clock });
    const sources = Array.from({ length: 12 }, (_, index) => limiter.forSource(`s${index}`));
    for (const source of sources) {
      for (let index = 0; index < 20; index++) void source.run('x:List', NEVER, taking(clock, 100));
    }
    await clock.advance(10);
    expect(limiter.inFlight()).toBe(64);
    expect(Math.max(...sources.map((source) => source.stats().inFlight))).toBe(8);
    await clock.advance(100);
    // Whoever had to wait goes before those who were served.
    expect(Math.min(...sources.map((source) => source.stats().inFlight))).toBeGreaterThan(0);
    await clock.advance(5_000);
    expect(limiter.inFlight()).toBe(0);
  });

  test('a place comes back when the call fails or throws at once', async () => {
    const clock = createFakeClock();
    const source = createLimiter({ callsPerSecond: 5, clock }).forSource('a');
    await expect(source.run('x:List', NEVER, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    const thrower = () => {
      throw new Error('at once');
    };
    await expect(source.run('x:List', NEVER, thrower)).rejects.toThrow('at once');
    expect(source.stats().inFlight).toBe(0);
  });
});

describe('rate', () => {
  test('a burst of 25, then the configured rate, for each operation and source of its own', async () => {
    const clock = createFakeClock();
    const limiter = createLimiter({ callsPerSecond: 5, clock });
    const [a, b] = [limiter.forSource('a'), limiter.forSource('b')];
    const lists = [track(a, 'x:List', clock), track(a, 'x:Get', clock), track(b, 'x:List', clock)];
    for (const list of lists) for (let index = 0; index < 100; index++) void list.run();
    await clock.advance(0);
    expect(lists.map(({ started }) => started.length)).toEqual([BURST, BURST, BURST]);
    await clock.advance(1_000);
    for (const { started } of lists) {
      expect(started.length).toBeGreaterThanOrEqual(BURST + 4);
      expect(started.length).toBeLessThanOrEqual(BURST + 6);
    }
  });

  test('halves on a throttle, once for those in flight, never below a tenth; recovers within a minute', async () => {
    const clock = createFakeClock();
    const source = createLimiter({ callsPerSecond: 5, clock }).forSource('a');
    for (let index = 0; index < 8; index++) source.noteThrottle('x:List');
    expect(source.rateOf('x:List')).toBe(2.5);
    expect(source.rateOf('x:Get')).toBe(5);
    for (let index = 0; index < 300; index++) {
      await clock.advance(1_000);
      source.noteThrottle('x:List');
    }
    expect(source.rateOf('x:List')).toBe(0.5);
    expect(source.stats().throttles).toBe(308);
    for (let second = 0; second < 60; second++) {
      void source.run('x:List', NEVER, () => Promise.resolve());
      await clock.advance(1_000);
    }
    expect(source.rateOf('x:List')).toBeGreaterThanOrEqual(5);
  });

  test('a throttle ends the burst: what waits goes at the halved rate', async () => {
    const clock = createFakeClock();
    const source = createLimiter({ callsPerSecond: 5, clock }).forSource('a');
    source.noteThrottle('x:List');
    const calls = track(source, 'x:List', clock);
    for (let index = 0; index < 20; index++) void calls.run();
    await clock.advance(0);
    expect(calls.started).toHaveLength(0);
    await clock.advance(1_000);
    expect(calls.started).toHaveLength(2);
  });

  test('rises slowly while used and untroubled, to twice the configured rate, and not by idling', async () => {
    const clock = createFakeClock();
    const source = createLimiter({ callsPerSecond: 5, clock }).forSource('a');
    await source.run('x:List', NEVER, () => Promise.resolve());
    await clock.advance(3_600_000);
    await source.run('x:List', NEVER, () => Promise.resolve());
    expect(source.rateOf('x:List')).toBeLessThan(5.2);
    for (let second = 0; second < 30; second++) {
      await clock.advance(1_000);
      await source.run('x:List', NEVER, () => Promise.resolve());
    }
    expect(source.rateOf('x:List')).toBeGreaterThan(7);
    expect(source.rateOf('x:List')).toBeLessThan(9);
    for (let second = 0; second < 100; second++) {
      await clock.advance(1_000);
      await source.run('x:List', NEVER, () => Promise.resolve());
    }
    expect(source.rateOf('x:List')).toBe(10);
  });

  test("the SDK's own retries take tokens too, and go first", async () => {
    const clock = createFakeClock();
    const source = createLimiter({ callsPerSecond: 5, clock }).forSource('a');
    const order: string[] = [];
    for (let index = 0; index < BURST; index++) void source.run('x:List', NEVER, () => Promise.resolve());
    await clock.advance(0);
    void source.run('x:List', NEVER, async () => void order.push('call'));
    void source.waitForRetry('x:List', null).then(() => order.push('retry'));
    await clock.advance(210);
    expect(order).toEqual(['retry']);
    await clock.advance(210);
    expect(order).toEqual(['retry', 'call']);
  });

  test('F-04 no second sees more calls than the rule allows (property)', async () => {
    const event = fc.record({
      afterMs: fc.integer({ min: 0, max: 800 }),
      kind: fc.constantFrom('ask', 'ask', 'ask', 'throttle', 'abort'),
      source: fc.nat({ max: 9 }),
      operation: fc.constantFrom('x:List', 'x:Get'),
      calls: fc.integer({ min: 1, max: 40 }),
      takesMs: fc.integer({ min: 0, max: 900 }),
      priority: fc.constantFrom('viewer' as const, 'listing' as const, 'detail' as const),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { maxLength: 60 }),
        fc.constantFrom(1, 5, 50),
        async (events, callsPerSecond) => {
          const clock = createFakeClock();
          const limiter = createLimiter({ callsPerSecond, clock });
          const starts = new Map<string, { at: number; rate: number }[]>();
          const aborts = new Map<string, AbortController>();
          for (const { afterMs, kind, source: id, operation, calls, takesMs, priority } of events) {
            await clock.advance(afterMs);
            const source = limiter.forSource(`s${id}`);
            const line = `${id} ${operation}`;
            if (kind === 'throttle') source.noteThrottle(operation);
            if (kind === 'abort') aborts.get(line)?.abort(new Error('gone'));
            if (kind !== 'ask') continue;
            const controller = new AbortController();
            aborts.set(line, controller);
            for (let call = 0; call < calls; call++) {
              const start = () => {
                const list = starts.get(line) ?? [];
                starts.set(line, [...list, { at: clock.monotonicMs(), rate: source.rateOf(operation) }]);
                expect(source.stats().inFlight).toBeLessThanOrEqual(8);
                expect(limiter.inFlight()).toBeLessThanOrEqual(64);
                return taking(clock, takesMs)();
              };
              source.run(operation, controller.signal, start, { priority }).catch((error) => {
                if (error.message !== 'gone' && !isProblemError(error)) throw error;
              });
            }
          }
          await clock.advance(5_000);
          for (const list of starts.values()) {
            for (const [index, first] of list.entries()) {
              const within = list.slice(index).filter(({ at }) => at - first.at <= 1_000);
              const rate = Math.max(...within.map((start) => start.rate));
              expect(within.length).toBeLessThanOrEqual(BURST + rate + 1);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('queue', () => {
  test('first come first served, viewers before listings before details', async () => {
    const clock = createFakeClock();
    const source = createLimiter({ callsPerSecond: 5, clock, maxInFlightPerSource: 1 }).forSource('a');
    const order: string[] = [];
    const ask = (name: string, priority: 'viewer' | 'listing' | 'detail') =>
      void source.run('x:Get', NEVER, async () => void order.push(name), { priority });
    void source.run('x:Get', NEVER, taking(clock, 100));
    ask('d1', 'detail');
    ask('l1', 'listing');
    ask('d2', 'detail');
    ask('v1', 'viewer');
    ask('l2', 'listing');
    await clock.advance(200);
    expect(order).toEqual(['v1', 'l1', 'l2', 'd1', 'd2']);
  });

  test('an operation out of tokens holds no other up', async () => {
    const clock = createFakeClock();
    const source = createLimiter({ callsPerSecond: 1, clock }).forSource('a');
    const list = track(source, 'x:List', clock);
    for (let index = 0; index < 50; index++) void list.run();
    const get = track(source, 'x:Get', clock);
    void get.run();
    await clock.advance(10);
    expect(get.started).toHaveLength(1);
  });

  test('500 wait, the next is refused as queue_full', async () => {
    const clock = createFakeClock();
    const source = createLimiter({ callsPerSecond: 5, clock }).forSource('a');
    const refused: unknown[] = [];
    for (let index = 0; index < 530; index++) {
      source.run('x:List', NEVER, taking(clock, 60_000)).catch((error) => refused.push(error.problem.kind));
    }
    await clock.advance(1);
    expect(source.stats()).toMatchObject({ inFlight: 8, queued: 500 });
    expect(refused).toEqual(Array.from({ length: 22 }, () => 'queue_full'));
  });

  test('an abort leaves the queue with its own reason, and uses neither place nor token', async () => {
    const clock = createFakeClock();
    const source = createLimiter({ callsPerSecond: 5, clock }).forSource('a');
    for (let index = 0; index < BURST; index++) void source.run('x:List', NEVER, () => Promise.resolve());
    await clock.advance(0);
    const controller = new AbortController();
    const leaving = track(source, 'x:List', clock);
    const left = expect(leaving.run(controller.signal)).rejects.toThrow('left');
    const staying = track(source, 'x:List', clock);
    void staying.run();
    expect(source.stats().queued).toBe(2);
    controller.abort(new Error('left'));
    await left;
    expect(source.stats().queued).toBe(1);
    await clock.advance(201);
    expect(staying.started).toHaveLength(1);
    expect(leaving.started).toHaveLength(0);
    await expect(leaving.run(controller.signal)).rejects.toThrow('left');
    await expect(source.waitForRetry('x:List', controller.signal)).rejects.toThrow('left');
  });
});

test('stats count attempts over the last minute', async () => {
  const clock = createFakeClock();
  const source = createLimiter({ callsPerSecond: 5, clock }).forSource('a');
  for (let second = 0; second < 120; second++) {
    source.noteCall('x:List');
    source.noteCall('x:List');
    await clock.advance(1_000);
  }
  expect(source.stats().calls).toBe(240);
  expect(source.stats().callsPerSecond).toBeCloseTo(2, 0);
  await clock.advance(61_000);
  expect(source.stats().callsPerSecond).toBe(0);
});
