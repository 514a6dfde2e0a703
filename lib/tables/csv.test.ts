import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CsvCell, encodeCsv } from './csv.ts';

/** A reader after RFC 4180, written apart from the writer: quoted or bare cells, each before a comma or the row's end. */
function decode(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  for (const [whole, quoted, bare = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    expect(text.startsWith(whole, at)).toBe(true);
    at += whole.length;
    row.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  expect(at).toBe(text.length);
  return rows;
}

describe('CSV', () => {
  test('quotes what needs it, and ends every row', () => {
    expect(
      encodeCsv([
        ['a', 'b, c'],
        ['say "hi"', 'two\nlines'],
        [' x', 1.5],
      ]),
    ).toBe('a,"b, c"\r\n"say ""hi""","two\nlines"\r\n" x",1.5\r\n');
    expect(encodeCsv([])).toBe('');
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['+1-800', "'+1-800"],
    ['-cmd|x', "'-cmd|x"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1', "'  =1"],
    ['＝1', "'＝1"],
    ['\t=1', "'\t=1"],
    ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
  ])('what a spreadsheet would run is a text: %j', (text, encoded) => {
    expect(encodeCsv([[text, 'x']])).toBe(`${encoded},x\r\n`);
  });

  test('numbers stay numbers, unknown is empty and not 0', () => {
    expect(encodeCsv([[-1.5, 0, -0, 1e-7, 1e21, null, Number.NaN, '-12.50']])).toBe(
      '-1.5,0,0,0.0000001,1000000000000000000000,,,-12.50\r\n',
    );
  });

  test('what is written is read again, and no text starts a formula', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '"', ',', '\r', '\n', '\t', ' ', 'a', '1') }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constant(null),
    );
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 });
    fc.assert(
      fc.property(rows, (table: CsvCell[][]) => {
        const read = decode(encodeCsv(table));
        expect(read.map((row) => row.length)).toEqual(table.map((row) => row.length));
        table.forEach((row, y) => {
          row.forEach((value, x) => {
            const text = read[y]?.[x] ?? '';
            if (value === null) expect(text).toBe('');
            else if (typeof value === 'number') expect(Number(text)).toBe(value === 0 ? 0 : value);
            else {
              expect([value, `'${value}`]).toContain(text);
              if (!/^-?[\d.]+$/.test(text)) expect(text).not.toMatch(/^[=+\-@\t\r]/);
            }
          });
        });
      }),
    );
  });
});
