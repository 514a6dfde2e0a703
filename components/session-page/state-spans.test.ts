import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PHASES } from '@/lib/domain/phase.ts';
import { NOW_MS, toSession } from '@/lib/domain/session.fixture.ts';
import type { StateChange } from '@/lib/domain/state-change.ts';
import { toStateSpans, toWorkSpans } from './state-spans.ts';

const MINUTE = 60_000;
const at = (minutes: number) => new Date(NOW_MS - minutes * MINUTE).toISOString();
const change = (from: string | null, to: string, before: number | null, seen: number): StateChange => ({
  from,
  to,
  fromPhase: from === null ? null : 'busy',
  toPhase: to === 'IDLE' ? 'idle' : 'busy',
  seenBeforeAt: before === null ? null : at(before),
  seenAt: at(seen),
});
/** An hour old at NOW_MS, and alive. */
const session = toSession({ phase: 'idle' });
const toTold = (changes: StateChange[], gaps: { fromAt: string; toAt: string; open: boolean }[] = []) =>
  toStateSpans(session, { stateChanges: changes, gaps }, NOW_MS)?.spans.map(({ fromMs, toMs, tone, open }) =>
    [tone, (NOW_MS - fromMs) / MINUTE, (NOW_MS - toMs) / MINUTE, ...(open ? ['open'] : [])].join(' '),
  );

describe('the timeline of states', () => {
  test('tells nothing of the time before it was first seen', () => {
    expect(toTold([change(null, 'BUSY', null, 40)])).toEqual(['unwatched 60 40', 'busy 40 0 open']);
  });

  test('gives a change between two close looks to the later one, and leaves open what lies between two far apart', () => {
    expect(toTold([change(null, 'BUSY', null, 60), change('BUSY', 'IDLE', 31, 30)])).toEqual([
      'busy 60 30',
      'idle 30 0 open',
    ]);
    expect(toTold([change(null, 'BUSY', null, 60), change('BUSY', 'IDLE', 50, 30)])).toEqual([
      'busy 60 50',
      'unwatched 50 30',
      'idle 30 0 open',
    ]);
  });

  test('draws a gap in which nobody looked, also where the state was the same before and after', () => {
    const gap = { fromAt: at(40), toAt: at(20), open: false };
    const told = toStateSpans(session, { stateChanges: [change(null, 'IDLE', null, 60)], gaps: [gap] }, NOW_MS);
    expect(told?.spans.map(({ stretch }) => stretch)).toEqual([
      { kind: 'state', state: 'IDLE', phase: 'idle' },
      { kind: 'unwatched', before: 'IDLE', after: 'IDLE' },
      { kind: 'state', state: 'IDLE', phase: 'idle' },
    ]);
  });

  test('is none where the history is off, nothing was recorded, or the life is not known', () => {
    expect(toStateSpans(session, { stateChanges: null, gaps: null }, NOW_MS)).toBeNull();
    expect(toTold([])).toBeUndefined();
    const unknown = toSession({ createdAt: null });
    expect(toStateSpans(unknown, { stateChanges: [change(null, 'IDLE', null, 9)], gaps: [] }, NOW_MS)).toBeNull();
  });

  test('whatever was recorded, the stretches cover the life without overlap (property)', () => {
    const minute = fc.integer({ min: -20, max: 90 });
    const anyChange = fc.record({
      seen: minute,
      lag: fc.nat(30),
      first: fc.boolean(),
      phase: fc.constantFrom(...PHASES),
    });
    const anyGap = fc
      .tuple(minute, fc.nat(30))
      .map(([from, length]) => ({ fromAt: at(from), toAt: at(from - length), open: false }));
    fc.assert(
      fc.property(
        fc.array(anyChange, { minLength: 1, maxLength: 8 }),
        fc.array(anyGap, { maxLength: 4 }),
        (list, gaps) => {
          const stateChanges = list.map(
            ({ seen, lag, first, phase }): StateChange => ({
              from: first ? null : 'X',
              to: phase.toUpperCase(),
              fromPhase: null,
              toPhase: phase,
              seenBeforeAt: first ? null : at(seen + lag),
              seenAt: at(seen),
            }),
          );
          const told = toStateSpans(session, { stateChanges, gaps }, NOW_MS);
          let endMs = told?.whole.fromMs;
          for (const { fromMs, toMs } of told?.spans ?? []) {
            expect(fromMs).toBe(endMs);
            expect(toMs).toBeGreaterThan(fromMs);
            endMs = toMs;
          }
          expect(endMs).toBe(NOW_MS);
        },
      ),
    );
  });
});

test('work and pauses fill what is known of a life', () => {
  const whole = { fromMs: 0, toMs: 100 };
  const spells = [
    { fromMs: 0, toMs: 10, endedBy: 'work' as const },
    { fromMs: 40, toMs: 60, endedBy: 'work' as const },
  ];
  const idling = { evidence: 'statements' as const, startMs: 0, endMs: 100, spells, briefMs: 0, unknownMs: 20 };
  expect(toWorkSpans(idling, whole).map(({ tone, fromMs, toMs }) => [tone, fromMs, toMs])).toEqual([
    ['idle', 0, 10],
    ['busy', 10, 40],
    ['idle', 40, 60],
    ['busy', 60, 80],
    ['unwatched', 80, 100],
  ]);
  expect(toWorkSpans({ ...idling, evidence: 'transitions' }, whole)).toEqual([]);
});
