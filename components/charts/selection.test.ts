import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moveSelection, type Selection, toSpan } from './selection.ts';

const BOUNDS = { buckets: 30, series: 3 };
const press = (selection: Selection | null, key: string, shift = false) =>
  moveSelection(selection, { key, shift }, BOUNDS);
const at = (focus: number, anchor = focus, series: number | null = null): Selection => ({ anchor, focus, series });

describe('keyboard model of the chart', () => {
  test('the first arrow lands on the newest bucket, the next one moves', () => {
    expect(press(null, 'ArrowLeft')).toEqual(at(29));
    expect(press(at(29), 'ArrowLeft')).toEqual(at(28));
    expect(press(at(29), 'ArrowRight')).toEqual(at(29));
  });

  test('shift stretches, a plain arrow collapses to where one is', () => {
    const stretched = press(at(20), 'ArrowLeft', true) as Selection;
    expect(toSpan(stretched)).toEqual({ first: 19, last: 20 });
    expect(press(stretched, 'ArrowLeft')).toEqual(at(18));
  });

  test('Home, End and pages', () => {
    expect(press(at(20), 'Home')).toEqual(at(0));
    expect(press(at(20), 'End', true)).toEqual(at(29, 20));
    expect(press(at(20), 'PageUp')).toEqual(at(17));
  });

  test('up and down walk all series and come back to all', () => {
    expect(press(at(5), 'ArrowUp')).toEqual(at(5, 5, 0));
    expect(press(at(5, 5, 2), 'ArrowUp')).toEqual(at(5));
    expect(press(at(5), 'ArrowDown')).toEqual(at(5, 5, 2));
  });

  test('Escape narrows, clears, then belongs to the page again', () => {
    expect(press(at(5, 9), 'Escape')).toEqual(at(5));
    expect(press(at(5), 'Escape')).toBeNull();
    expect(press(null, 'Escape')).toBeUndefined();
  });

  test('other keys are left alone, and so is an empty chart', () => {
    expect(press(at(5), 'a')).toBeUndefined();
    expect(moveSelection(null, { key: 'ArrowLeft', shift: false }, { buckets: 0, series: 0 })).toBeUndefined();
  });

  test('no sequence of keys leaves the chart', () => {
    const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown', 'Escape'];
    const presses = fc.array(fc.record({ key: fc.constantFrom(...keys), shift: fc.boolean() }));
    fc.assert(
      fc.property(
        presses,
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 0, max: 12 }),
        (list, buckets, series) => {
          let selection: Selection | null = null;
          for (const one of list) {
            const moved = moveSelection(selection, one, { buckets, series });
            if (moved !== undefined) selection = moved;
            if (selection === null) continue;
            expect(selection.focus).toBeGreaterThanOrEqual(0);
            expect(Math.max(selection.focus, selection.anchor)).toBeLessThan(buckets);
            expect(selection.series ?? 0).toBeLessThan(Math.max(1, series));
          }
        },
      ),
    );
  });
});
