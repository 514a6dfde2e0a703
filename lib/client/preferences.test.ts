import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPreference } from './preferences.ts';
import { parseTheme } from './theme.ts';

const isSize = (value: string): value is 'small' | 'large' => value === 'small' || value === 'large';

function withStorage(stored: Record<string, string>) {
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored[key] ?? null,
    setItem: (key: string, value: string) => {
      stored[key] = value;
    },
  });
  return stored;
}

afterEach(() => vi.unstubAllGlobals());

describe('a preference', () => {
  it('is read from the browser, where it is one of those allowed', () => {
    withStorage({ 'sparktally-size': 'large' });
    expect(createPreference('size', 'small', isSize).get()).toBe('large');
    withStorage({ 'sparktally-size': '<script>' });
    expect(createPreference('size', 'small', isSize).get()).toBe('small');
  });

  it('is kept, and told to those who show it', () => {
    const stored = withStorage({});
    const size = createPreference('size', 'small', isSize);
    let told = 0;
    const leave = size.subscribe(() => {
      told += 1;
    });
    size.set('large');
    leave();
    size.set('small');
    expect([told, size.get(), stored['sparktally-size']]).toEqual([1, 'small', 'small']);
  });

  it('lasts as long as the page where storage is forbidden', () => {
    vi.stubGlobal('localStorage', {
      getItem: () => {
        throw new Error('forbidden');
      },
      setItem: () => {
        throw new Error('forbidden');
      },
    });
    const size = createPreference('size', 'small', isSize, 'large');
    expect([size.get(), size.getDefault()]).toEqual(['small', 'large']);
    size.set('large');
    expect(size.get()).toBe('large');
  });
});

describe('the theme', () => {
  it('is that of the system unless the cookie names another', () => {
    expect(['dark', 'light', 'system', '"><script>', '', undefined].map(parseTheme)).toEqual([
      'dark',
      'light',
      'system',
      'system',
      'system',
      'system',
    ]);
  });
});
