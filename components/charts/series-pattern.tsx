/** Fills that read without colour: stripes for what is estimated, dots for what has no value. */
export function SeriesPattern({ id, color, kind }: { id: string; color: string; kind: 'hatched' | 'dotted' }) {
  if (kind === 'dotted') {
    return (
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse">
        <rect width="5" height="5" style={{ fill: color }} fillOpacity="0.35" />
        <circle cx="2.5" cy="2.5" r="1.3" style={{ fill: color }} />
      </pattern>
    );
  }
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" style={{ fill: color }} fillOpacity="0.18" />
      <rect width="2.5" height="6" style={{ fill: color }} />
    </pattern>
  );
}
