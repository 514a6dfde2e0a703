import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toKeyAct } from './span-lanes-keys.ts';
import { type Lane, layoutLanes, type Span } from './span-lanes-layout.ts';
import {
  findBeyond,
  findMark,
  findMarkAt,
  moveReading,
  panTo,
  type Reading,
  zoomBy,
  zoomTo,
} from './span-lanes-steps.ts';

const span = (id: string, fromMs: number, toMs: number): Span => ({ id, fromMs, toMs, tone: 'busy' });
const LANES: Lane[] = [
  {
    id: 'one',
    label: 'One',
    many: 'spans',
    spans: [span('a', 0, 100_000), span('b', 200_000, 300_000), span('c', 800_000, 900_000)],
  },
  { id: 'empty', label: 'Empty', many: 'spans', spans: [] },
  { id: 'two', label: 'Two', many: 'spans', spans: [span('d', 10_000, 20_000), span('e', 790_000, 795_000)] },
];
const WHOLE = { fromMs: 0, toMs: 1_000_000 };
const laid = layoutLanes(LANES, WHOLE, 1_000, 240).lanes;
const readId = (reading: Reading | null | undefined) => findMark(laid, reading ?? null)?.first.id ?? null;
const go = (...keys: string[]) =>
  keys.reduce<Reading | null>((reading, key) => moveReading(laid, reading, key) ?? reading, null);

describe('reading lanes by keys', () => {
  test('the first key lands at an end, and the arrows go along the lane', () => {
    expect(readId(go('ArrowRight'))).toBe('a');
    expect(readId(go('ArrowLeft'))).toBe('c');
    expect(readId(go('ArrowRight', 'ArrowRight'))).toBe('b');
    expect(readId(go('Home', 'End'))).toBe('c');
    expect(readId(go('End', 'ArrowRight'))).toBe('c');
  });

  test('up and down pass lanes without anything and land on what is nearest in time', () => {
    expect(readId(go('End', 'ArrowDown'))).toBe('e');
    expect(readId(go('Home', 'ArrowDown'))).toBe('d');
    expect(readId(go('End', 'ArrowDown', 'ArrowUp'))).toBe('c');
    expect(moveReading(laid, go('Home'), 'ArrowUp')).toBeUndefined();
  });

  test('other keys are not the chart’s, and an empty chart has none', () => {
    expect(moveReading(laid, null, 'x')).toBeUndefined();
    expect(moveReading(laid, go('Home'), 'x')).toBeUndefined();
    expect(moveReading([], null, 'ArrowRight')).toBeUndefined();
  });

  test('every span of a lane is met once by going right', () => {
    let reading = go('Home');
    const met = [readId(reading)];
    for (let next = moveReading(laid, reading, 'ArrowRight'); next !== undefined; ) {
      reading = next;
      met.push(readId(reading));
      next = moveReading(laid, reading, 'ArrowRight');
    }
    expect(met).toEqual(['a', 'b', 'c']);
  });
});

describe('keys of the chart', () => {
  const whole = { view: WHOLE, zoomed: false };
  test('Enter opens what is read, and nothing otherwise', () => {
    expect(toKeyAct('Enter', laid, go('Home'), whole, WHOLE)).toMatchObject({
      kind: 'open',
      mark: { first: { id: 'a' } },
    });
    expect(toKeyAct('Enter', laid, null, whole, WHOLE)).toBeNull();
  });

  test('plus and minus zoom around what is read, within the view', () => {
    expect(toKeyAct('+', laid, go('End'), whole, WHOLE)).toEqual({ kind: 'zoom', factor: 'in', atMs: 850_000 });
    expect(toKeyAct('-', laid, null, whole, WHOLE)).toEqual({ kind: 'zoom', factor: 'out', atMs: 500_000 });
  });

  test('Escape lets go of what is read, then shows all, then is not the chart’s', () => {
    const zoomed = { view: { fromMs: 0, toMs: 500_000 }, zoomed: true };
    expect(toKeyAct('Escape', laid, go('Home'), zoomed, WHOLE)).toEqual({ kind: 'read', reading: null });
    expect(toKeyAct('Escape', laid, null, zoomed, WHOLE)).toEqual({ kind: 'show', view: null });
    expect(toKeyAct('Escape', laid, null, whole, WHOLE)).toBeNull();
  });

  test('a step out of the view takes the view along', () => {
    const view = { fromMs: 150_000, toMs: 350_000 };
    const shown = layoutLanes(LANES, view, 1_000, 240).lanes;
    const act = toKeyAct('ArrowRight', shown, { lane: 0, atMs: 200_000 }, { view, zoomed: true }, WHOLE);
    expect(act).toEqual({
      kind: 'show',
      view: { fromMs: 700_000, toMs: 900_000 },
      reading: { lane: 0, atMs: 800_000 },
    });
    expect(toKeyAct('ArrowRight', laid, go('End'), whole, WHOLE)).toBeNull();
  });
});

describe('pointer and zoom', () => {
  test('the nearest mark within the slack is meant', () => {
    const marks = laid[0]?.marks ?? [];
    expect(findMarkAt(marks, 250_000, 1)?.first.id).toBe('b');
    expect(findMarkAt(marks, 303_000, 5_000)?.first.id).toBe('b');
    expect(findMarkAt(marks, 400_000, 5_000)).toBeNull();
  });

  test('what lies beyond the view is found on either side', () => {
    const [lane] = layoutLanes(LANES, { fromMs: 150_000, toMs: 350_000 }, 1_000, 240).lanes;
    if (lane === undefined) throw new Error('no lane');
    expect(findBeyond(lane, { fromMs: 150_000, toMs: 350_000 }, -1)).toMatchObject({ id: 'a' });
    expect(findBeyond(lane, { fromMs: 150_000, toMs: 350_000 }, 1)).toMatchObject({ id: 'c' });
    expect(findBeyond(lane, WHOLE, 1)).toBeNull();
  });

  test('a view stays within the whole and is never shorter than a second', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.double({ min: 0.01, max: 20, noNaN: true }),
        (one, other, factor) => {
          const stretch = { fromMs: Math.min(one, other), toMs: Math.max(one, other) };
          for (const view of [zoomTo(stretch, WHOLE), zoomBy(stretch, factor, one, WHOLE)]) {
            if (view === null) continue;
            expect(view.fromMs).toBeGreaterThanOrEqual(0);
            expect(view.toMs).toBeLessThanOrEqual(WHOLE.toMs + 1e-6);
            expect(view.toMs - view.fromMs).toBeGreaterThanOrEqual(1_000 - 1e-6);
          }
        },
      ),
    );
    expect(zoomTo(WHOLE, WHOLE)).toBeNull();
    expect(panTo({ fromMs: 0, toMs: 10_000 }, 999_999, WHOLE)).toEqual({ fromMs: 990_000, toMs: 1_000_000 });
  });
});
