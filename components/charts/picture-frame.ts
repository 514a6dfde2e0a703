import type { SeriesKey } from './chart-data.ts';
import { toTile } from './fill-shapes.ts';

/** What stands around a chart in its picture: a picture leaves the page and must say by itself what it shows. */
export type PictureText = {
  title: string;
  /** Range, zone, filters. */
  subtitle: string;
  legend: readonly SeriesKey[];
  /** What the bars leave out; that it is demo data. */
  notes: readonly string[];
};

export type PictureInk = { paper: string; ink: string; muted: string };
/** How wide a text is in pixels. */
export type Measure = (text: string, fontPx: number, bold: boolean) => number;
export type Plot = { markup: string; width: number; height: number };

const PAD = 20;
const FONT = 'ui-sans-serif, system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif';
const LEGEND_ROW = 20;
const SWATCH = 10;

/** Text of an XML document: without what XML cannot hold, its marks escaped. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A text in lines that fit; a word longer than a line is cut where the line ends. */
export function wrapText(text: string, width: number, measure: (line: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (measure(joined) <= width) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const letter of word) {
      if (line !== '' && measure(line + letter) > width) {
        lines.push(line);
        line = '';
      }
      line += letter;
    }
  }
  return line === '' ? lines : [...lines, line];
}

function placeLegend(legend: readonly SeriesKey[], width: number, measure: Measure) {
  let x = 0;
  let row = 0;
  return legend.map((entry) => {
    const size = SWATCH + 6 + measure(entry.label, 12, false) + 16;
    if (x > 0 && x + size > width) {
      x = 0;
      row += 1;
    }
    const place = { entry, x, row };
    x += size;
    return place;
  });
}

function toPattern(id: string, { color, fill }: SeriesKey, paper: string): string {
  const tile = toTile(fill, color, paper);
  if (tile === null) return '';
  const shapes = tile.shapes.map(({ tag, at }) => {
    const attributes = Object.entries(at).map(([name, value]) => `${name}="${escapeXml(String(value))}"`);
    return `<${tag} ${attributes.join(' ')}/>`;
  });
  const turn = tile.turn === 0 ? '' : ` patternTransform="rotate(${tile.turn})"`;
  return `<pattern id="${id}" width="${tile.size}" height="${tile.size}" patternUnits="userSpaceOnUse"${turn}>${shapes.join('')}</pattern>`;
}

/** A standalone SVG: the plot with title, range, legend and notes around it. Colours must be resolved by now. */
export function composePicture(
  plot: Plot,
  text: PictureText,
  { paper, ink, muted }: PictureInk,
  measure: Measure,
): { svg: string; width: number; height: number } {
  const { width } = plot;
  const parts: string[] = [];
  let y = PAD;
  function write(words: string, fontPx: number, bold: boolean, color: string) {
    for (const line of wrapText(words, width, (piece) => measure(piece, fontPx, bold))) {
      y += Math.round(fontPx * 1.4);
      const weight = bold ? ' font-weight="600"' : '';
      parts.push(
        `<text x="${PAD}" y="${y - Math.round(fontPx * 0.3)}" font-size="${fontPx}"${weight} fill="${color}">${escapeXml(line)}</text>`,
      );
    }
  }
  write(text.title, 16, true, ink);
  write(text.subtitle, 12, false, muted);
  y += 12;
  parts.push(`<g transform="translate(${PAD} ${y})">${plot.markup}</g>`);
  y += plot.height + 10;
  const legend = placeLegend(text.legend, width, measure);
  for (const [index, { entry, x, row }] of legend.entries()) {
    const top = y + row * LEGEND_ROW;
    const id = `key-${index}`;
    parts.push(
      `<defs>${toPattern(id, entry, paper)}</defs>`,
      `<rect x="${PAD + x}" y="${top + 3}" width="${SWATCH}" height="${SWATCH}" rx="2" fill="${entry.fill === 'solid' ? escapeXml(entry.color) : `url(#${id})`}"/>`,
      `<text x="${PAD + x + SWATCH + 6}" y="${top + 12}" font-size="12" fill="${muted}">${escapeXml(entry.label)}</text>`,
    );
  }
  y += ((legend.at(-1)?.row ?? -1) + 1) * LEGEND_ROW;
  for (const note of text.notes) write(note, 11, false, muted);
  const height = y + PAD;
  const outer = width + 2 * PAD;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${outer}" height="${height}" viewBox="0 0 ${outer} ${height}" font-family="${FONT}" role="img"><title>${escapeXml(text.title)}</title><desc>${escapeXml(text.subtitle)}</desc><rect width="${outer}" height="${height}" fill="${paper}"/>${parts.join('')}</svg>`;
  return { svg, width: outer, height };
}
