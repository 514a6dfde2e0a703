import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visibleText } from './visible-text.ts';

test('H-04 writes control characters out', () => {
  expect(visibleText('a\u0000b\r\nc\u001b[2Jd\u0007\u009b')).toBe('a\\u{0}b\\u{d}\\u{a}c\\u{1b}[2Jd\\u{7}\\u{9b}');
  expect(visibleText('x\u202ecod.exe\u2066\u200b\u2028')).toBe('x\\u{202e}cod.exe\\u{2066}\\u{200b}\\u{2028}');
});

test('keeps ordinary text of any script, emoji families included', () => {
  for (const text of ['Größe', '日本語', '👩‍👩‍👧‍👦', 'שלום', 'a\\b']) expect(visibleText(text)).toBe(text);
});

test('H-04 no control character survives, and one line stays one line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(visibleText(text)).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      expect(visibleText(text).isWellFormed()).toBe(true);
    }),
  );
});
