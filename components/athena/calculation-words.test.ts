import { describe, expect, test } from 'vitest';
import { formatAmount, formatDpuMillis, toCalculationName, toNoDpuText, toProgressShare } from './calculation-words.ts';

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
