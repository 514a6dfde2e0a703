import { describe, expect, test } from 'vitest';
import type { Mark } from './span-lanes-layout.ts';
import { formatLength, formatMarkTimes, formatSeveral, formatStretch, formatTick } from './span-lanes-words.ts';

const at = (iso: string) => Date.parse(iso);
const FROM = at('2026-11-20T08:00:05Z');
const mark = (more: Partial<Mark> = {}): Mark => {
  const first = { id: 'a', fromMs: FROM, toMs: FROM + 99_000, tone: 'busy' };
  return {
    fromMs: FROM,
    toMs: FROM + 99_000,
    count: 1,
    first,
    last: first,
    tones: [{ tone: 'busy', count: 1 }],
    ...more,
  };
};

describe('a mark in words', () => {
  test('tells its times to the second, and the second date where it is another', () => {
    expect(formatStretch(FROM, FROM + 99_000, 'utc')).toBe('Nov 20, 08:00:05 – 08:01:44');
    expect(formatStretch(FROM, FROM + 86_400_000, 'utc')).toBe('Nov 20, 08:00:05 – Nov 21, 08:00:05');
    expect(formatMarkTimes(mark(), 'utc')).toBe('Nov 20, 08:00:05 – 08:01:44 · 1m 39s');
  });

  test('has no end where none was told', () => {
    const { first } = mark();
    expect(formatMarkTimes(mark({ first: { ...first, open: true } }), 'utc')).toBe(
      'since Nov 20, 08:00:05 · 1m 39s so far',
    );
  });

  test('less than a second is not nothing', () => {
    expect(formatLength(420)).toBe('420 ms');
    expect(formatLength(999n)).toBe('999 ms');
    expect(formatLength(0)).toBe('0s');
    expect(formatLength(90_000)).toBe('1m 30s');
  });

  test('of several counts each kind', () => {
    const toLabel = (tone: string) => (tone === 'busy' ? 'Finished' : 'Failed');
    const tones = [
      { tone: 'busy', count: 30 },
      { tone: 'failed', count: 7 },
    ];
    expect(formatSeveral(mark({ count: 37, tones }), 'statements', toLabel)).toBe(
      '37 statements: 30 finished, 7 failed',
    );
    expect(formatSeveral(mark({ count: 2, tones: [{ tone: 'busy', count: 2 }] }), 'statements', toLabel)).toBe(
      '2 statements, all finished',
    );
  });

  test('the axis names the day where it begins', () => {
    const midnight = at('2026-11-21T00:00:00Z');
    expect(formatTick(FROM, 3_600_000, 'utc', null)).toBe('Nov 20, 08:00');
    expect(formatTick(midnight, 3_600_000, 'utc', midnight - 3_600_000)).toBe('Nov 21');
    expect(formatTick(midnight + 3_600_000, 3_600_000, 'utc', midnight)).toBe('01:00');
    expect(formatTick(FROM, 1_000, 'utc', FROM - 1_000)).toBe('08:00:05');
    expect(formatTick(midnight, 86_400_000, 'utc', FROM)).toBe('Nov 21');
  });
});
