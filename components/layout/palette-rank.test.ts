import { expect, test } from 'vitest';
import type { PaletteItem } from '@/lib/client/palette.ts';
import { rank } from './palette-rank.ts';

const item = (label: string, words?: string): PaletteItem => ({
  id: label,
  label,
  act: () => {},
  ...(words === undefined ? {} : { words }),
});
const ITEMS = [
  item('Usage'),
  item('UTC or local time', 'Times in UTC or in local time'),
  item('Idle time'),
  item('maria.lindqvist@example.com'),
  item('risk-notebooks'),
];
const find = (text: string) => rank(ITEMS, text).map(({ label }) => label);

test('nothing typed leaves everything as it is', () => expect(find('')).toHaveLength(ITEMS.length));

test.each([
  ['utc', ['UTC or local time']],
  ['note', ['risk-notebooks']],
  ['not', ['risk-notebooks']],
  ['maria example', ['maria.lindqvist@example.com']],
  ['time idle', ['Idle time']],
  ['nothing of this', []],
])('%s finds %j', (text, labels) => expect(find(text)).toEqual(labels));
