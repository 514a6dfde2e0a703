import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOW_MS } from '../domain/session.fixture.ts';
import type { Session } from '../domain/session.ts';
import type { StatementItem } from '../domain/session-items.ts';
import { BOOK, toEndedSession, toServiceSession } from './cost.fixture.ts';
import { toText } from './decimal.ts';
import { withCosts } from './estimate.ts';
import { costAt } from './growth.ts';
import { NO_FACTS } from './session-facts.ts';
import { costStatements, toStatementShare } from './statement-cost.ts';
import { roundDecimal, roundToSum } from './work-cost.ts';

const usage = (dpuSeconds: number | null) => ({ total: null, billed: null, dpuSeconds, executionSeconds: null });
const priced = (session: Session, nowMs = NOW_MS) => withCosts(session, NO_FACTS, BOOK, nowMs);
const ENDED = priced(toEndedSession('glue', { usage: usage(5 * 3_000) }));
const AT = { asOfMs: NOW_MS, nowMs: NOW_MS };
const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n);

const toItems = (worked: readonly (number | null)[], running: ReadonlySet<number> = new Set()): StatementItem[] => {
  const before = { workedMs: 0, running: 0 };
  return worked.map((workedMs, id) => {
    const item: StatementItem = {
      id,
      state: null,
      outcome: running.has(id) ? 'running' : 'finished',
      startedAt: null,
      completedAt: null,
      progress: null,
      errorName: null,
      errorText: null,
      code: null,
      output: null,
      workedMs,
      before: { ...before },
    };
    before.workedMs += workedMs ?? 0;
    if (running.has(id)) before.running += 1;
    return item;
  });
};

describe('the cost of statements', () => {
  it('is the time of each × the capacity × the price, and the rest of what is paid for is idle', () => {
    const cost = costStatements(ENDED, { busyMs: 600_000, running: 0 }, AT);
    expect(cost).toMatchObject({ wholeMs: 3_000_000n, paid: true, idleMs: 2_400_000n, scaled: false, sinceMs: 0n });
    // 600 s × 5 DPU × $0.44 / 3,600.
    expect(toText(cost?.money?.busy ?? 0n)).toBe('0.366666666666666667');
    expect(toText(cost?.money?.idle ?? 0n)).toBe('1.466666666666666666');
    expect(cost?.money?.total).toEqual(costAt(ENDED, NOW_MS));
  });

  it('of a session that lives grows with what runs, and with the idling where nothing does', () => {
    const session = priced(toServiceSession('glue'));
    const later = { asOfMs: NOW_MS, nowMs: NOW_MS + 90_000 };
    const work = costStatements(session, { busyMs: 60_000, running: 2 }, later);
    expect(work).toMatchObject({ wholeMs: 3_690_000n, busyMs: 150_000n, idleMs: 3_540_000n, sinceMs: 45_000n });
    const idle = costStatements(session, { busyMs: 60_000, running: 0 }, later);
    expect(idle).toMatchObject({ busyMs: 60_000n, idleMs: 3_630_000n });
    expect(idle?.money?.total).toEqual(costAt(session, later.nowMs));
  });

  it('that say to have run longer than is paid for share what was paid', () => {
    const cost = costStatements(ENDED, { busyMs: 6_000_000, running: 0 }, AT);
    expect(cost).toMatchObject({ wholeMs: 6_000_000n, idleMs: 0n, scaled: true });
    expect(cost?.money?.busy).toBe(cost?.money?.total.value);
    expect(cost?.money?.idle).toBe(0n);
  });

  it('is not known where the session’s is not, and its time is that of its life', () => {
    const unknown = priced(toEndedSession('glue', { phase: 'failed', state: 'FAILED', usage: usage(null) }));
    expect(costStatements(unknown, { busyMs: 600_000, running: 0 }, AT)).toMatchObject({
      wholeMs: 3_600_000n,
      paid: false,
      money: null,
    });
    const nothing = { ...unknown, createdAt: null };
    expect(costStatements(nothing, { busyMs: 600_000, running: 0 }, AT)).toBeNull();
  });

  it('stands still where nobody confirms that the session runs', () => {
    const stale = priced({ ...toServiceSession('glue'), stale: true });
    const at = { asOfMs: NOW_MS - 60_000, nowMs: NOW_MS + 3_600_000 };
    expect(costStatements(stale, { busyMs: 0, running: 1 }, at)?.sinceMs).toBe(60_000n);
  });

  const worked = fc.array(fc.option(fc.integer({ min: 0, max: 400_000 }), { nil: null, freq: 9 }), { maxLength: 80 });
  it('of all statements and of the idling is the cost of the session, to the last digit and as it is shown', () => {
    fc.assert(
      fc.property(
        worked,
        fc.integer({ min: 0, max: 500_000 }),
        fc.integer({ min: 2, max: 6 }),
        (times, later, digits) => {
          const running = new Set(times.flatMap((ms, id) => (ms !== null && id % 7 === 3 ? [id] : [])));
          const items = toItems(times, running);
          const work = { busyMs: times.reduce<number>((total, ms) => total + (ms ?? 0), 0), running: running.size };
          for (const [session, nowMs] of [
            [ENDED, NOW_MS],
            [priced(toServiceSession('glue')), NOW_MS + later],
          ] as const) {
            const cost = costStatements(session, work, { asOfMs: NOW_MS, nowMs });
            const { money } = cost ?? {};
            if (cost === null || !money) throw new Error('no cost');
            const shares = items.map((item) => toStatementShare(cost, item));
            expect(sum(shares.map(({ amount }) => amount ?? 0n))).toBe(money.busy);
            expect(money.busy + money.idle).toBe(money.total.value);
            // As a row shows it: cut from the rounded sums before and after it.
            const shown = shares.map(({ amount, before }) =>
              amount === null || before === null
                ? 0n
                : roundDecimal(before + amount, digits) - roundDecimal(before, digits),
            );
            expect(sum(shown)).toBe(roundDecimal(money.busy, digits));
            expect(sum(roundToSum([money.busy, money.idle], 2))).toBe(roundDecimal(money.total.value, 2));
          }
        },
      ),
    );
  });
});

describe('a session that ended nobody knows when', () => {
  const ended = { endedAt: null, durationSeconds: null };
  const dayMs = 86_400_000;

  it('does not idle until now', () => {
    const session = toEndedSession('glue', { phase: 'failed', ...ended });
    const cost = costStatements(session, { busyMs: 60_000, running: 0 }, { asOfMs: NOW_MS, nowMs: NOW_MS + 9 * dayMs });
    expect(cost?.idleMs ?? null).toBeNull();
  });

  it('does not let a statement run on that was left running', () => {
    const usage = { total: null, billed: null, dpuSeconds: 18_000, executionSeconds: 3_600 };
    const session = withCosts({ ...toEndedSession('glue', ended), usage }, NO_FACTS, BOOK, NOW_MS);
    const cost = costStatements(
      session,
      { busyMs: 600_000, running: 1 },
      { asOfMs: NOW_MS, nowMs: NOW_MS + 9 * dayMs },
    );
    expect(cost?.busyMs).toBe(600_000n);
  });
});
