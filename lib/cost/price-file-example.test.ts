import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parsePriceFile } from './price-file.ts';

it('the price file that the papers show is one that the start reads', () => {
  const [, example = ''] = /```json\n(\{"prices"[\s\S]*?)```/.exec(readFileSync('docs/operations.md', 'utf8')) ?? [];
  const parsed = parsePriceFile(example);
  expect(parsed).not.toHaveProperty('mistakes');
  expect('prices' in parsed && parsed.prices.length).toBe(3);
});
