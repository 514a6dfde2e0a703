import { expect, test } from 'vitest';
import { type ChartData, toCsvRows } from './chart-data.ts';

test('the file has every column and row, but no totals', () => {
  const data: ChartData = {
    caption: 'c',
    columns: [
      { key: 'day', label: 'Day' },
      { key: 'end', label: 'End', csvOnly: true },
      { key: 'all', label: 'All', csvLabel: 'All (USD)', numeric: true },
    ],
    rows: [
      { key: 'total', total: true, cells: [{ text: 'Total', value: 'Total' }] },
      {
        key: '1',
        cells: [
          { text: 'Nov 1', value: '2026-11-01' },
          { text: '', value: '2026-11-02' },
          { text: '$1.00', value: 1 },
        ],
      },
      { key: '2', cells: [{ text: 'Nov 2', value: '2026-11-02' }] },
    ],
  };
  expect(toCsvRows(data)).toEqual([
    ['Day', 'End', 'All (USD)'],
    ['2026-11-01', '2026-11-02', 1],
    ['2026-11-02', null, null],
  ]);
});
