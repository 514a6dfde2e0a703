import { describe, expect, it } from 'vitest';
import { NOW_MS } from '../../domain/session.fixture.ts';
import type { Session } from '../../domain/session.ts';
import { BOOK, toEndedSession, toServiceSession } from '../cost.fixture.ts';
import { type ExecutorLife, NO_FACTS, type SessionFacts } from '../session-facts.ts';
import { estimateAthena } from './athena.ts';

const minutesAgo = (minutes: number) => NOW_MS - minutes * 60_000;
const worker = (from: number, to: number | null, dpus: number | null = 1): ExecutorLife => ({
  coordinator: false,
  dpus,
  startedAtMs: minutesAgo(from),
  endedAtMs: to === null ? null : minutesAgo(to),
});
const running = (facts: Partial<SessionFacts>, changes: Partial<Session> = {}) =>
  estimateAthena(toServiceSession('athena', changes), { ...NO_FACTS, ...facts }, BOOK, NOW_MS);

describe('an Athena session', () => {
  it('ended costs its DPU time; without one, nobody knows what', () => {
    const usage = { total: null, billed: null, dpuSeconds: 7_200, executionSeconds: null };
    const session = toEndedSession('athena', { usage });
    expect(estimateAthena(session, NO_FACTS, BOOK, NOW_MS).cost.cost).toMatchObject({
      amount: '0.7',
      basis: 'reported-usage',
      components: [{ quantity: '2', unitPrice: '0.35' }],
    });
    const late = toEndedSession('athena', { missing: { 'usage.dpuSeconds': 'not-published-yet' } });
    expect(estimateAthena(late, NO_FACTS, BOOK, NOW_MS).cost.reason).toBe('not-published-yet');
  });

  it('running costs its coordinator and every executor for as long as it is there', () => {
    const executors = [{ ...worker(60, null), coordinator: true }, worker(30, 20, 2), worker(15, null, 4)];
    const { cost, burnPerHour } = running({ executors, coordinatorDpus: 1 });
    expect(cost.cost).toMatchObject({ basis: 'estimate', atLeast: false, asOf: '2026-08-20T12:00:00.000Z' });
    expect(cost.cost.components.map(({ item, quantity }) => [item, quantity])).toEqual([
      ['coordinator', '1'],
      ['executors', '1.333333333333333333'],
    ]);
    expect(burnPerHour.cost).toMatchObject({ amount: '1.75', asOf: null });
  });

  it('running without a list of executors costs its coordinator at least', () => {
    const { cost, burnPerHour } = running({});
    expect(cost.cost).toMatchObject({ amount: '0.35', atLeast: true });
    expect(burnPerHour.cost).toMatchObject({ amount: '0.35', atLeast: true });
    expect(running({ executors: [worker(10, null, null)] }).cost.cost.atLeast).toBe(true);
  });

  it('that idles wastes at least its coordinator', () => {
    const idle = running({ executors: [] }, { phase: 'idle', idleSince: '2026-08-20T11:00:00.000Z' });
    expect(idle.idleCost.cost).toMatchObject({ amount: '0.35', basis: 'estimate' });
  });

  it('an executor counts within the session’s life only', () => {
    const early = running({ executors: [worker(600, null)] });
    expect(early.cost.cost.components[1]?.quantity).toBe('1');
    expect(running({ executors: [worker(10, 20)] }).cost.cost.components[1]?.quantity).toBe('0');
  });
});
