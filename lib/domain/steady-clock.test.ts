import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startOfBucket } from './calendar.ts';
import { toSteadyStretches } from './steady-clock.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Asia/Kathmandu', 'Australia/Lord_Howe'];

test('parts a summer where the clocks change', () => {
  const [from, to] = [Date.UTC(2026, 2, 1), Date.UTC(2026, 10, 1)];
  expect(toSteadyStretches(from, to, 'Europe/Berlin')).toEqual([
    { fromMs: from, toMs: Date.UTC(2026, 2, 29, 1), offsetMs: HOUR_MS },
    { fromMs: Date.UTC(2026, 2, 29, 1), toMs: Date.UTC(2026, 9, 25, 1), offsetMs: 2 * HOUR_MS },
    { fromMs: Date.UTC(2026, 9, 25, 1), toMs: to, offsetMs: HOUR_MS },
  ]);
  expect(toSteadyStretches(from, from, 'UTC')).toEqual([]);
});

test('finds the day of the calendar by counting alone, for every hour of a stretch', () => {
  const hour = fc.integer({ min: Date.UTC(2016) / HOUR_MS, max: Date.UTC(2027) / HOUR_MS });
  fc.assert(
    fc.property(hour, fc.nat(24 * 400), fc.constantFrom(...ZONES), fc.nat(1_000_000), (start, hours, zone, pick) => {
      const [fromMs, toMs] = [start * HOUR_MS, (start + hours) * HOUR_MS];
      const stretches = toSteadyStretches(fromMs, toMs, zone);
      expect(stretches.reduce((sum, one) => sum + one.toMs - one.fromMs, 0)).toBe(toMs - fromMs);
      if (hours === 0) return;
      const ms = fromMs + (pick % hours) * HOUR_MS;
      const own = stretches.find((one) => ms >= one.fromMs && ms < one.toMs);
      const offsetMs = own?.offsetMs ?? Number.NaN;
      // The last moment of the hour: one that the clock changes within lies in the same day all the same.
      const lastMs = ms + HOUR_MS - 1;
      const day = Math.floor((lastMs + offsetMs) / DAY_MS);
      const counted = Math.max(own?.fromMs ?? 0, day * DAY_MS - offsetMs);
      expect(startOfBucket(counted, 'day', zone)).toBe(startOfBucket(lastMs, 'day', zone));
    }),
    { numRuns: 500 },
  );
});
