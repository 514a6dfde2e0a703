import { describe, expect, test } from 'vitest';
import { DAY_MS, openStream, type StreamOptions } from './stream.ts';

// A Wednesday noon.
const START = Date.UTC(2026, 10, 18, 12);

const open = (rest: Partial<StreamOptions> = {}) =>
  openStream({
    number: 7,
    seed: 1,
    startMs: START,
    count: 500,
    recent: 20,
    profile: 'office',
    quietMs: 0,
    arrivals: { everyMs: 60_000, firstMs: 12_000 },
    ...rest,
  });

describe('a stream', () => {
  test('holds exactly its count at the start, over 90 days, in order', () => {
    const stream = open();
    expect(stream.sizeAt(START)).toBe(500);
    const times = Array.from({ length: 520 }, (_, index) => stream.createdMs(index));
    expect(times.toSorted((one, other) => one - other)).toEqual(times);
    expect(START - (times[0] ?? 0)).toBeGreaterThan(85 * DAY_MS);
    expect(START - (times[0] ?? 0)).toBeLessThanOrEqual(90 * DAY_MS);
    expect(times[499]).toBeLessThan(START);
  });

  test('grows by one arrival a turn', () => {
    const stream = open();
    expect(stream.sizeAt(START + 3_600_000)).toBe(560);
    expect(open({ arrivals: null }).sizeAt(START + 30 * DAY_MS)).toBe(500);
    for (let ms = START; ms < START + 600_000; ms += 777) {
      const size = stream.sizeAt(ms);
      expect(stream.createdMs(size - 1)).toBeLessThanOrEqual(ms);
      expect(stream.createdMs(size)).toBeGreaterThan(ms);
    }
  });

  test('finds the first session after a time as a walk through all would', () => {
    const stream = open();
    const now = START + 600_000;
    const times = Array.from({ length: stream.sizeAt(now) }, (_, index) => stream.createdMs(index));
    for (const ms of [0, START - 91 * DAY_MS, ...times.filter((_, at) => at % 37 === 0), START, now, now + DAY_MS]) {
      const walked = times.findIndex((time) => time > ms);
      expect(stream.firstAfter(ms, now)).toBe(walked < 0 ? times.length : walked);
    }
  });

  test('follows the working week', () => {
    const stream = open({ count: 20_000, recent: 0 });
    const perDay = [0, 0, 0, 0, 0, 0, 0];
    for (let index = 0; index < 20_000; index++) {
      const day = new Date(stream.createdMs(index)).getUTCDay();
      perDay[day] = (perDay[day] ?? 0) + 1;
    }
    expect(perDay[2]).toBeGreaterThan(5 * (perDay[0] ?? 0));
    expect(perDay[6]).toBeGreaterThan(0);
  });

  test('that went quiet has nothing recent and gets nothing new', () => {
    const stream = open({ quietMs: 18 * DAY_MS, arrivals: null });
    expect(stream.sizeAt(START)).toBe(500);
    expect(stream.createdMs(499)).toBeLessThanOrEqual(START - 18 * DAY_MS);
  });

  test('is as soon open with a million sessions as with a few', () => {
    const stream = open({ count: 1_000_000 });
    expect(stream.sizeAt(START)).toBe(1_000_000);
    expect(stream.createdMs(999_999)).toBeGreaterThan(stream.createdMs(0));
  });
});
