import { describe, expect, it } from 'vitest';
import { FakeService, keyOf } from './fake-adapter.fixture.ts';

const DENIED = { kind: 'access_denied' as const, message: 'denied' };
const BROKEN = { kind: 'service_error' as const, message: 'broken' };

async function sweep(service: FakeService, source: ReturnType<FakeService['source']>): Promise<void> {
  service.nowMs += 31_000;
  await source.sweepIfDue();
}

/** Lets the asks that were started come back. */
const settleDetails = () => new Promise((resolve) => setImmediate(resolve));

const rows = (source: ReturnType<FakeService['source']>) => [...source.sessions()];

describe('SourceCollector', () => {
  it('shares one sweep among everybody who asks', async () => {
    const service = new FakeService();
    service.hold('a', 's1');
    const source = service.source();
    await Promise.all([source.sweepIfDue(), source.sweepIfDue(), source.sweepIfDue()]);
    expect(service.listings).toBe(1);
    await source.sweepIfDue();
    expect(service.listings).toBe(1);
    await sweep(service, source);
    expect(service.listings).toBe(2);
  });

  it('is ok only when every part arrived, and says which did not', async () => {
    const service = new FakeService();
    service.hold('a', 's1');
    service.hold('b', 's2');
    service.failing.set('b', BROKEN);
    const source = service.source();
    await source.sweepIfDue();
    expect(source.describe()).toMatchObject({ status: 'error', rows: 1, parts: { done: 1, of: 2, failed: 1 } });
    expect(source.describe().partProblems[0]).toMatchObject({ kind: 'service_error', part: 'workgroup b' });
    service.failing.clear();
    await sweep(service, source);
    expect(source.describe()).toMatchObject({ status: 'ok', rows: 2, problem: null });
  });

  it('F-05 keeps the rows of a failed part, marked stale, and leaves the others fresh', async () => {
    const service = new FakeService();
    service.hold('a', 's1');
    service.hold('b', 's2');
    const source = service.source();
    await source.sweepIfDue();
    service.failing.set('b', BROKEN);
    for (let times = 0; times < 3; times += 1) await sweep(service, source);
    expect(source.describe().status).toBe('stale');
    expect(rows(source).map(({ id, stale }) => [id, stale])).toEqual([
      ['s1', false],
      ['s2', true],
    ]);
  });

  it('F-31 takes a row away only when two complete listings lacked it, and marks it meanwhile', async () => {
    const service = new FakeService();
    service.hold('a', 's1', 's2');
    const source = service.source();
    await source.sweepIfDue();
    service.hold('a', 's1');
    await sweep(service, source);
    expect(source.session(keyOf('a', 's2'))?.stale).toBe(true);
    service.hold('a', 's1', 's2');
    await sweep(service, source);
    expect(source.session(keyOf('a', 's2'))?.stale).toBe(false);
    service.hold('a', 's1');
    await sweep(service, source);
    await sweep(service, source);
    expect(source.session(keyOf('a', 's2'))).toBeUndefined();
  });

  it('F-26 asks for a denied part at most four times an hour while the others go on', async () => {
    const service = new FakeService();
    service.hold('a', 's1');
    service.hold('b', 's2');
    service.failing.set('b', DENIED);
    const source = service.source();
    let asked = 0;
    const has = service.failing.get.bind(service.failing);
    service.failing.get = (scope) => {
      if (scope === 'b') asked += 1;
      return has(scope);
    };
    for (let minute = 0; minute < 120; minute += 1) await sweep(service, source);
    expect(asked).toBeLessThanOrEqual(5);
    expect(service.listings).toBeGreaterThan(100);
    expect(source.describe().partProblems.map(({ part }) => part)).toEqual(['workgroup b']);
  });

  it('F-26 stops asking for details when one is denied, and every row says so', async () => {
    const service = new FakeService();
    service.hold('a', ...Array.from({ length: 50 }, (_, index) => `s${index}`));
    service.detailProblem = DENIED;
    const source = service.source();
    await source.sweepIfDue();
    await settleDetails();
    expect(service.asked.length).toBeLessThanOrEqual(8);
    expect(rows(source).every(({ missing }) => missing.owner === 'denied')).toBe(true);
  });

  it('asks the newest hundred first, then what runs, then newest first', async () => {
    const service = new FakeService();
    const ids = Array.from({ length: 130 }, (_, index) => `s${index}`);
    service.hold('a', ...ids);
    for (const record of service.scopes.get('a') ?? []) if (record.id !== 's125') record.state = 'TERMINATED';
    const source = service.source();
    await source.sweepIfDue();
    for (let turn = 0; turn < 40; turn += 1) await settleDetails();
    expect(service.asked.slice(0, 100)).toEqual(ids.slice(0, 100));
    expect(service.asked[100]).toBe('s125');
    expect(service.asked.slice(101)).toEqual(ids.slice(100).filter((id) => id !== 's125'));
  });

  it('never asks again for a detail that is final', async () => {
    const service = new FakeService();
    service.hold('a', 's1');
    for (const record of service.scopes.get('a') ?? []) record.state = 'TERMINATED';
    const source = service.source();
    for (let times = 0; times < 5; times += 1) {
      await sweep(service, source);
      service.nowMs += 3_600_000;
      source.loadDetails();
      await settleDetails();
    }
    expect(service.asked).toEqual(['s1']);
  });

  it('asks again when a session moved on, and keeps the old answer meanwhile', async () => {
    const service = new FakeService();
    service.hold('a', 's1');
    const source = service.source();
    await source.sweepIfDue();
    await settleDetails();
    expect(service.asked).toEqual(['s1']);
    for (const record of service.scopes.get('a') ?? []) record.state = 'IDLE';
    await sweep(service, source);
    expect(source.session(keyOf('a', 's1'))?.owner).toBe('owner of s1');
    await settleDetails();
    expect(service.asked).toEqual(['s1', 's1']);
  });

  it('asks nothing when nobody looks', async () => {
    const service = new FakeService();
    service.hold('a', 's1');
    const source = service.source({ looking: () => false });
    await source.sweepIfDue();
    await settleDetails();
    expect(service.asked).toEqual([]);
    expect(source.session(keyOf('a', 's1'))?.missing.owner).toBe('loading');
  });

  it('finds one session, and says of a known one that went what was known', async () => {
    const service = new FakeService();
    service.hold('a', 's1');
    const source = service.source();
    await source.sweepIfDue();
    expect(await source.find('a', 's1')).toMatchObject({ raw: { SessionId: 's1' }, problem: null });
    service.scopes.clear();
    service.nowMs += 15_000;
    expect(await source.find('a', 's1')).toMatchObject({ row: { id: 's1', stale: true }, problem: { kind: 'gone' } });
    expect(await source.find('a', 's9')).toBeNull();
  });

  it('prices one that went as what nobody confirms any more', async () => {
    const service = new FakeService();
    service.hold('a', 's1');
    const source = service.source({ price: (session) => ({ ...session, name: session.stale ? 'stands' : 'runs' }) });
    await source.sweepIfDue();
    expect(await source.find('a', 's1')).toMatchObject({ row: { name: 'runs' } });
    service.scopes.clear();
    service.nowMs += 15_000;
    expect(await source.find('a', 's1')).toMatchObject({ row: { name: 'stands', stale: true } });
  });
});
