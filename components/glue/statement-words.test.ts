import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDecimal, toText } from '@/lib/cost/decimal.ts';
import { roundDecimal } from '@/lib/cost/work-cost.ts';
import { formatMs, formatShare, toOutcomeCounts, toOutcomeText, toPercent, toRowDigits } from './statement-words.ts';

const decimal = (text: string) => parseDecimal(text) ?? 0n;
const share = (amount: string, before = '0') => ({ workedMs: 1n, amount: decimal(amount), before: decimal(before) });

describe('the words of statements', () => {
  test('shares never read as nothing or all where they are not', () => {
    expect(toPercent(1n, 1000n)).toBe('< 1%');
    expect(toPercent(999n, 1000n)).toBe('> 99%');
    expect(toPercent(0n, 1000n)).toBe('0%');
    expect(toPercent(500n, 1000n)).toBe('50%');
    expect(toPercent(0n, 0n)).toBeNull();
  });

  test('lengths below a second are in milliseconds', () => {
    expect(formatMs(999n)).toBe('999 ms');
    expect(formatMs(61_000)).toBe('1m 1s');
    expect(formatMs(0n)).toBe('0s');
  });

  test('what failed is told first, what finished goes without saying', () => {
    const none = { waiting: 0, running: 0, finished: 3, failed: 0, cancelled: 0, unknown: 0 };
    expect(toOutcomeCounts(none)).toBeNull();
    expect(toOutcomeCounts({ ...none, running: 1, failed: 2 })).toBe('2 failed, 1 running');
  });

  test('a state not known today is told as AWS calls it', () => {
    expect(toOutcomeText({ outcome: 'unknown', state: 'RESTING' })).toBe('RESTING');
    expect(toOutcomeText({ outcome: 'unknown', state: null })).toBe('state not reported');
    expect(toOutcomeText({ outcome: 'failed', state: 'ERROR' })).toBe('Failed');
  });
});

describe('the amount of a statement', () => {
  test('is cut from the sums before and after it, and never reads as nothing', () => {
    expect(formatShare(share('0.03086'), 'USD', 4)).toBe('$0.0309');
    expect(formatShare(share('0.00005', '0.00005'), 'USD', 4)).toBe('< $0.0001');
    expect(formatShare(share('0'), 'USD', 4)).toBe('$0.0000');
    expect(formatShare({ workedMs: null, amount: null, before: null }, 'USD', 4)).toBeNull();
  });

  test('has digits enough for all of them to be their sum in cents', () => {
    expect(toRowDigits(decimal('0.54496'))).toBe(5);
    expect(toRowDigits(decimal('0.54'))).toBe(4);
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 22n }), (busy) => {
        const shown = roundDecimal(busy, toRowDigits(busy));
        expect(toText(roundDecimal(shown, 2))).toBe(toText(roundDecimal(busy, 2)));
      }),
    );
  });
});
