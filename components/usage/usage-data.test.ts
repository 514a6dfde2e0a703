import { describe, expect, test } from 'vitest';
import { toCsvRows } from '@/components/charts/chart-data.ts';
import { EMPTY_FILTERS } from '@/lib/filters/codec.ts';
import { toChartModel } from './chart-model.ts';
import { toGapBands } from './gap-bands.ts';
import { toLook } from './measures.ts';
import { listNotes } from './notes.ts';
import { sayWindow, toFileName, toHeadline, toSummary } from './summary.ts';
import { toPeriod, toUsageSeries } from './usage.fixture.ts';
import { toUsageData } from './usage-data.ts';
import { withService } from './usage-params.ts';

const ROWS = [
  { value: 'glue', rest: false },
  { value: 'athena', rest: false },
];

function build(more: Parameters<typeof toUsageSeries>[2] = {}, filters = EMPTY_FILTERS) {
  const usage = toUsageSeries('service', ROWS, { measure: 'cost', currency: 'USD', ...more });
  const look = toLook(usage.measure, filters, usage.currency);
  const model = toChartModel(usage, look.divisor);
  const bands = toGapBands(usage.gaps, usage.buckets);
  return { usage, look, model, bands, data: toUsageData({ usage, model, filters, look, bands }) };
}

