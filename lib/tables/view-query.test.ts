import { expect, test } from 'vitest';
import { parseQueryText } from '../filters/query-text.ts';
import { DEFAULT_LAYOUT, showColumn } from './column-layout.ts';
import { SESSION_FIELDS } from './session-fields.ts';
import { LINK_CHARS_MAX, parseView, toCanonicalQuery, toViewQuery } from './view-query.ts';

test('filters, order and layout come back from one query', () => {
  const query = '?phase=idle&owner=ana&range=7d&sort=-cost&columns=name*,cost:120&density=comfortable';
  const { problems, ...view } = parseView(new URLSearchParams(query));
  expect(problems).toEqual([]);
  expect(toViewQuery(view)).toBe(query);
});

test('two spellings of a view are one, and what an older version wrote is told', () => {
  expect(toCanonicalQuery('?columns=name,cost&phase=idle&range=30d')).toBe('?phase=idle&columns=name*,cost');
  expect(toCanonicalQuery('?phase=idle&columns=name*,cost')).toBe('?phase=idle&columns=name*,cost');
  const { problems, filters, layout } = parseView(new URLSearchParams('columns=gone,cost&bogus=1&service=glue,hadoop'));
  expect(problems.map(({ parameter }) => parameter)).toEqual(['bogus', 'service', 'columns']);
  expect([filters.fields.length, layout.columns?.order]).toEqual([1, ['name', 'cost']]);
  // A parameter that stands twice is told once, and read by nobody.
  expect(parseView(new URLSearchParams('density=compact&density=compact'))).toMatchObject({
    layout: { density: null },
    problems: [{ parameter: 'density' }],
  });
});

test('a link of ordinary filters with every column stays below what chats and mails leave whole', () => {
  const columns = SESSION_FIELDS.reduce((layout, { id }) => showColumn(layout, id, true), DEFAULT_LAYOUT);
  const { filters } = parseView(
    new URLSearchParams(
      'service=glue,athena&state=READY,BUSY,CREATED&phase=idle,busy&region=eu-west-1,us-east-1&account=210987654321' +
        '&scope=analytics-prod-europe&owner=nightly-etl@data.example.com,Müller%20%26%20Söhne&role=!SparkRuntimeRole' +
        '&tag=team:risk,cost-center:4711&worker=G.1X&version=4.0&name=churn&q=monthly%20report&idle=>30m&duration=1h..2d' +
        '&cost=>5&created=>=2026-08-01&from=2026-08-01&to=2026-09-01&sort=-cost,owner,-created',
    ),
  );
  const link = `https://sparktally.data-platform.example.com/sessions${toViewQuery({ filters, layout: { columns, density: 'comfortable' } })}`;
  expect(link.length).toBeLessThan(LINK_CHARS_MAX);
  expect(parseView(new URL(link).searchParams)).toEqual({
    filters,
    layout: { columns, density: 'comfortable' },
    problems: [],
  });
});

test('filters that are as long as they may be are not lost for the columns beside them', () => {
  const owners = Array.from({ length: 198 }, (_, index) => `data.engineer${String(index).padStart(4, '0')}`);
  const written = parseQueryText(`owner:${owners.join(',')}`);
  expect(written.problems).toEqual([]);
  const { fields } = written.filters;
  const query = toViewQuery({
    filters: { ...parseView(new URLSearchParams()).filters, fields },
    layout: { columns: showColumn(DEFAULT_LAYOUT, 'account', true), density: 'compact' },
  });
  expect(new URLSearchParams(query).toString().length).toBeGreaterThan(4_096);
  const read = parseView(new URLSearchParams(query));
  expect(read.problems).toEqual([]);
  expect(read.filters.fields).toEqual(fields);
});
