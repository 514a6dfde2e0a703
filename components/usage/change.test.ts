import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toChange, toFigure, toFigureBefore, toPeriodName } from './change.ts';
import { toPeriod, toUsageSeries } from './usage.fixture.ts';

const exactly = (sum: number) => ({ sum, atLeast: false });
const atLeast = (sum: number) => ({ sum, atLeast: true });

describe('a period against the one before', () => {
  test.each([
    [exactly(150), exactly(100), 'up', '50% more'],
    [exactly(50), exactly(100), 'down', '50% less'],
    [exactly(102.5), exactly(100), 'up', '2.5% more'],
    [exactly(100), exactly(100), 'same', 'the same'],
    [exactly(0), exactly(0), 'same', 'the same'],
    [exactly(100), exactly(0), 'up', 'more, from nothing'],
    [exactly(100.00001), exactly(100), 'up', 'less than 0.1% more'],
    [atLeast(150), exactly(100), 'up', 'at least 50% more'],
    [exactly(50), atLeast(100), 'down', 'at least 50% less'],
  ])('%j against %j is %s, %s', (now, before, direction, text) => {
    expect(toChange(now, before)).toEqual({ direction, text });
  });

  test.each([
    [atLeast(50), exactly(100)],
    [exactly(150), atLeast(100)],
    [atLeast(150), atLeast(100)],
    [atLeast(100), exactly(100)],
    [exactly(100), atLeast(0)],
    [null, exactly(100)],
    [exactly(100), null],
  ])('%j against %j is not known, and no share is said', (now, before) => {
    expect(toChange(now, before).direction).toBe('unknown');
    expect(toChange(now, before).text).not.toMatch(/%/);
  });

  test('whatever the true figures are, a direction that is said holds', () => {
    const figure = fc.record({ sum: fc.nat(1000), hidden: fc.nat(1000), atLeast: fc.boolean() });
    fc.assert(
      fc.property(figure, figure, (now, before) => {
        const truth = (one: typeof now) => one.sum + (one.atLeast ? one.hidden : 0);
        const { direction, text } = toChange(now, before);
        if (direction === 'up') expect(truth(now)).toBeGreaterThan(truth(before));
        if (direction === 'down') expect(truth(now)).toBeLessThan(truth(before));
        if (direction === 'same') expect(truth(now)).toBe(truth(before));
        if (before.sum === 0) expect(text).not.toMatch(/%/);
      }),
    );
  });
});

describe('the figures of an answer', () => {
  const rows = [{ value: 'a', rest: false }];

  test('a session that is counted nowhere, a lower bound, a missing source make a lower bound', () => {
    expect(toFigure(toUsageSeries('state', rows))).toEqual(exactly(200));
    for (const more of [{ unknown: 1, sessions: 2 }, { atLeast: true }, { complete: false }]) {
      expect(toFigure(toUsageSeries('state', rows, more))).toEqual(atLeast(200));
    }
  });

  test('where every session is unknown, so is the sum', () => {
    expect(toFigure(toUsageSeries('state', [], { sessions: 3, unknown: 3 }))).toBeNull();
    expect(toFigureBefore(toUsageSeries('state', rows, { previous: toPeriod(0, { unknown: 1 }) }))).toBeNull();
    expect(toFigure(toUsageSeries('state', []))).toEqual(exactly(0));
  });

  test('the period before has bounds of its own', () => {
    expect(toFigureBefore(toUsageSeries('state', rows))).toBeNull();
    expect(toFigureBefore(toUsageSeries('state', rows, { previous: toPeriod(80) }))).toEqual(exactly(80));
    const bound = toUsageSeries('state', rows, { previous: toPeriod(80, { atLeast: true }) });
    expect(toFigureBefore(bound)).toEqual(atLeast(80));
  });

  test('a period is named by its length, a change of clocks aside', () => {
    const name = (start: string, end: string) => toPeriodName({ start, end });
    expect(name('2026-10-01T00:00Z', '2026-10-31T00:00Z')).toBe('the 30 days before');
    expect(name('2026-10-24T22:00Z', '2026-10-25T23:00Z')).toBe('the day before');
    expect(name('2026-10-24T00:00Z', '2026-10-24T06:00Z')).toBe('the 6 hours before');
  });
});
