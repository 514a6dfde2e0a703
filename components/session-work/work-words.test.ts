import { describe, expect, test } from 'vitest';
import { parseDecimal } from '@/lib/cost/decimal.ts';
import { formatPart, toOutcomeCounts, toOutcomeText, toPercent } from './work-words.ts';

describe('what a session worked at, in words', () => {
  test('a state not known today reads as AWS calls it', () => {
    expect(toOutcomeText({ outcome: 'unknown', state: 'HIBERNATING' })).toBe('HIBERNATING');
    expect(toOutcomeText({ outcome: 'unknown', state: null })).toBe('state not reported');
    expect(toOutcomeText({ outcome: 'failed', state: 'ERROR' })).toBe('Failed');
  });

  test('what went wrong is counted first, what went well not at all', () => {
    const none = { waiting: 0, running: 0, finished: 0, failed: 0, cancelled: 0, unknown: 0 };
    expect(toOutcomeCounts({ ...none, finished: 9 })).toBeNull();
    expect(toOutcomeCounts({ ...none, running: 1, failed: 2_345, cancelled: 3 })).toBe(
      '2,345 failed, 1 running, 3 cancelled',
    );
  });

  test('a share that is something is not 0%, and one that is not all is not 100%', () => {
    expect([toPercent(1, 1_000), toPercent(999n, 1_000n), toPercent(0n, 1_000n)]).toEqual(['< 1%', '> 99%', '0%']);
    expect([toPercent(500n, 1_000n), toPercent(1_000, 1_000)]).toEqual(['50%', '100%']);
    expect([toPercent(1, 0), toPercent(0n, 0n), toPercent(1, null)]).toEqual([null, null, null]);
  });

  test('amounts are cut so that they add up, and what is something is not nothing', () => {
    const decimal = (text: string) => parseDecimal(text) ?? -1n;
    const thirds = ['0.033333333333333333', '0.033333333333333333', '0.033333333333333334'].map(decimal);
    let before = 0n;
    const shown = thirds.map((amount) => {
      const text = formatPart(amount, before, 'USD', 4);
      before += amount;
      return text;
    });
    expect(shown).toEqual(['$0.0333', '$0.0334', '$0.0333']);
    expect(formatPart(decimal('0.00005'), decimal('0.00005'), 'USD', 4)).toBe('< $0.0001');
    expect(formatPart(decimal('0.00000001'), 0n, 'USD', 6)).toBe('< $0.000001');
    expect(formatPart(0n, 0n, 'USD', 4)).toBe('$0.0000');
  });
});
