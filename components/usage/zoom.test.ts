import { expect, test } from 'vitest';
import { isZoomable, toZoom } from './zoom.ts';

const DAY_MS = 86_400_000;
const daysOf = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const startMs = Date.UTC(2026, 10, 1) + index * DAY_MS;
    return { start: new Date(startMs).toISOString(), end: new Date(startMs + DAY_MS).toISOString() };
  });

test('a zoom takes the bounds of its buckets, and finer buckets where few are left', () => {
  const days = daysOf(30);
  expect(toZoom(days, 3, 12, 'day')).toEqual({
    window: { kind: 'absolute', from: '2026-11-04T00:00:00.000Z', to: '2026-11-14T00:00:00.000Z' },
    bucket: 'day',
  });
  expect(toZoom(days, 3, 4, 'day')?.bucket).toBe('hour');
  expect(toZoom(days, 0, 29, 'month')?.bucket).toBe('day');
  expect(toZoom(days, 0, 99, 'day')).toBeNull();
});

test('where nothing would change there is no zoom', () => {
  expect(isZoomable(daysOf(10), 0, 9, 'day')).toBe(false);
  expect(isZoomable(daysOf(10), 0, 8, 'day')).toBe(true);
  expect(isZoomable(daysOf(2), 0, 1, 'day')).toBe(true);
});
