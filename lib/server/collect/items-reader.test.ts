import { describe, expect, it } from 'vitest';
import type { Problem } from '../../domain/problem.ts';
import type { Calculation } from '../../domain/session-items.ts';
import { ProblemError } from '../errors.ts';
import { type FakeRecord, FakeService, keyOf } from './fake-adapter.fixture.ts';
import { FRESH_MS } from './items-reader.ts';

const DENIED: Problem = { kind: 'access_denied', message: 'no' };
const TIMEOUT: Problem = { kind: 'timeout', message: 'late' };

const toCalculation = (id: string): Calculation => ({
  id,
  description: null,
  state: 'COMPLETED',
  outcome: 'finished',
  stateReason: null,
  submittedAt: null,
  completedAt: null,
  progress: null,
  dpuMillis: null,
  noDpu: 'loading',
});

/** A service with sessions that have a list of calculations each, and a count of how often it is asked. */
async function openSource(...ids: string[]) {
  const service = new FakeService();
  service.hold('a', ...ids);
  const list = {
    names: ['c1', 'c2'],
    reads: 0,
    problem: null as Problem | null,
    refusal: null as Problem | null,
    tookMs: 0,
    gate: null as Promise<void> | null,
  };
  service.lists = {
    calculations: {
      ask: 'work',
      refuse: () => list.refusal,
      async read() {
        list.reads += 1;
        await list.gate;
        service.nowMs += list.tookMs;
        if (list.problem !== null) throw new ProblemError(list.problem);
        return {
          items: list.names.map(toCalculation),
          change: (current: FakeRecord) => ({ ...current, owner: 'told' }),
        };
      },
    },
  };
  const source = service.source({ looking: () => false });
  await source.sweepIfDue();
  const read = async (id = 's1') => {
    const found = await source.lists.read('calculations', 'a', id);
    if (found === null) throw new Error('not found');
    return found.reading;
  };
  return { service, list, source, read };
}

