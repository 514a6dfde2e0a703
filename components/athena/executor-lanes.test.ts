import { describe, expect, test } from 'vitest';
import type { Executor } from '@/lib/domain/session-items.ts';
import { nameExecutors, toExecutorLanes } from './executor-lanes.ts';

const at = (minute: number) => `2026-11-20T08:${String(minute).padStart(2, '0')}:00.000Z`;
const executor = (id: string, changes: Partial<Executor> = {}): Executor => ({
  id,
  type: 'WORKER',
  state: 'TERMINATED',
  dpus: 1,
  startedAt: at(10),
  terminatedAt: at(20),
  ...changes,
});
const LIFE = { fromMs: Date.parse(at(0)), toMs: Date.parse(at(59)) };

describe('executors on lanes', () => {
  test('the coordinator first, the others as they came, each with a name of its own', () => {
    const named = nameExecutors([
      executor('late', { startedAt: at(30), terminatedAt: at(40) }),
      executor('early'),
      executor('lead', { type: 'COORDINATOR', startedAt: at(1) }),
      executor('odd', { type: 'TURBINE' }),
    ]);
    expect(named.map(({ id, name }) => [id, name])).toEqual([
      ['lead', 'Coordinator'],
      ['early', 'Worker 1'],
      ['odd', 'TURBINE 1'],
      ['late', 'Worker 2'],
    ]);
    expect(new Set(named.map(({ name }) => name)).size).toBe(4);
  });

  test('show type, size, beginning and end; what is there still is open', () => {
    const lanes = toExecutorLanes(
      nameExecutors([
        executor('w', { dpus: 4 }),
        executor('c', { type: 'COORDINATOR', state: 'REGISTERED', startedAt: at(1), terminatedAt: null, dpus: null }),
        executor('f', { state: 'FAILED' }),
      ]),
      LIFE,
    );
    expect(lanes.map(({ label, spans }) => [label, spans[0]?.tone, spans[0]?.open])).toEqual([
      ['Coordinator', 'coordinator', true],
      ['Worker 1 · 1 DPU', 'failed', false],
      ['Worker 2 · 4 DPU', 'worker', false],
    ]);
    expect(lanes[0]?.spans[0]).toMatchObject({ fromMs: Date.parse(at(1)), toMs: LIFE.toMs });
  });

  test('one that is gone nobody knows when has no lane', () => {
    expect(toExecutorLanes(nameExecutors([executor('x', { terminatedAt: null })]), LIFE)).toEqual([]);
  });
});
