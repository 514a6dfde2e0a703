import { expect, test } from 'vitest';
import { NOW_MS, toSession } from '../domain/session.fixture.ts';
import { SESSION_FIELDS } from '../tables/session-fields.ts';
import { toRowsText } from './copy-rows.ts';

const fields = SESSION_FIELDS.filter(({ id }) => id === 'name' || id === 'state');

test('rows are a table under its head when pasted', () => {
  const rows = [toSession({ id: 'a', name: 'Churn' }), toSession({ id: 'b' })];
  expect(toRowsText(rows, fields, NOW_MS)).toBe('Name\tState\nChurn\tREADY\nb\tREADY');
});

test('a name neither breaks the table nor runs as a formula', () => {
  const rows = [toSession({ name: 'two\tcells\nand lines' }), toSession({ name: '=HYPERLINK("x")' })];
  expect(toRowsText(rows, fields, NOW_MS).split('\n').slice(1)).toEqual([
    'two cells and lines\tREADY',
    `'=HYPERLINK("x")\tREADY`,
  ]);
});
