import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOW_MS, toSession } from '../domain/session.fixture.ts';
import { NO_COST } from './cost.ts';
import { costUntil, toCostByTime, toCostCurve } from './cost-curve.ts';
import { toText } from './decimal.ts';
import { roundTo } from './shown-digits.ts';

const HOUR = 3_600_000;
const cost = (amount: string) => ({ ...NO_COST, amount, currency: 'USD', basis: 'estimate' as const });

/** Four hours old, $2 an hour. */
const live = toSession({
  createdAt: new Date(NOW_MS - 4 * HOUR).toISOString(),
  phase: 'idle',
  cost: { ...cost('8'), asOf: new Date(NOW_MS).toISOString() },
  burnPerHour: cost('2'),
  stopsAt: new Date(NOW_MS + 3 * HOUR).toISOString(),
  missing: {},
});

describe('how a cost grows', () => {
  test('evenly up to now, and at its rate to when it stops', () => {
    const curve = toCostCurve(live, NOW_MS);
    if (curve === null) throw new Error('there is one');
    const told = [-5, -4, -3, 0, 1, 3, 9].map((hours) => toText(costUntil(curve, NOW_MS + hours * HOUR).value));
    expect(told).toEqual(['0', '0', '2', '8', '10', '14', '14']);
  });

  test('is not told where the amount or the life is not known', () => {
    expect(toCostCurve({ ...live, cost: NO_COST }, NOW_MS)).toBeNull();
    expect(toCostCurve({ ...live, createdAt: null }, NOW_MS)).toBeNull();
    expect(toCostCurve({ ...live, stopsAt: null }, NOW_MS)?.stop).toBeNull();
  });

  test('by the days of a zone, adds up to the cost as it is shown (property)', () => {
    const amount = fc.bigInt({ min: 1n, max: 10n ** 23n }).map(toText);
    const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kathmandu');
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: 400 * 24 * 60 }), zone, (text, minutes, tz) => {
        const createdAt = new Date(NOW_MS - minutes * 60_000).toISOString();
        const curve = toCostCurve({ ...live, createdAt, cost: cost(text) }, NOW_MS);
        const byTime = curve && toCostByTime(curve, tz);
        if (curve === null || byTime === null) throw new Error('there is one');
        const { stretches, digits } = byTime;
        expect(stretches.length).toBeLessThanOrEqual(32);
        const { value } = curve.spend.amount;
        expect(stretches.reduce((sum, one) => sum + one.value, 0n)).toBe(value);
        expect(stretches.reduce((sum, one) => sum + roundTo(one.value, digits), 0n)).toBe(roundTo(value, digits));
        expect(stretches.at(-1)?.toMs).toBe(curve.spend.endMs);
      }),
    );
  });
});
