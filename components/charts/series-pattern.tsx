import { toTile } from './fill-shapes.ts';
import type { SwatchFill } from './swatch.tsx';

/** A fill that reads without colour, as a pattern of an SVG; nothing for a plain colour. */
export function SeriesPattern({ id, color, kind }: { id: string; color: string; kind: SwatchFill }) {
  const tile = toTile(kind, color, 'var(--raised)');
  if (tile === null) return null;
  return (
    <pattern
      id={id}
      width={tile.size}
      height={tile.size}
      patternUnits="userSpaceOnUse"
      {...(tile.turn === 0 ? {} : { patternTransform: `rotate(${tile.turn})` })}
    >
      {tile.shapes.map(({ tag: Tag, at }) => {
        const { fill, 'fill-opacity': fillOpacity, ...place } = at;
        return (
          <Tag key={`${Tag} ${at.width ?? at.r}`} {...place} fillOpacity={fillOpacity} style={{ fill: String(fill) }} />
        );
      })}
    </pattern>
  );
}
