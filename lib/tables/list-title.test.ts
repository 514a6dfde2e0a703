import { expect, test } from 'vitest';
import { parseFilters } from '../filters/codec.ts';
import { describeList } from './list-title.ts';

const titleOf = (query: string, count = '142') =>
  describeList(parseFilters(new URLSearchParams(query)).filters, count, count === '1');

test.each([
  ['', '142 sessions'],
  ['phase=idle&service=glue', '142 idle AWS Glue sessions'],
  ['phase=idle,busy', '142 idle or busy sessions'],
  ['phase=!ended', '142 sessions, phase not ended'],
  ['owner=ana&range=7d', '142 sessions, owner ana, last 7 days'],
  ['state=READY&owner=ana&name=x&q=y&worker=G.1X', '142 sessions, state READY, owner ana, 3 more filters'],
  ['range=all', '142 sessions, all time'],
])('%j is titled %j', (query, title) => expect(titleOf(query)).toBe(title));

test('one is one, and what is not sure says so', () => {
  expect(titleOf('phase=idle', '1')).toBe('1 idle session');
  expect(titleOf('', 'At least 3')).toBe('At least 3 sessions');
});
