import { expect, test } from 'vitest';
import { MASK as SERVER_MASK } from '@/lib/server/mask/secret-shapes.ts';
import { MASK, splitMasked } from './split-masked.ts';

test('the browser knows the mask that the server writes', () => {
  expect(MASK).toBe(SERVER_MASK);
});

test('masked parts are told apart from the text around them', () => {
  expect(splitMasked(`jdbc://host?password=${MASK}&ssl=true`).map(({ text, masked }) => [text, masked])).toEqual([
    ['jdbc://host?password=', false],
    [MASK, true],
    ['&ssl=true', false],
  ]);
  expect(splitMasked(MASK).map(({ masked }) => masked)).toEqual([true]);
  expect(splitMasked('plain')).toEqual([{ at: 0, text: 'plain', masked: false }]);
});

test('the parts together are the whole text, each where it says', () => {
  const text = `${MASK}${MASK}a${MASK}`;
  const parts = splitMasked(text);
  expect(parts.map((part) => part.text).join('')).toBe(text);
  expect(parts.every((part) => text.startsWith(part.text, part.at))).toBe(true);
});
