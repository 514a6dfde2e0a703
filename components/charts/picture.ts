import { saveFile } from '@/lib/client/save-file.ts';
import type { SeriesKey } from './chart-data.ts';
import { composePicture, type Measure, type PictureText, type Plot } from './picture-frame.ts';

/** What a drawing takes from the page's styles, which do not travel with it. */
const STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
  'visibility',
];

const PNG_SCALE = 2;
const MOST_PIXELS = 8192;

/** The drawing as it looks now, by itself: every variable and class turned into the value that it has. */
function freeze(svg: SVGSVGElement): Plot {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const copies = [copy, ...copy.querySelectorAll('*')];
  for (const [index, original] of [svg, ...svg.querySelectorAll('*')].entries()) {
    const target = copies[index];
    if (target === undefined) continue;
    const style = getComputedStyle(original);
    target.removeAttribute('class');
    target.removeAttribute('style');
    for (const name of STYLES) target.setAttribute(name, style.getPropertyValue(name));
  }
  const { width, height } = svg.getBoundingClientRect();
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return { markup: new XMLSerializer().serializeToString(copy), width, height };
}

function createMeasure(): Measure {
  const pen = document.createElement('canvas').getContext('2d');
  return (text, fontPx, bold) => {
    if (pen === null) return text.length * fontPx * 0.6;
    pen.font = `${bold ? '600 ' : ''}${fontPx}px ui-sans-serif, system-ui, sans-serif`;
    return pen.measureText(text).width;
  };
}

/** The value that a colour of the tokens has in the theme of the page. */
function resolveColor(color: string, host: Element): string {
  const variable = /^var\((--[\w-]+)\)$/.exec(color)?.[1];
  return variable === undefined ? color : getComputedStyle(host).getPropertyValue(variable).trim();
}

function toPicture(host: HTMLElement, text: PictureText): ReturnType<typeof composePicture> {
  const svg = host.querySelector('svg');
  if (svg === null) throw new Error('The chart is not drawn yet');
  const resolve = (color: string) => resolveColor(color, host);
  const legend = text.legend.map((entry): SeriesKey => ({ ...entry, color: resolve(entry.color) }));
  const ink = { paper: resolve('var(--raised)'), ink: resolve('var(--ink)'), muted: resolve('var(--ink-muted)') };
  return composePicture(freeze(svg), { ...text, legend }, ink, createMeasure());
}

async function toPng({ svg, width, height }: ReturnType<typeof composePicture>): Promise<Blob> {
  const scale = Math.min(PNG_SCALE, MOST_PIXELS / Math.max(width, height));
  const image = new Image();
  // A data address: the page's policy allows no other picture that is made here.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('This browser draws no pictures');
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (blob === null) throw new Error('The picture is too large');
  return blob;
}

/** Saves the first SVG within `host` as a picture. Fails where nothing is drawn yet, or the browser cannot. */
export async function savePicture(
  kind: 'png' | 'svg',
  host: HTMLElement,
  name: string,
  text: PictureText,
): Promise<void> {
  const picture = toPicture(host, text);
  const blob = kind === 'svg' ? new Blob([picture.svg], { type: 'image/svg+xml' }) : await toPng(picture);
  saveFile(`${name}.${kind}`, blob);
}
