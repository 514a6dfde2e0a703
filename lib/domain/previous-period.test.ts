import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toPreviousBounds } from './previous-period.ts';

const NOW_MS = Date.parse('2026-08-20T12:00:00Z');
const DAY_MS = 24 * 3_600_000;
const at = (iso: string) => Date.parse(iso);
const previous = (from: string, to: string, zone = 'UTC') => {
  const bounds = toPreviousBounds({ fromMs: at(from), toMs: at(to) }, NOW_MS, zone);
  return bounds && [new Date(bounds.fromMs).toISOString(), new Date(bounds.toMs).toISOString()];
};

test.each([
  [
    'a week',
    '2026-08-10T00:00:00Z',
    '2026-08-17T00:00:00Z',
    'UTC',
    '2026-08-03T00:00:00.000Z',
    '2026-08-10T00:00:00.000Z',
  ],
  [
    'some hours',
    '2026-08-10T08:00:00Z',
    '2026-08-10T12:00:00Z',
    'UTC',
    '2026-08-09T08:00:00.000Z',
    '2026-08-09T12:00:00.000Z',
  ],
  [
    'a day and a half',
    '2026-08-10T00:00:00Z',
    '2026-08-11T12:00:00Z',
    'UTC',
    '2026-08-08T00:00:00.000Z',
    '2026-08-09T12:00:00.000Z',
  ],
  [
    'a week after the clocks changed',
    '2026-03-29T22:00:00Z',
    '2026-04-05T22:00:00Z',
    'Europe/Berlin',
    '2026-03-22T23:00:00.000Z',
    '2026-03-29T22:00:00.000Z',
  ],
  [
    'a week in which they changed',
    '2026-03-23T23:00:00Z',
    '2026-03-30T22:00:00Z',
    'Europe/Berlin',
    '2026-03-16T23:00:00.000Z',
    '2026-03-23T23:00:00.000Z',
  ],
])('%s is compared with as many days before', (_, from, to, zone, start, end) => {
  expect(previous(from, to, zone)).toEqual([start, end]);
});

test('a window without an end ends now, and one without a beginning has none before it', () => {
  const open = { fromMs: NOW_MS - 30 * DAY_MS, toMs: Number.POSITIVE_INFINITY };
  expect(toPreviousBounds(open, NOW_MS, 'UTC')).toEqual({ fromMs: NOW_MS - 60 * DAY_MS, toMs: NOW_MS - 30 * DAY_MS });
  expect(toPreviousBounds({ fromMs: Number.NEGATIVE_INFINITY, toMs: NOW_MS }, NOW_MS, 'UTC')).toBeNull();
  expect(toPreviousBounds({ fromMs: NOW_MS + 1, toMs: Number.POSITIVE_INFINITY }, NOW_MS, 'UTC')).toBeNull();
});

test('it never overlaps the window, and is never empty', () => {
  const ms = fc.integer({ min: Date.UTC(2016), max: NOW_MS });
  fc.assert(
    fc.property(
      ms,
      fc.integer({ min: 1, max: 400 * DAY_MS }),
      fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kolkata'),
      (fromMs, length, zone) => {
        const bounds = toPreviousBounds({ fromMs, toMs: fromMs + length }, NOW_MS, zone);
        expect(bounds?.toMs).toBeLessThanOrEqual(fromMs);
        expect((bounds?.toMs ?? 0) - (bounds?.fromMs ?? 0)).toBeGreaterThan(0);
      },
    ),
  );
});
