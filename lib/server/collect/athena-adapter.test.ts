import { describe, expect, it } from 'vitest';
import type { AthenaGateway } from '../aws/athena/gateway.ts';
import type { AdapterContext } from './adapter-context.ts';
import { type AthenaRecord, openAthenaAdapter } from './athena-adapter.ts';

const NOW_MS = Date.parse('2026-08-20T12:00:00Z');
const adapter = openAthenaAdapter({} as AthenaGateway, { now: () => NOW_MS } as AdapterContext);
const inState = (state: string) => ({ summary: { state }, detail: null }) as AthenaRecord;
const nextAsks = (state: string) =>
  (['executors', 'work'] as const).map((ask) => adapter.nextAskMs(inState(state), ask, NOW_MS));

describe('what an Athena session is asked for', () => {
  it('is never final before it has ended, so that a page opened while it starts fixes nothing', () => {
    for (const state of ['CREATING', 'CREATED', 'IDLE', 'BUSY', 'A_STATE_OF_TOMORROW']) {
      expect(nextAsks(state), state).not.toContain(null);
    }
    for (const state of ['TERMINATED', 'FAILED']) expect(nextAsks(state), state).toEqual([null, null]);
  });

  it('holds no executors while it starts', () => {
    expect(adapter.viewed(inState('CREATING'))).toEqual(['work']);
    expect(adapter.wants(inState('CREATING'), 'executors')).toBe(false);
    expect(adapter.viewed(inState('IDLE'))).toEqual(['executors', 'work']);
    expect(adapter.viewed(inState('TERMINATED'))).toEqual(['executors', 'work']);
  });
});