describe('the numbers of the chart', () => {
  test('money has its currency, newest first, and leads to the sessions', () => {
    const { data } = build();
    expect(data.rows.map((row) => row.cells.map(({ text }) => text))).toEqual([
      ['Total', '', '$400.00', '$200.00', '$200.00'],
      ['Thu, Nov 19, 2026', '2026-11-20T00:00:00.000Z', '$200.00', '$100.00', '$100.00'],
      ['Wed, Nov 18, 2026', '2026-11-19T00:00:00.000Z', '$200.00', '$100.00', '$100.00'],
    ]);
    expect(data.rows[1]?.cells[0]?.href).toMatch(/^\/sessions\?from=2026-11-19/);
  });

  test('the file has times, bare numbers and units, and says a lower bound', () => {
    expect(toCsvRows(build({ atLeast: true }).data)).toEqual([
      ['Start (UTC)', 'End (UTC)', 'All (USD, at least)', 'glue (USD, at least)', 'athena (USD, at least)'],
      ['2026-11-19T00:00:00.000Z', '2026-11-20T00:00:00.000Z', 200, 100, 100],
      ['2026-11-18T00:00:00.000Z', '2026-11-19T00:00:00.000Z', 200, 100, 100],
    ]);
  });

  test('every row has a cell a column, whatever there is to tell', () => {
    const { data } = build({
      previous: toPeriod(80),
      gaps: [{ source: 'glue/1/us-east-1', start: '2026-11-18T00:00:00Z', end: '2026-11-18T02:00:00Z', open: false }],
      series: [{ value: 'glue', rest: false, sessions: 1, total: { reported: 1, estimated: 2 }, values: [] }],
    });
    for (const row of data.rows) expect(row.cells).toHaveLength(data.columns.length);
    expect(data.columns.map(({ key }) => key)).toEqual([
      'start',
      'end',
      'all',
      'estimated',
      'before',
      'series 0',
      'gap',
    ]);
  });

  test('nothing seen in a bucket that nobody observed is not 0, neither shown nor in the file', () => {
    const nothing = { reported: 0, estimated: 0 };
    const seen = { reported: 5, estimated: 0 };
    const { data } = build({
      gaps: [{ source: 'glue/1/us-east-1', start: '2026-11-18T00:00:00Z', end: '2026-11-19T00:00:00Z', open: false }],
      series: ROWS.map((row) => ({ ...row, sessions: 1, total: seen, values: [nothing, seen] })),
    });
    expect(data.rows.at(-1)?.cells[2]).toMatchObject({ text: 'not observed', value: null });
    // Athena was observed: its 0 is one.
    expect(data.rows.at(-1)?.cells[3]?.text).toBe('not observed');
    expect(data.rows.at(-1)?.cells[4]?.text).toBe('0');
    expect(data.rows.at(-1)?.cells.at(-1)?.text).toMatch(/all of it \(AWS Glue/);
  });

  test('Athena alone is counted in DPU-hours, Glue in DPU-seconds', () => {
    const athena = build({ measure: 'dpuSeconds', currency: null }, withService(EMPTY_FILTERS, 'athena'));
    expect(athena.data.columns[2]?.csvLabel).toBe('All (DPU-hours)');
    expect(toHeadline(athena.usage, athena.look).total).toBe('0.111 DPU-hours');
    const glue = build({ measure: 'dpuSeconds', currency: null }, withService(EMPTY_FILTERS, 'glue'));
    expect(toHeadline(glue.usage, glue.look).total).toBe('400 DPU-seconds');
  });
});

describe('the chart in words', () => {
  test('total, comparison, largest and highest', () => {
    const { usage, model, look, bands } = build({ previous: toPeriod(200) });
    expect(toSummary(usage, model, look, bands)).toBe(
      'Cost by day from Nov 18 – Nov 19, 2026 (UTC), stacked by service. Total: $400.00. ' +
        'The 2 days before: $200.00; 100% more. Largest of 2 series: AWS Glue with $200.00. ' +
        'Highest day: Wed, Nov 18, 2026 with $200.00.',
    );
  });

  test('a lower bound of nothing is not known, and nothing before is nothing', () => {
    const { usage, look } = build({ series: [], atLeast: true, previous: toPeriod(0, { sessions: 0 }) });
    const { total, change } = toHeadline(usage, look);
    expect(total).toBe('not known yet');
    expect(change).toMatchObject({ before: 'nothing', direction: 'unknown', period: 'the 2 days before' });
  });

  test('what is missing is told: a history that is off, a late record, gaps, unknown amounts', () => {
    const ids = (more: Parameters<typeof build>[0], compared = false) => {
      const { usage, look, bands } = build(more);
      return listNotes(usage, bands, look, compared).map(({ id }) => id);
    };
    expect(ids({}, true)).toEqual(['no-before']);
    expect(ids({ previous: toPeriod(1, { sessions: 2, unknown: 1 }) }, true)).toEqual(['before']);
    expect(ids({})).toEqual([]);
    expect(ids({ recordedSince: null })).toEqual(['history']);
    expect(ids({ recordedSince: '2026-11-19T00:00:00Z' })).toEqual(['recorded']);
    expect(ids({ recordedSince: '2026-11-17T00:00:00Z' })).toEqual([]);
    expect(ids({ recordedSince: '2026-11-17T00:00:00Z', previous: toPeriod(1) })).toEqual(['recorded']);
    expect(ids({ unknown: 1, bucket: 'week', notApplicable: 2 })).toEqual(['coarser', 'unknown', 'other-services']);
    expect(
      ids({ gaps: [{ source: 'glue/1/r', start: '2026-11-18T00:00:00Z', end: '2026-11-18T02:00:00Z', open: true }] }),
    ).toEqual(['gaps']);
  });

  test('a file is named by what it holds, and demo data is', () => {
    const { usage, look } = build();
    expect(toFileName(usage, look, true)).toBe('sparktally-demo-cost-by-day-and-service-2026-11-18-2026-11-19');
  });
});

test('a window is said on the clock of the chart, full days without hours', () => {
  const window = (from: string | null, to: string | null) => ({ kind: 'absolute', from, to }) as const;
  expect(sayWindow(window('2026-11-23T23:00:00Z', '2026-11-25T23:00:00Z'), 'Europe/Berlin')).toBe(
    'Nov 24 – Nov 25, 2026',
  );
  expect(sayWindow(window('2026-11-23T23:00:00Z', '2026-11-24T02:00:00Z'), 'UTC')).toBe(
    'Mon, Nov 23, 23:00 – Tue, Nov 24, 02:00',
  );
  expect(sayWindow(window('2026-11-23T23:00:00Z', null), 'UTC')).toBe('since 2026-11-23 23:00 UTC');
});
