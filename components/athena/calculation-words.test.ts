import { describe, expect, test } from 'vitest';
import { parseDecimal, toText } from '@/lib/cost/decimal.ts';
import {
  formatAmount,
  formatDpuMillis,
  toCalculationName,
  toNoDpuText,
  toOutcomeCounts,
  toOutcomeText,
  toPercent,
  toProgressShare,
} from './calculation-words.ts';
import { toCalculationLanes } from './calculations-timeline.tsx';

describe('a calculation in words', () => {
  test('is called by its number, and as people described it', () => {
    expect(toCalculationName({ number: 12, description: null })).toBe('Calculation 12');
    expect(toCalculationName({ number: 12, description: 'month end' })).toBe('12 · month end');
  });

  test('a state not known today reads as AWS calls it', () => {
    expect(toOutcomeText({ outcome: 'unknown', state: 'HIBERNATING' })).toBe('HIBERNATING');
    expect(toOutcomeText({ outcome: 'unknown', state: null })).toBe('state not reported');
    expect(toOutcomeText({ outcome: 'failed', state: 'FAILED' })).toBe('Failed');
  });

  test('what went wrong is counted first, what went well not at all', () => {
    const none = { waiting: 0, running: 0, finished: 0, failed: 0, cancelled: 0, unknown: 0 };
    expect(toOutcomeCounts({ ...none, finished: 9 })).toBeNull();
    expect(toOutcomeCounts({ ...none, running: 1, failed: 2, cancelled: 3 })).toBe('2 failed, 1 running, 3 cancelled');
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

  test('a share that is something is not 0%, and one that is not all is not 100%', () => {
    expect([toPercent(1, 1_000), toPercent(999, 1_000), toPercent(0, 1_000)]).toEqual(['< 1%', '> 99%', '0%']);
    expect([toPercent(1, 0), toPercent(1, null)]).toEqual([null, null]);
  });

  test('amounts are cut so that they add up, and what is something is not nothing', () => {
    const thirds = ['0.033333333333333333', '0.033333333333333333', '0.033333333333333334'];
    let before = 0n;
    const shown = thirds.map((amount) => {
      const text = formatAmount({ amount, amountBefore: toText(before) }, 'USD', 4);
      before += parseDecimal(amount) ?? 0n;
      return text;
    });
    expect(shown).toEqual(['$0.0333', '$0.0334', '$0.0333']);
    expect(formatAmount({ amount: '0.00000001', amountBefore: '0' }, 'USD', 4)).toBe('< $0.0001');
    expect(formatAmount({ amount: null, amountBefore: '0' }, 'USD', 4)).toBeNull();
    expect(formatAmount({ amount: '1', amountBefore: '0' }, null, 4)).toBeNull();
  });
});

describe('calculations on lanes', () => {
  const whole = { fromMs: 0, toMs: 100_000 };

  test('work and idling fill the session’s life, and its calculations stand beneath', () => {
    const { lanes, longestIdleMs } = toCalculationLanes(
      [
        [2, 50_000, 100_000, 'running'],
        [1, 10_000, 30_000, 'failed'],
      ],
      whole,
    );
    expect(lanes.map(({ label }) => label)).toEqual(['Session', 'Calculations']);
    const bands = lanes[0]?.spans ?? [];
    expect(bands.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0)).toBe(100_000);
    expect(longestIdleMs).toBe(20_000);
    expect(lanes[1]?.spans.map(({ id, tone, open }) => [id, tone, open === true])).toEqual([
      ['1', 'failed', false],
      ['2', 'running', true],
    ]);
  });

  test('those that ran at once have a lane of their own, and a session without any idled all its life', () => {
    const { lanes } = toCalculationLanes(
      [
        [1, 0, 50_000, 'finished'],
        [2, 10_000, 20_000, 'finished'],
      ],
      whole,
    );
    expect(lanes.map(({ label }) => label)).toEqual(['Session', 'Calculations', 'At once']);
    expect(toCalculationLanes([], whole)).toMatchObject({ longestIdleMs: 100_000, lanes: [{ id: 'session' }] });
  });
});