describe('the lists of a session', () => {
  it('are read once for all who look at once, and within the time that they are fresh', async () => {
    const { service, list, read } = await openSource('s1');
    const all = await Promise.all([read(), read(), read()]);
    expect(all.map(({ items }) => items.length)).toEqual([2, 2, 2]);
    service.nowMs += FRESH_MS - 1;
    await read();
    expect(list.reads).toBe(1);
    service.nowMs += 1;
    list.names.push('c3');
    expect((await read()).items).toHaveLength(3);
    expect(list.reads).toBe(2);
  });

  it('are read again at once when the session moved on, and when the clock was set back', async () => {
    const { service, list, source, read } = await openSource('s1');
    await read();
    service.scopes.get('a')?.forEach((record) => {
      record.state = 'TERMINATED';
    });
    service.nowMs += 40_000;
    await source.sweepIfDue();
    service.nowMs -= 40_000;
    await read();
    expect(list.reads).toBe(2);
  });

  it('that take long to read rest while a session goes busy and idle, and are read at once when it ended', async () => {
    const { service, list, source, read } = await openSource('s1');
    list.tookMs = 60_000;
    await read();
    const move = async (state: string) => {
      service.scopes.get('a')?.forEach((record) => {
        record.state = state;
      });
      service.nowMs += 40_000;
      await source.sweepIfDue();
      expect(source.rows.get(keyOf('a', 's1'))?.row.state).toBe(state);
      await read();
    };
    for (const state of ['IDLE', 'BUSY', 'IDLE']) await move(state);
    expect(list.reads).toBe(1);
    await move('TERMINATED');
    expect(list.reads).toBe(2);
  });

  it('are final once they were read after the end', async () => {
    const { service, list, source, read } = await openSource('s1');
    expect((await read()).final).toBe(false);
    service.scopes.get('a')?.forEach((record) => {
      record.state = 'TERMINATED';
    });
    service.nowMs += 40_000;
    await source.sweepIfDue();
    expect((await read()).final).toBe(true);
    service.nowMs += 30 * 24 * 3_600_000;
    expect((await read()).final).toBe(true);
    expect(list.reads).toBe(2);
  });

  it('tell the session what they say of it', async () => {
    const { source, read } = await openSource('s1');
    await read();
    expect(source.rows.get(keyOf('a', 's1'))?.record.owner).toBe('told');
  });

  it('keep what was read when the next reading fails, and say why it failed', async () => {
    const { service, list, read } = await openSource('s1');
    const { readMs } = await read();
    list.problem = TIMEOUT;
    service.nowMs += FRESH_MS;
    expect(await read()).toMatchObject({ readMs, problem: TIMEOUT, items: [{ id: 'c1' }, { id: 'c2' }] });
    expect((await read()).problem).toEqual(TIMEOUT);
    expect(list.reads).toBe(2);
    list.problem = null;
    service.nowMs += FRESH_MS;
    expect((await read()).problem).toBeNull();
  });

  it('that are denied are not asked for at every look', async () => {
    const { service, list, read } = await openSource('s1');
    list.problem = DENIED;
    expect(await read()).toEqual({ items: [], readMs: null, final: false, problem: DENIED });
    service.nowMs += 59_999;
    await read();
    expect(list.reads).toBe(1);
    service.nowMs += 1;
    await read();
    expect(list.reads).toBe(2);
  });

  it('that a session cannot have are not asked for at all', async () => {
    const { list, read } = await openSource('s1');
    list.refusal = { kind: 'not_supported', message: 'none' };
    expect(await read()).toMatchObject({ items: [], readMs: null, problem: { kind: 'not_supported' } });
    expect(list.reads).toBe(0);
  });

  it('that an ended session has not are final', async () => {
    const { service, list, source, read } = await openSource('s1');
    service.scopes.get('a')?.forEach((record) => {
      record.state = 'TERMINATED';
    });
    service.nowMs += 40_000;
    await source.sweepIfDue();
    list.problem = { kind: 'not_supported', message: 'none' };
    expect(await read()).toMatchObject({ final: true, problem: { kind: 'not_supported' } });
    service.nowMs += 3_600_000;
    await read();
    expect(list.reads).toBe(1);
    list.refusal = { kind: 'not_supported', message: 'none' };
    expect(await read()).toMatchObject({ final: true, readMs: null });
  });

  it('that take long to read are read less often', async () => {
    const { service, list, read } = await openSource('s1');
    list.tookMs = 10_000;
    await read();
    service.nowMs += 29_999;
    await read();
    expect(list.reads).toBe(1);
    service.nowMs += 1;
    await read();
    expect(list.reads).toBe(2);
  });

  it('are kept of the sessions looked at last only', async () => {
    const ids = Array.from({ length: 202 }, (_, index) => `s${index}`);
    const { list, read } = await openSource(...ids);
    await read('s0');
    await read('s1');
    await read('s0');
    for (const id of ids.slice(2)) await read(id);
    expect(list.reads).toBe(202);
    await read('s201');
    await read('s3');
    expect(list.reads).toBe(202);
    await read('s1');
    expect(list.reads).toBe(203);
  });

  it('are kept within a size, and the newest in any case', async () => {
    const { list, read } = await openSource('s1', 's2');
    list.names = ['x'.repeat(20_000_000)];
    await read('s1');
    await read('s2');
    await read('s2');
    expect(list.reads).toBe(2);
    await read('s1');
    expect(list.reads).toBe(3);
  });

  it('of a session that nobody knows are none, and neither are those of a kind that the service has not', async () => {
    const { source } = await openSource('s1');
    expect(await source.lists.read('calculations', 'a', 's9')).toBeNull();
    expect(await source.lists.read('statements', 'a', 's1')).toBeNull();
  });
});

describe('the answer about a session', () => {
  it('is asked for once by all who look within seconds', async () => {
    const { service, source } = await openSource('s1');
    let gets = 0;
    service.onGet = () => {
      gets += 1;
    };
    await Promise.all([source.find('a', 's1'), source.find('a', 's1')]);
    service.nowMs += FRESH_MS - 1;
    await source.find('a', 's1');
    expect(gets).toBe(1);
    service.nowMs += 1;
    await source.find('a', 's1');
    expect(gets).toBe(2);
  });

  it('does not wait for a list longer than it is told to, and is asked for with it when it is there', async () => {
    const service = new FakeService();
    service.hold('a', 's1');
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    service.asks = ['session', 'work'];
    service.viewed = ['work'];
    service.lists = {
      calculations: {
        ask: 'work',
        refuse: () => null,
        async read() {
          await gate;
          return { items: [toCalculation('c1')], change: (current) => ({ ...current, owner: 'told late' }) };
        },
      },
    };
    const source = service.source({ looking: () => false, viewPatienceMs: 1 });
    await source.sweepIfDue();
    expect(await source.find('a', 's1')).toMatchObject({ row: { owner: null }, noActivity: 'loading' });
    open();
    const found = await source.lists.read('calculations', 'a', 's1');
    expect(found).toMatchObject({ row: { owner: 'told late' }, reading: { items: [{ id: 'c1' }] } });
  });
});
