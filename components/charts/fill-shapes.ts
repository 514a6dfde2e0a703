import type { SwatchFill } from './swatch.tsx';

/** One part of a tile, as the attributes of its SVG element. */
export type FillShape = { tag: 'rect' | 'circle'; at: Readonly<Record<string, string | number>> };
/** The square that a fill repeats, in pixels, and what is drawn in it; null for a plain colour. */
export type FillTile = { size: number; turn: number; shapes: readonly FillShape[] } | null;

const ground = (size: number, fill: string, opacity: number): FillShape => ({
  tag: 'rect',
  at: { width: size, height: size, fill, 'fill-opacity': opacity },
});

/**
 * The textures of Swatch for an SVG, so that a bar and its key look alike. Hatched and dotted are mostly ground; the
 * others are a solid with a texture in the colour of the surface, `paper`.
 */
export function toTile(fill: SwatchFill, color: string, paper: string): FillTile {
  switch (fill) {
    case 'hatched':
      return {
        size: 6,
        turn: 45,
        shapes: [ground(6, color, 0.18), { tag: 'rect', at: { width: 2.5, height: 6, fill: color } }],
      };
    case 'dotted':
      return {
        size: 5,
        turn: 0,
        shapes: [ground(5, color, 0.35), { tag: 'circle', at: { cx: 2.5, cy: 2.5, r: 1.3, fill: color } }],
      };
    case 'striped':
      return {
        size: 6,
        turn: -45,
        shapes: [
          ground(6, color, 1),
          { tag: 'rect', at: { width: 1.6, height: 6, fill: paper, 'fill-opacity': 0.45 } },
        ],
      };
    case 'speckled':
      return {
        size: 5,
        turn: 0,
        shapes: [
          ground(5, color, 1),
          { tag: 'circle', at: { cx: 2.5, cy: 2.5, r: 1.1, fill: paper, 'fill-opacity': 0.55 } },
        ],
      };
    default:
      return null;
  }
}
