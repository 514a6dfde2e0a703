import { expect, test } from 'vitest';
import { freezeWindow } from './freeze.ts';

const NOW_MS = Date.parse('2026-11-26T12:00:00.250Z');

test('a relative window gets the ends that it has now', () => {
  expect(freezeWindow({ kind: 'relative', range: '24h' }, NOW_MS)).toEqual({
    kind: 'absolute',
    from: '2026-11-25T12:00:01.000Z',
    to: '2026-11-26T12:00:01.000Z',
  });
  expect(freezeWindow({ kind: 'relative', range: 'all' }, NOW_MS)).toEqual({
    kind: 'absolute',
    from: null,
    to: '2026-11-26T12:00:01.000Z',
  });
});

test('one with fixed ends stays as it is', () => {
  const window = { kind: 'absolute', from: '2026-08-01T00:00:00.000Z', to: null } as const;
  expect(freezeWindow(window, NOW_MS)).toBe(window);
});
