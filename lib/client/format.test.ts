import { describe, expect, it } from 'vitest';
import {
  formatAge,
  formatDuration,
  formatFullTime,
  formatNumberOf,
  formatQuantity,
  formatTime,
  formatWindow,
  readTimeInput,
  toTimeInput,
} from './format.ts';

const NOW_MS = Date.parse('2026-08-20T12:00:00Z');

describe('durations', () => {
  it('have two units at most, and no empty one', () => {
    const cases: [number, string][] = [
      [0, '0s'],
      [0.9, '0s'],
      [59, '59s'],
      [60, '1m'],
      [724, '12m 4s'],
      [3600, '1h'],
      [8040, '2h 14m'],
      [3605, '1h'],
      [86_400 * 3 + 3600 * 4 + 60, '3d 4h'],
      [-5, '0s'],
    ];
    for (const [seconds, text] of cases) expect(formatDuration(seconds)).toBe(text);
  });
});

describe('ages', () => {
  it('have one unit, and a time that is none is said to be unknown', () => {
    expect(formatAge('2026-08-20T11:59:58Z', NOW_MS)).toBe('just now');
    expect(formatAge('2026-08-20T11:59:18Z', NOW_MS)).toBe('42s ago');
    expect(formatAge('2026-08-20T09:30:00Z', NOW_MS)).toBe('2h ago');
    expect(formatAge('2026-08-20T12:00:09Z', NOW_MS)).toBe('just now');
    expect(formatAge('never', NOW_MS)).toBe('at an unknown time');
  });
});

describe('quantities', () => {
  it('never show a positive amount as 0', () => {
    expect(formatQuantity(0)).toBe('0');
    expect(formatQuantity(0.0004)).toBe('< 0.001');
    expect(formatQuantity(0.0377)).toBe('0.0377');
    expect(formatQuantity(24.46)).toBe('24.5');
    expect(formatQuantity(999.4)).toBe('999');
    expect(formatQuantity(172_800.4)).toBe('172,800');
  });

  it('agree with their noun', () => {
    expect([0, 1, 1200].map((count) => formatNumberOf(count, 'session'))).toEqual([
      '0 sessions',
      '1 session',
      '1,200 sessions',
    ]);
  });
});

describe('F-18 times', () => {
  it('are short in a table, with the year where it is not this one', () => {
    expect(formatTime('2026-08-19T14:03:22Z', 'utc', NOW_MS)).toBe('Aug 19, 14:03');
    expect(formatTime('2025-08-19T00:03:22Z', 'utc', NOW_MS)).toBe('Aug 19, 2025, 00:03');
    expect(formatFullTime('2026-08-19T14:03:22.500Z', 'utc')).toBe('2026-08-19 14:03:22 UTC');
  });

  it('of a window are those of the clock, with either end open', () => {
    const [from, to] = ['2026-08-19T14:03:22Z', '2026-08-20T02:03:00Z'];
    expect(formatWindow({ from, to }, 'utc', NOW_MS)).toBe('Aug 19, 14:03 – Aug 20, 02:03');
    expect(formatWindow({ from, to: null }, 'utc', NOW_MS)).toBe('since Aug 19, 14:03');
    expect(formatWindow({ from: null, to }, 'utc', NOW_MS)).toBe('before Aug 20, 02:03');
    expect(formatWindow({ from: null, to: null }, 'utc', NOW_MS)).toBe('all time');
  });

  it.each(['utc', 'local'] as const)('are read back from a field as what they were, by the %s clock', (clock) => {
    for (const iso of ['2026-08-19T14:03:00.000Z', '2026-01-01T00:00:00.000Z']) {
      expect(readTimeInput(toTimeInput(iso, clock), clock)).toBe(iso);
    }
    expect(toTimeInput('2026-08-19T14:03:22Z', 'utc')).toBe('2026-08-19T14:03');
    expect([toTimeInput(null, clock), toTimeInput('x', clock)]).toEqual(['', '']);
    expect([readTimeInput('', clock), readTimeInput('x', clock)]).toEqual([null, null]);
  });

  it('say so when they are none', () => {
    expect(formatTime('x', 'utc', NOW_MS)).toBe('not a time');
    expect(formatFullTime('x', 'local')).toBe('not a time');
  });
});
