import { describe, expect, it } from 'vitest';
import type { ScopeFacts } from '../../domain/scope-detail.ts';
import { ProblemError } from '../errors.ts';
import { ScopeFinder, type ScopeReading } from './scope-finder.ts';

const FACTS: ScopeFacts = {
  name: 'one',
  arn: null,
  state: 'STARTED',
  stateReason: null,
  version: null,
  architecture: null,
  createdAt: null,
  updatedAt: null,
  tags: null,
  takesSessions: null,
  autoStop: null,
  maximumCapacity: null,
  preInitialised: null,
};

function open(patience?: () => Promise<unknown>) {
  const state = { nowMs: 1_000_000, asked: [] as string[], fails: false, answer: Promise.resolve() };
  const finder = new ScopeFinder(
    async (scope): Promise<ScopeReading> => {
      state.asked.push(scope);
      await state.answer;
      if (state.fails) throw new ProblemError({ kind: 'throttled', message: 'slow down' });
      return { facts: FACTS, raw: { asked: state.asked.length } };
    },
    () => state.nowMs,
    patience,
  );
  return { finder, state };
}

describe('a scope that is looked at', () => {
  it('is asked once by all who come while the answer is on its way, and by nobody while it is fresh', async () => {
    const { finder, state } = open();
    const { promise, resolve } = Promise.withResolvers<void>();
    state.answer = promise;
    const all = [finder.find('a'), finder.find('a'), finder.find('b')];
    resolve();
    const [first, second] = await Promise.all(all);
    expect(first?.reading).toEqual({ facts: FACTS, raw: { asked: 2 } });
    expect(second).toBe(first);
    state.nowMs += 14_999;
    await finder.find('a');
    expect(state.asked).toEqual(['a', 'b']);
    state.nowMs += 1;
    await finder.find('a');
    expect(state.asked).toEqual(['a', 'b', 'a']);
    state.nowMs -= 3_600_000;
    await finder.find('a');
    expect(state.asked).toHaveLength(4);
  });

  it('keeps what was read when AWS fails, says why, and asks no sooner for it', async () => {
    const { finder, state } = open();
    await finder.find('a');
    state.nowMs += 60_000;
    state.fails = true;
    expect(await finder.find('a')).toMatchObject({
      reading: { facts: FACTS },
      readAtMs: 1_000_000,
      problem: { kind: 'throttled' },
    });
    await finder.find('a');
    expect(state.asked).toHaveLength(2);
    state.nowMs += 60_000;
    state.fails = false;
    expect(await finder.find('a')).toMatchObject({ readAtMs: 1_120_000, problem: null });
    state.fails = true;
    expect(await finder.find('never')).toMatchObject({ reading: null, problem: { kind: 'throttled' } });
  });

  it('is shown as it is known where AWS takes longer than one waits, and as AWS tells it when that came', async () => {
    const { finder, state } = open(() => Promise.resolve());
    const { promise, resolve } = Promise.withResolvers<void>();
    state.answer = promise;
    expect(await finder.find('a')).toMatchObject({ reading: null, problem: { kind: 'timeout' } });
    resolve();
    await expect.poll(() => finder.find('a')).toMatchObject({ reading: { facts: FACTS }, problem: null });
    expect(state.asked).toEqual(['a']);
  });

  it('is told why AWS did not answer before, while it takes long once more', async () => {
    const { finder, state } = open(() => new Promise((resolve) => setImmediate(resolve)));
    state.fails = true;
    expect(await finder.find('a')).toMatchObject({ problem: { kind: 'throttled' } });
    state.nowMs += 60_000;
    state.answer = new Promise(() => {});
    expect(await finder.find('a')).toMatchObject({ reading: null, problem: { kind: 'throttled' } });
    expect(state.asked).toEqual(['a', 'a']);
  });

  it('is forgotten when very many others were looked at', async () => {
    const { finder, state } = open();
    for (let index = 0; index <= 200; index += 1) await finder.find(`scope-${index}`);
    await finder.find('scope-200');
    expect(state.asked).toHaveLength(201);
    await finder.find('scope-0');
    expect(state.asked).toHaveLength(202);
  });
});
