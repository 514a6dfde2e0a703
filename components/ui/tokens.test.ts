import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8');

/** The variables of the first block after `from`, by name. */
function readBlock(from: string): Map<string, string> {
  const start = css.indexOf(from);
  if (start < 0) throw new Error(`no block ${from}`);
  const block = css.slice(css.indexOf('{', start) + 1, css.indexOf('}', start));
  return new Map([...block.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [name, value]));
}

const THEMES = { light: readBlock(':root {'), dark: readBlock(':root[data-theme="dark"] {') };

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(left: string, right: string): number {
  const [dark = 0, light = 0] = [luminance(left), luminance(right)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ['canvas', 'surface', 'raised', 'sunken'];
const TONES = ['info', 'warn', 'danger', 'good'];
const isText = (name: string) => /^(ink|accent$|accent-strong|phase-|service-)/.test(name) || TONES.includes(name);

describe.each(Object.entries(THEMES))('the colours of the %s theme', (_, colours) => {
  const get = (name: string) => colours.get(name) ?? '';

  it('can be read on every ground (WCAG AA, 4.5 : 1)', () => {
    const texts = [...colours.keys()].filter(isText);
    expect(texts.length).toBeGreaterThan(20);
    const weak = texts.flatMap((text) =>
      GROUNDS.filter((ground) => contrast(get(text), get(ground)) < 4.5).map((ground) => `${text} on ${ground}`),
    );
    expect(weak).toEqual([]);
  });

  it('can be read on their own soft ground, and on the accent', () => {
    const pairs: [string, string][] = [
      ...TONES.flatMap((tone): [string, string][] => [
        [tone, `${tone}-soft`],
        ['ink', `${tone}-soft`],
        ['ink-muted', `${tone}-soft`],
      ]),
      ['accent-strong', 'accent-soft'],
      ['ink', 'accent-soft'],
      ['ink-muted', 'accent-soft'],
      ['accent-ink', 'accent'],
      ['accent-ink', 'accent-strong'],
    ];
    expect(pairs.filter(([text, ground]) => contrast(get(text), get(ground)) < 4.5)).toEqual([]);
  });
});

describe('the themes', () => {
  it('name the same colours', () => {
    expect([...THEMES.dark.keys()]).toEqual([...THEMES.light.keys()]);
  });

  it('are the same dark for those who chose it and those whose system did', () => {
    expect(readBlock(':root:not([data-theme="light"])')).toEqual(THEMES.dark);
  });
});
