import { tzOffset } from '@date-fns/tz';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toTimeTicks } from './time-ticks.ts';

const UTC = () => 0;
const inZone = (zone: string) => (ms: number) => tzOffset(zone, new Date(ms)) * 60_000;
const at = (iso: string) => Date.parse(iso);
const read = (ticks: readonly number[]) => ticks.map((ms) => new Date(ms).toISOString().slice(11, 16));

describe('marks of a time axis', () => {
  test('are round on the clock, few enough, within the view and in order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z') }),
        fc.integer({ min: 1, max: 120 * 86_400_000 }),
        fc.integer({ min: 2, max: 20 }),
        fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'America/New_York'),
        (fromMs, length, most, zone) => {
          const view = { fromMs, toMs: fromMs + length };
          const { ticksMs } = toTimeTicks(view, most, inZone(zone));
          // Where the clocks change, one mark may be more.
          expect(ticksMs.length).toBeLessThanOrEqual(most + 1);
          expect(ticksMs.every((ms) => ms >= view.fromMs && ms <= view.toMs)).toBe(true);
          expect(ticksMs.every((ms, index) => index === 0 || ms > (ticksMs[index - 1] ?? 0))).toBe(true);
        },
      ),
    );
  });

  test('follow the zone of the viewer', () => {
    const view = { fromMs: at('2026-11-20T08:05:00Z'), toMs: at('2026-11-20T13:50:00Z') };
    expect(read(toTimeTicks(view, 8, UTC).ticksMs)).toEqual(['09:00', '10:00', '11:00', '12:00', '13:00']);
    expect(read(toTimeTicks(view, 8, inZone('Asia/Kathmandu')).ticksMs)).toEqual([
      '08:15',
      '09:15',
      '10:15',
      '11:15',
      '12:15',
      '13:15',
    ]);
  });

  test('stay at midnight over a change of the clocks', () => {
    const view = { fromMs: at('2026-10-23T10:00:00Z'), toMs: at('2026-10-28T10:00:00Z') };
    const { stepMs, ticksMs } = toTimeTicks(view, 7, inZone('Europe/Berlin'));
    expect(stepMs).toBe(86_400_000);
    expect(read(ticksMs)).toEqual(['22:00', '22:00', '23:00', '23:00', '23:00']);
  });

  test('of no time at all there is one', () => {
    expect(toTimeTicks({ fromMs: 5, toMs: 5 }, 5, UTC).ticksMs).toEqual([5]);
  });
});
