import { describe, expect, it } from 'vitest';
import type { Problem, ProblemKind } from '../domain/problem.ts';
import type { SourceFrame } from '../stream/frame.ts';
import type { ListInfo } from './list/messages.ts';
import { describeSource, toListState, toTrouble } from './list-state.ts';

const AT = '2026-08-20T12:00:00.000Z';

function source(id: string, changes: Partial<SourceFrame> = {}): SourceFrame {
  return {
    type: 'source',
    source: id,
    demo: false,
    status: 'ok',
    rows: 1,
    parts: { done: 1, of: 1, failed: 0 },
    details: { done: 1, of: 1, failed: 0 },
    fetchedAt: AT,
    ...changes,
  };
}

const problem = (kind: ProblemKind): Problem => ({ kind, message: 'why' });

function list(sources: SourceFrame[], changes: Partial<ListInfo> = {}): ListInfo {
  return {
    known: 1,
    unconfirmed: 0,
    sources,
    status: 'open',
    end: { type: 'end', complete: true, count: 1, undecided: 0, asOf: AT },
    endedNow: true,
    cut: null,
    problem: null,
    retryAtMs: null,
    heardAtMs: null,
    ...changes,
  };
}

describe('what is said about a list', () => {
  it('calls it whole only when every source is, this connection said so, and no row is unconfirmed', () => {
    const ok = [source('glue/1/eu-west-1'), source('athena/1/eu-west-1')];
    expect(toListState(list(ok)).whole).toBe(true);
    expect(toListState(list(ok, { endedNow: false })).whole).toBe(false);
    expect(toListState(list(ok, { status: 'waiting' })).whole).toBe(false);
    expect(toListState(list(ok, { unconfirmed: 1 })).whole).toBe(false);
    for (const status of ['loading', 'stale', 'error', 'disabled'] as const) {
      expect(toListState(list([...ok, source('x', { status, fetchedAt: null })])).whole).toBe(false);
    }
  });

  it('counts as missing what has not given its rows, apart from what shows its last known ones', () => {
    const state = toListState(
      list([
        source('a'),
        source('b', { status: 'loading', fetchedAt: null }),
        source('c', { status: 'loading' }),
        source('d', { status: 'error', problem: problem('access_denied') }),
        source('e', { status: 'stale', problem: problem('network') }),
      ]),
    );
    expect([state.missing, state.behind, state.of]).toEqual([2, 1, 5]);
    expect(state.loading.map((each) => each.source)).toEqual(['b', 'c']);
  });

  it('tells the troubles apart', () => {
    const kinds: [Partial<SourceFrame>, string | null][] = [
      [{}, null],
      [{ status: 'loading', fetchedAt: null }, null],
      [{ status: 'loading', problem: problem('throttled') }, 'throttled'],
      [{ status: 'loading', problem: problem('queue_full') }, 'throttled'],
      [{ status: 'error', problem: problem('access_denied') }, 'denied'],
      [{ status: 'stale', problem: problem('access_denied') }, 'denied'],
      [{ status: 'error', problem: problem('credentials_expired') }, 'setup'],
      [{ status: 'error', problem: problem('credentials_unavailable') }, 'setup'],
      [{ status: 'stale', problem: problem('timeout') }, 'stale'],
      [{ status: 'error', problem: problem('region_disabled') }, 'failed'],
      [{ status: 'ok', parts: { done: 2, of: 3, failed: 1 } }, 'failed'],
    ];
    for (const [changes, trouble] of kinds) expect(toTrouble(source('a', changes))).toBe(trouble);
  });

  it('knows nothing yet only before the first word of the server', () => {
    const nothing = { known: 0, end: null, endedNow: false } as const;
    expect(toListState(list([], nothing)).waiting).toBe(true);
    expect(toListState(list([source('a', { status: 'loading' })], nothing)).waiting).toBe(false);
    expect(toListState(list([], { known: 0 })).waiting).toBe(false);
  });

  it('is as old as its oldest source, and of no age while one was never complete', () => {
    const old = source('a', { fetchedAt: '2026-08-20T11:00:00.000Z' });
    expect(toListState(list([old, source('b')])).fetchedAt).toBe('2026-08-20T11:00:00.000Z');
    expect(toListState(list([old, source('b', { fetchedAt: null })])).fetchedAt).toBeNull();
  });

  it('wears the label of demo data as soon as one source does', () => {
    expect(toListState(list([source('a'), source('b', { demo: true })])).demo).toBe(true);
    expect(toListState(list([source('a')])).demo).toBe(false);
  });

  it('names a source, with the account where there are several', () => {
    expect(describeSource('glue/210987654321/us-east-1', false)).toBe('AWS Glue · us-east-1');
    expect(describeSource('glue/210987654321/us-east-1', true)).toBe('AWS Glue · us-east-1 · 210987654321');
    expect(describeSource('new-service/1/x', false)).toBe('new-service · x');
  });
});
