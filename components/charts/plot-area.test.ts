import { expect, test } from 'vitest';
import { toColumn, toLayer } from './plot-area.ts';

test('columns share the width, and a pointer outside stays in the first or last', () => {
  expect(toColumn(0, 300, 3)).toBe(0);
  expect(toColumn(150, 300, 3)).toBe(1);
  expect(toColumn(299, 300, 3)).toBe(2);
  expect(toColumn(-40, 300, 3)).toBe(0);
  expect(toColumn(900, 300, 3)).toBe(2);
  expect(toColumn(10, 0, 3)).toBe(0);
});

test('a height finds the part of the stack that is drawn there', () => {
  const stack = [20, 0, 30];
  expect(toLayer(95, 100, 100, stack)).toBe(0);
  expect(toLayer(60, 100, 100, stack)).toBe(2);
  expect(toLayer(40, 100, 100, stack)).toBeNull();
  expect(toLayer(95, 0, 100, stack)).toBeNull();
});
