import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Lane, layoutLanes, packLanes, type Span, toPlace } from './span-lanes-layout.ts';

const START = Date.UTC(2026, 10, 20, 8);
const span = (id: string, fromS: number, lengthS: number, tone = 'busy'): Span => ({
  id,
  fromMs: START + fromS * 1000,
  toMs: START + (fromS + lengthS) * 1000,
  tone,
});
const HOUR = { fromMs: START, toMs: START + 3_600_000 };

const someSpans = fc
  .array(
    fc.record({
      from: fc.integer({ min: -90_000, max: 90_000 }),
      length: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 50_000 })),
      tone: fc.constantFrom('busy', 'idle', 'failed'),
    }),
    { maxLength: 400 },
  )
  .map((list) => list.map(({ from, length, tone }, index) => span(String(index), from, length, tone)));
const someLanes = fc
  .array(someSpans, { minLength: 1, maxLength: 8 })
  .map((lists) =>
    lists.map((spans, index): Lane => ({ id: String(index), label: `lane ${index}`, many: 'spans', spans })),
  );

describe('lanes of spans', () => {
  test('of any spans no more marks than asked for are drawn, and none is lost', () => {
    fc.assert(
      fc.property(
        someLanes,
        fc.integer({ min: 1, max: 2_000 }),
        fc.integer({ min: 8, max: 500 }),
        fc.integer({ min: 1, max: 200_000 }),
        (lanes, width, most, seconds) => {
          const view = { fromMs: START, toMs: START + seconds * 1000 };
          const laid = layoutLanes(lanes, view, width, most);
          expect(laid.lanes.reduce((sum, { marks }) => sum + marks.length, 0)).toBeLessThanOrEqual(most);
          for (const { lane, marks, before, after } of laid.lanes) {
            const drawn = marks.reduce((sum, { count }) => sum + count, 0);
            expect(before + drawn + after).toBe(lane.spans.length);
            expect(before).toBe(lane.spans.filter(({ toMs }) => toMs < view.fromMs).length);
            expect(after).toBe(lane.spans.filter(({ fromMs }) => fromMs > view.toMs).length);
            for (const tone of ['busy', 'idle', 'failed']) {
              const inView = lane.spans.filter(
                (one) => one.tone === tone && one.toMs >= view.fromMs && one.fromMs <= view.toMs,
              );
              const told = marks.flatMap(({ tones }) => tones).filter((one) => one.tone === tone);
              expect(told.reduce((sum, { count }) => sum + count, 0)).toBe(inView.length);
            }
          }
        },
      ),
    );
  });

  test('marks cover what they stand for, in order of their beginning', () => {
    fc.assert(
      fc.property(someLanes, fc.integer({ min: 20, max: 900 }), (lanes, width) => {
        for (const { marks, lane } of layoutLanes(lanes, HOUR, width, 240).lanes) {
          const inView = lane.spans.filter(({ fromMs, toMs }) => toMs >= HOUR.fromMs && fromMs <= HOUR.toMs);
          for (const one of inView) {
            const holds = marks.some(({ fromMs, toMs }) => fromMs <= one.fromMs && toMs >= one.toMs);
            expect(holds).toBe(true);
          }
          const begins = marks.map(({ fromMs }) => fromMs);
          expect(begins).toEqual(begins.toSorted((left, right) => left - right));
        }
      }),
    );
  });

  test('what can be told apart is not merged, also where one ends as the next begins', () => {
    const spans = [span('a', 0, 600), span('b', 600, 900, 'idle'), span('c', 1500, 60), span('d', 1570, 2030, 'idle')];
    const laid = layoutLanes([{ id: 'one', label: '', many: 'spans', spans }], HOUR, 600, 240);
    expect(laid.lanes[0]?.marks.map(({ count, first }) => [first.id, count])).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 1],
      ['d', 1],
    ]);
    expect(laid.merged).toBe(0);
  });

  test('what lies within a pixel is one mark that says how many; a sliver between two wide ones stays itself', () => {
    const crowd = Array.from({ length: 5 }, (_, index) =>
      span(`c${index}`, 1000 + index, 1, index === 2 ? 'failed' : 'busy'),
    );
    const spans = [...crowd, span('wide', 1200, 1000), span('sliver', 2200, 1), span('last', 2201, 1000)];
    const laid = layoutLanes([{ id: 'one', label: '', many: 'spans', spans }], HOUR, 600, 240);
    expect(laid.lanes[0]?.marks.map(({ count }) => count)).toEqual([5, 1, 1, 1]);
    expect(laid.lanes[0]?.marks[0]?.tones).toEqual([
      { tone: 'busy', count: 4 },
      { tone: 'failed', count: 1 },
    ]);
    expect(laid.merged).toBe(1);
  });

  test('ten thousand spans back to back still show when which of them were', () => {
    const spans = Array.from({ length: 10_000 }, (_, index) =>
      span(String(index), index * 0.36, 0.36, index < 5000 ? 'busy' : 'failed'),
    );
    const laid = layoutLanes([{ id: 'one', label: '', many: 'spans', spans }], HOUR, 900, 240);
    const marks = laid.lanes[0]?.marks ?? [];
    expect(marks.length).toBeGreaterThan(50);
    expect(marks.length).toBeLessThanOrEqual(240);
    expect(marks.slice(0, 20).every(({ tones }) => tones.every(({ tone }) => tone === 'busy'))).toBe(true);
    expect(marks.slice(-20).every(({ tones }) => tones.every(({ tone }) => tone === 'failed'))).toBe(true);
  });

  test('the list that it is given stays as it was', () => {
    const spans = [span('late', 100, 5), span('early', 1, 5)];
    layoutLanes([{ id: 'one', label: '', many: 'spans', spans }], HOUR, 900, 240);
    expect(spans.map(({ id }) => id)).toEqual(['late', 'early']);
  });

  test('packed lanes hold every span once and no two at the same time, as long as there are lanes', () => {
    fc.assert(
      fc.property(someSpans, (spans) => {
        const lanes = packLanes(spans, 400);
        expect(lanes.flat().toSorted((a, b) => Number(a.id) - Number(b.id))).toEqual(spans);
        for (const lane of lanes) {
          for (const [index, one] of lane.entries()) {
            const next = lane[index + 1];
            if (next !== undefined) expect(next.fromMs).toBeGreaterThanOrEqual(one.toMs);
          }
        }
        const few = packLanes(spans, 3);
        expect(few.length).toBeLessThanOrEqual(3);
        expect(few.flat()).toHaveLength(spans.length);
      }),
    );
  });

  test('places stay within the view', () => {
    expect(toPlace({ fromMs: START - 5, toMs: START + 1_800_000 }, HOUR)).toEqual({ left: 0, width: 50 });
    expect(toPlace({ fromMs: START + 1_800_000, toMs: START + 9e9 }, HOUR)).toEqual({ left: 50, width: 50 });
  });
});
