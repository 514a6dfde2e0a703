import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  type ColumnLayout,
  DEFAULT_LAYOUT,
  listHidden,
  moveColumn,
  pinColumn,
  placeColumn,
  resizeColumn,
  showColumn,
  toLayout,
  toShownColumns,
  WIDTH_MAX,
  WIDTH_MIN,
} from './column-layout.ts';
import { parseColumns, parseLayout, serializeColumns, serializeLayout } from './layout-codec.ts';
import { SESSION_FIELDS } from './session-fields.ts';

const IDS = SESSION_FIELDS.map(({ id }) => id);
const anyId = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...IDS) }, fc.constantFrom('gone', '__proto__', ''));
const anyLayout = fc
  .record({
    order: fc.array(anyId, { maxLength: 30 }),
    pinned: fc.array(anyId, { maxLength: 5 }),
    widths: fc.dictionary(anyId, fc.integer({ min: -10, max: 2_000 })),
  })
  .map(toLayout);

/** Any few changes that the page offers. */
const anyChange = fc.oneof(
  fc.tuple(anyId, fc.boolean()).map(
    ([id, on]) =>
      (layout: ColumnLayout) =>
        showColumn(layout, id, on),
  ),
  fc.tuple(anyId, fc.boolean()).map(
    ([id, on]) =>
      (layout: ColumnLayout) =>
        pinColumn(layout, id, on),
  ),
  fc.tuple(anyId, fc.integer({ min: -30, max: 30 })).map(
    ([id, by]) =>
      (layout: ColumnLayout) =>
        moveColumn(layout, id, by),
  ),
  fc.tuple(anyId, anyId).map(
    ([id, at]) =>
      (layout: ColumnLayout) =>
        placeColumn(layout, id, at),
  ),
  fc.tuple(anyId, fc.option(fc.integer({ min: -10, max: 2_000 }))).map(
    ([id, width]) =>
      (layout: ColumnLayout) =>
        resizeColumn(layout, id, width),
  ),
);

describe('a layout', () => {
  it('has its one form after any change: known columns once, pinned ones first, the name there', () => {
    fc.assert(
      fc.property(anyLayout, fc.array(anyChange, { maxLength: 8 }), (start, changes) => {
        const layout = changes.reduce((now, change) => change(now), start);
        expect(toLayout(layout)).toEqual(layout);
        expect(layout.order).toContain('name');
        expect(layout.pinned).toContain('name');
        expect(layout.order.slice(0, layout.pinned.length)).toEqual(layout.pinned);
        expect([...layout.order, ...listHidden(layout).map(({ id }) => id)].toSorted()).toEqual(IDS.toSorted());
        for (const width of Object.values(layout.widths)) {
          expect(width >= WIDTH_MIN && width <= WIDTH_MAX).toBe(true);
        }
      }),
    );
  });

  it('comes through an address as it is, and is short in it', () => {
    fc.assert(
      fc.property(anyLayout, (layout) => {
        const written = serializeColumns(layout);
        expect(parseColumns(written)).toEqual({ layout, problems: [] });
        expect(written).toMatch(/^[a-zA-Z0-9*:,]+$/);
      }),
    );
    expect(serializeColumns(DEFAULT_LAYOUT)).toBe('default');
    const all = IDS.reduce((layout, id) => resizeColumn(showColumn(layout, id, true), id, 123), DEFAULT_LAYOUT);
    expect(serializeColumns(all).length).toBeLessThan(300);
  });

  it('is read from anything without failing', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('a', ',', ':', '*', '9', 'name', 'cost') })),
        (raw) => {
          const { layout, problems } = parseColumns(raw);
          if (layout === null) expect(problems.length).toBeGreaterThan(0);
          else expect(parseColumns(serializeColumns(layout)).layout).toEqual(layout);
        },
      ),
    );
  });
});

describe('changes of a layout', () => {
  const small = toLayout({ order: ['service', 'name', 'state', 'owner', 'cost'], widths: {}, pinned: ['service'] });
  const ids = ({ order }: ColumnLayout) => order.join(' ');

  test('a column that is shown again stands where it belongs', () => {
    expect(ids(showColumn(showColumn(small, 'state', false), 'state', true))).toBe('service name state owner cost');
    expect(ids(showColumn(small, 'tags', true))).toBe('service name state owner cost tags');
    expect(showColumn(small, 'name', false)).toBe(small);
  });

  test('a column moves within its side, and further than that only by pinning', () => {
    expect(ids(moveColumn(small, 'cost', -1))).toBe('service name state cost owner');
    expect(ids(moveColumn(small, 'cost', -9))).toBe('service name cost state owner');
    expect(ids(moveColumn(small, 'state', 9))).toBe('service name owner cost state');
    expect(ids(moveColumn(small, 'service', 1))).toBe('name service state owner cost');
    expect(ids(placeColumn(small, 'cost', 'service'))).toBe('service name cost state owner');
    expect(ids(placeColumn(small, 'state', 'cost'))).toBe('service name owner cost state');
    expect(ids(pinColumn(small, 'cost', true))).toBe('service name cost state owner');
    expect(ids(pinColumn(small, 'service', false))).toBe('name service state owner cost');
  });

  test('pinned columns stand one beside the other, and the name grows until it has a width', () => {
    const layout = resizeColumn(pinColumn(small, 'owner', true), 'service', 100);
    const placed = (of: ColumnLayout) => toShownColumns(of).map(({ field, left, grow }) => [field.id, left, grow]);
    expect(placed(layout).slice(0, 3)).toEqual([
      ['service', 0, false],
      ['name', 100, true],
      ['owner', 264, false],
    ]);
    expect(placed(resizeColumn(layout, 'name', 200)).slice(1, 3)).toEqual([
      ['name', 100, false],
      ['owner', 300, false],
    ]);
  });

  test('a width keeps within its bounds, and is let go', () => {
    expect(resizeColumn(small, 'cost', 1).widths).toEqual({ cost: WIDTH_MIN });
    expect(resizeColumn(small, 'cost', 9_999).widths).toEqual({ cost: WIDTH_MAX });
    expect(resizeColumn(resizeColumn(small, 'cost', 300), 'cost', null)).toEqual(small);
  });
});

describe('a layout of an address', () => {
  test('leaves to the viewer what it does not say', () => {
    expect(parseLayout(new URLSearchParams('phase=idle'))).toEqual({ columns: null, density: null, problems: [] });
    expect(serializeLayout({ columns: null, density: null })).toEqual([]);
    const params = new URLSearchParams('columns=name,cost:120&density=comfortable');
    const { problems, ...layout } = parseLayout(params);
    expect(serializeLayout(layout)).toEqual([
      ['columns', 'name*,cost:120'],
      ['density', 'comfortable'],
    ]);
    expect(problems).toEqual([]);
  });

  test('of another version tells what is gone, and keeps the rest', () => {
    const { columns, problems } = parseLayout(
      new URLSearchParams('columns=name,gone:90,cost:9,cost,owner&density=tiny'),
    );
    expect(columns?.order).toEqual(['name', 'cost', 'owner']);
    expect(problems.map(({ parameter, value }) => `${parameter}=${value}`)).toEqual([
      'columns=gone:90',
      'columns=cost:9',
      'columns=cost',
      'density=tiny',
    ]);
    expect(problems.every(({ allowed }) => allowed !== '')).toBe(true);
    expect(parseLayout(new URLSearchParams('columns=gone')).columns).toBeNull();
  });
});
