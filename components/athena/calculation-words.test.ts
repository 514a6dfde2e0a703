import { describe, expect, test } from 'vitest';
import {
  formatAmount,
  formatDpuMillis,
  formatDpuParts,
  formatDpuSplit,
  toCalculationName,
  toNoDpuText,
  toProgressShare,
} from './calculation-words.ts';

describe('a calculation in words', () => {
  test('is called by its number, and as people described it', () => {
    expect(toCalculationName({ number: 12, description: null })).toBe('Calculation 12');
    expect(toCalculationName({ number: 12, description: 'month end' })).toBe('12 · month end');
  });

  test('DPU time that is not known has its reason and is never a number', () => {
    expect(toNoDpuText({ noDpu: 'loading', outcome: 'finished' })).toBe('not read yet');
    expect(toNoDpuText({ noDpu: 'not-published-yet', outcome: 'running' })).toBe('no figures so far');
    expect(toNoDpuText({ noDpu: 'not-reported', outcome: 'failed' })).toContain('not reported');
    expect(formatDpuMillis(12_400)).toBe('12.4 DPU-s');
    expect(formatDpuMillis(5_400_000)).toBe('1.5 DPU-h');
  });

  test('the parts of a DPU time have the unit and the digits of the whole, and add up', () => {
    expect(formatDpuParts([2_597_000, 2_771_000])).toEqual({
      parts: ['0.72 DPU-h', '0.77 DPU-h'],
      whole: '1.49 DPU-h',
    });
    expect(formatDpuParts([672_400, 1_724_100])).toEqual({ parts: ['672 DPU-s', '1,725 DPU-s'], whole: '2,397 DPU-s' });
    expect(formatDpuParts([1_000, 36_000_000_000])).toEqual({
      parts: ['< 1 DPU-h', '10,000 DPU-h'],
      whole: '10,000 DPU-h',
    });
    expect(formatDpuParts([0, 0])).toEqual({ parts: ['0.00 DPU-s', '0.00 DPU-s'], whole: '0.00 DPU-s' });
  });

  test('calculations that are told to have used more than their session leave what the session is told to have used', () => {
    expect(formatDpuSplit(7_200_000, 3_600_000)).toEqual({ used: '2 DPU-h', rest: '0 DPU-s', whole: '1 DPU-h' });
    expect(formatDpuSplit(3_600_000, 7_200_000)).toEqual({
      used: '1.00 DPU-h',
      rest: '1.00 DPU-h',
      whole: '2.00 DPU-h',
    });
    expect(formatDpuSplit(3_600_000, null)).toEqual({ used: '1 DPU-h', rest: null, whole: null });
  });

  test.each([
    ['42%', 0.42],
    [' 7.5 % ', 0.075],
    ['100%', 1],
    ['101%', null],
    ['many', null],
    ['', null],
    [null, null],
  ])('a progress of %j is %j', (text, share) => expect(toProgressShare(text)).toBe(share));

  test('has an amount where both it and its currency are known', () => {
    expect(formatAmount({ amount: '0.0333', amountBefore: '1' }, 'USD', 4)).toBe('$0.0333');
    expect(formatAmount({ amount: null, amountBefore: '0' }, 'USD', 4)).toBeNull();
    expect(formatAmount({ amount: '1', amountBefore: '0' }, null, 4)).toBeNull();
  });
});
