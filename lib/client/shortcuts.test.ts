import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSingleKey, type KeyPress, type KeyScene, matchShortcut, SHORTCUT_LIST, toKeyCaps } from './shortcuts.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  metaKey: false,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  altGraph: false,
  ...held,
});
const OPEN: KeyScene = { letters: true, typing: false, covered: false, nowhere: false };

describe('a key press', () => {
  test.each([
    ['/', {}, 'query'],
    ['/', { shiftKey: true }, 'query'],
    ['?', { shiftKey: true }, 'help'],
    ['j', {}, 'next-row'],
    ['x', {}, 'select-row'],
    ['X', { shiftKey: true }, 'select-range'],
    ['e', {}, 'export'],
    ['l', {}, 'live'],
    ['u', {}, 'clock'],
    ['[', {}, 'previous-session'],
    [']', { altGraph: true, ctrlKey: true, altKey: true }, 'next-session'],
    ['Escape', {}, 'close-session'],
    ['k', {}, 'previous-row'],
    ['k', { ctrlKey: true }, 'palette'],
    ['k', { metaKey: true }, 'palette'],
    ['K', { metaKey: true }, 'palette'],
  ])('%s with %j is the shortcut %s', (key, held, id) => {
    expect(matchShortcut(press(key, held), OPEN)).toBe(id);
  });

  test('of a capital that Caps Lock wrote is that of the letter', () => {
    expect(matchShortcut(press('X'), OPEN)).toBe('select-row');
    expect(matchShortcut(press('x', { shiftKey: true }), OPEN)).toBe('select-range');
  });

  test.each([
    ['e', { ctrlKey: true }],
    ['l', { metaKey: true }],
    ['x', { altKey: true }],
    ['k', { ctrlKey: true, shiftKey: true }],
    ['k', { ctrlKey: true, altKey: true }],
    ['E', { shiftKey: true }],
    ['Escape', { shiftKey: true }],
    ['q', {}],
    ['Enter', {}],
    ['ArrowDown', {}],
  ])('%s with %j is the browser’s, or of what has the focus', (key, held) => {
    expect(matchShortcut(press(key, held), OPEN)).toBeNull();
  });

  test.each(['ArrowDown', 'ArrowUp', 'PageDown'])('%s walks the rows from where nothing has the focus', (key) => {
    expect(matchShortcut(press(key), { ...OPEN, nowhere: true })).toBe('walk');
    expect(matchShortcut(press(key), { ...OPEN, nowhere: true, letters: false })).toBe('walk');
    expect(matchShortcut(press(key), { ...OPEN, nowhere: true, covered: true })).toBeNull();
  });

  test('while somebody writes is a character, and chords go on', () => {
    const typing = { ...OPEN, typing: true };
    for (const key of ['/', '?', 'j', 'x', 'e', 'l', 'u', '[', 'Escape']) {
      expect(matchShortcut(press(key), typing)).toBeNull();
    }
    expect(matchShortcut(press('k', { ctrlKey: true }), typing)).toBe('palette');
  });

  test('while something covers the page is of that', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('/', '?', 'j', 'k', 'Escape', 'x'),
        fc.boolean(),
        fc.boolean(),
        (key, ctrlKey, shiftKey) => {
          expect(matchShortcut(press(key, { ctrlKey, shiftKey }), { ...OPEN, covered: true })).toBeNull();
        },
      ),
    );
  });

  test('with single keys off is none of a single character, whatever it is (WCAG 2.1.4)', () => {
    const off = { ...OPEN, letters: false };
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 1 }), fc.boolean(), (key, shiftKey) => {
        expect(matchShortcut(press(key, { shiftKey }), off)).toBeNull();
      }),
    );
    expect(matchShortcut(press('Escape'), off)).toBe('close-session');
    expect(matchShortcut(press('k', { metaKey: true }), off)).toBe('palette');
  });
});

describe('the list of shortcuts', () => {
  test('gives no key two meanings', () => {
    const chords = SHORTCUT_LIST.flatMap(({ keys }) => keys);
    expect(new Set(chords).size).toBe(chords.length);
  });

  test('knows which of its keys can be switched off', () => {
    expect(['j', '?', 'Shift+x', '['].every(isSingleKey)).toBe(true);
    expect(['Mod+k', 'Escape', 'ArrowDown', 'Enter'].some(isSingleKey)).toBe(false);
  });

  test('writes a chord as the keyboard does', () => {
    expect(toKeyCaps('Mod+k', true)).toEqual(['⌘', 'K']);
    expect(toKeyCaps('Mod+k', false)).toEqual(['Ctrl', 'K']);
    expect(toKeyCaps('Shift+x', false)).toEqual(['Shift', 'x']);
    expect(toKeyCaps('ArrowDown', false)).toEqual(['↓']);
  });
});
