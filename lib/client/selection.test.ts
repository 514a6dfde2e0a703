import { expect, test, vi } from 'vitest';
import { createSelection } from './selection.ts';

test('a row is selected, and no longer', () => {
  const selection = createSelection();
  selection.toggle('a');
  selection.toggle('b');
  expect([...selection.keys()]).toEqual(['a', 'b']);
  selection.toggle('a');
  expect([...selection.keys()]).toEqual(['b']);
});

test('a range begins at the row that was touched last, selected or not', () => {
  const selection = createSelection();
  expect(selection.anchor()).toBeNull();
  selection.toggle('a');
  selection.put(['b', 'c'], true);
  expect(selection.anchor()).toBe('a');
  selection.toggle('c');
  expect([...selection.keys()]).toEqual(['a', 'b']);
  expect(selection.anchor()).toBe('c');
  selection.clear();
  expect(selection.anchor()).toBeNull();
  expect(selection.keys().size).toBe(0);
});

test('every change is another set and is told, so that what was read before stays as it was', () => {
  const selection = createSelection();
  const listener = vi.fn();
  const stop = selection.subscribe(listener);
  const before = selection.keys();
  selection.put(['__proto__', 'a'], true);
  expect(before.size).toBe(0);
  expect(selection.keys().has('__proto__')).toBe(true);
  expect(selection.keys()).toBe(selection.keys());
  selection.put(['a'], false);
  stop();
  selection.clear();
  expect(listener).toHaveBeenCalledTimes(2);
});
