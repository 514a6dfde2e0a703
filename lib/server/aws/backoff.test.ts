import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROBLEM_KINDS, type ProblemKind } from '../../domain/problem.ts';
import { nextTry } from './backoff.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const waitOf = (kind: ProblemKind, failures: number, random = 0, retryAt?: string) =>
  nextTry(retryAt === undefined ? { kind, message: '' } : { kind, message: '', retryAt }, failures, NOW, random) - NOW;

test('a throttled source waits 30 seconds, then longer, up to five minutes', () => {
  expect([1, 2, 3, 4, 5, 50].map((failures) => waitOf('throttled', failures))).toEqual([
    30_000, 60_000, 120_000, 240_000, 300_000, 300_000,
  ]);
});

describe('F-06 Retry-After', () => {
  test('is honoured up to five minutes', () => {
    const inMs = (ms: number) => new Date(NOW + ms).toISOString();
    expect(waitOf('throttled', 1, 0, inMs(100_000))).toBe(100_000);
    expect(waitOf('throttled', 1, 0, inMs(3_600_000))).toBe(300_000);
    expect(waitOf('throttled', 1, 0, inMs(1_000))).toBe(30_000);
    expect(waitOf('throttled', 1, 0, 'never')).toBe(30_000);
  });
});

test('F-26 access denied: at most four calls an hour', () => {
  let at = NOW;
  let calls = 0;
  while (at < NOW + 3_600_000) {
    calls += 1;
    at = nextTry({ kind: 'access_denied', message: '' }, calls, at, 0);
  }
  expect(calls).toBe(4);
});

test.each(['service_error', 'timeout', 'network', 'dns'] as const)(
  '%s: soon again at first, from the fifth failure a probe after 30 s to 5 min',
  (kind) => {
    expect([1, 2, 3, 4].map((failures) => waitOf(kind, failures))).toEqual([5_000, 10_000, 15_000, 20_000]);
    expect([5, 6, 7, 8, 9, 100].map((failures) => waitOf(kind, failures))).toEqual([
      30_000, 60_000, 120_000, 240_000, 300_000, 300_000,
    ]);
  },
);

test('credentials are looked at again every half minute, however often they failed', () => {
  for (const kind of ['credentials_expired', 'credentials_unavailable'] as const) {
    expect(waitOf(kind, 1)).toBe(30_000);
    expect(waitOf(kind, 1_000)).toBe(30_000);
  }
});

test('for every kind the wait is finite, at least 5 s, at most 18 minutes, and jitter only stretches it (property)', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PROBLEM_KINDS),
      fc.integer({ min: -1, max: 1e9 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (kind, failures, random) => {
        const wait = waitOf(kind, failures, random);
        expect(wait).toBeGreaterThanOrEqual(Math.max(5_000, waitOf(kind, failures, 0)));
        expect(wait).toBeLessThanOrEqual(18 * 60_000);
      },
    ),
  );
});
