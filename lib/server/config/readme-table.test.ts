import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { encodeReadmeTable } from './readme-table.ts';
import { VARIABLES } from './variables.ts';

test('README.md has every variable, its meaning, what is allowed and what happens without it', () => {
  const readme = readFileSync(resolve(import.meta.dirname, '../../../README.md'), 'utf8');
  const [, table = ''] = /<!-- variables -->\n([\s\S]*?)\n<!-- \/variables -->/.exec(readme) ?? [];
  expect(table).toBe(encodeReadmeTable(Object.values(VARIABLES)));
});
