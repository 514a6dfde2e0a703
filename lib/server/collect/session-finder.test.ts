import { describe, expect, it } from 'vitest';
import type { Problem } from '../../domain/problem.ts';
import { ProblemError } from '../errors.ts';
import { FakeService } from './fake-adapter.fixture.ts';
import { LATE } from './session-finder.ts';

const DENIED: Problem = { kind: 'access_denied', message: 'no' };

describe('the answer about a session that AWS is slow to tell of', () => {
  it('does not keep what is known until AWS answers, and is there for the next who looks', async () => {
    const service = new FakeService();
    service.hold('a', 's1');
    const gate = Promise.withResolvers<void>();
    const source = service.source({ looking: () => false, answerPatienceMs: 1 });
    await source.sweepIfDue();
    service.onGet = () => gate.promise;
    expect(await source.find('a', 's1')).toMatchObject({ row: { id: 's1', stale: false }, raw: null, problem: LATE });
    gate.resolve();
    await expect.poll(() => source.find('a', 's1')).toMatchObject({ raw: { SessionId: 's1' }, problem: null });
  });

  it('is asked for once while it is late, and tells then why there was none', async () => {
    const service = new FakeService();
    service.hold('a', 's1');
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const source = service.source({ looking: () => false, answerPatienceMs: 1 });
    await source.sweepIfDue();
    let gets = 0;
    service.onGet = () => {
      gets += 1;
      return gates[gets - 1]?.promise;
    };
    const find = () => source.find('a', 's1');
    for (const found of [await find(), await find()]) expect(found).toMatchObject({ problem: LATE });
    expect(gets).toBe(1);
    gates[0]?.reject(new ProblemError(DENIED));
    await new Promise((resolve) => setImmediate(resolve));
    expect(await find()).toMatchObject({ row: { stale: true }, problem: DENIED });
    expect(gets).toBe(2);
    gates[1]?.resolve();
    await expect.poll(find).toMatchObject({ row: { stale: false }, problem: null });
  });

  it('is waited for where nothing is known of it', async () => {
    const service = new FakeService();
    const gate = Promise.withResolvers<void>();
    const source = service.source({ looking: () => false, answerPatienceMs: 1 });
    await source.sweepIfDue();
    service.hold('a', 's1');
    service.onGet = () => gate.promise;
    const finding = source.find('a', 's1');
    setTimeout(gate.resolve, 20);
    expect(await finding).toMatchObject({ row: { id: 's1' }, problem: null });
  });
});
