import { describe, expect, test } from 'vitest';
import { composePicture, escapeXml, wrapText } from './picture-frame.ts';

const measure = (text: string, fontPx: number) => text.length * fontPx * 0.5;
const INK = { paper: '#fff', ink: '#111', muted: '#555' };
const PLOT = { markup: '<svg id="plot"/>', width: 300, height: 100 };

describe('the picture of a chart', () => {
  test('holds title, range, legend and notes, escaped', () => {
    const { svg, width, height } = composePicture(
      PLOT,
      {
        title: 'Cost <by> day',
        subtitle: 'Nov 1 & after',
        legend: [
          { label: 'a "team"', color: 'rgb(1, 2, 3)', fill: 'solid' },
          { label: 'b', color: 'red', fill: 'striped' },
        ],
        notes: ['Demo data'],
      },
      INK,
      measure,
    );
    expect(width).toBe(340);
    expect(height).toBeGreaterThan(100);
    for (const part of ['Cost &lt;by&gt; day', 'Nov 1 &amp; after', 'a &quot;team&quot;', 'Demo data', 'id="plot"']) {
      expect(svg).toContain(part);
    }
    expect(svg).toContain('fill="rgb(1, 2, 3)"');
    expect(svg).toMatch(/<pattern id="key-1"[\s\S]*fill="url\(#key-1\)"/);
    expect(svg).not.toContain('var(');
  });

  test('a long legend goes on in the next row, and the picture grows with it', () => {
    const legend = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        label: `series number ${index}`,
        color: 'red',
        fill: 'solid' as const,
      }));
    const heightOf = (count: number) =>
      composePicture(PLOT, { title: 't', subtitle: 's', legend: legend(count), notes: [] }, INK, measure).height;
    expect(heightOf(12)).toBeGreaterThan(heightOf(2));
  });

  test('what XML cannot hold is replaced', () => {
    expect(escapeXml('a\u0000b\uD800c😀')).toBe('a\uFFFDb\uFFFDc😀');
  });

  test('words wrap, and one that is too long is cut', () => {
    expect(wrapText('one two three', 7, (line) => line.length)).toEqual(['one two', 'three']);
    expect(wrapText('abcdefghij k', 4, (line) => line.length)).toEqual(['abcd', 'efgh', 'ij k']);
    expect(wrapText('', 4, (line) => line.length)).toEqual([]);
  });
});
