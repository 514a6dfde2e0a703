import { classNames } from '@/lib/client/class-names.ts';

export type SwatchFill = 'solid' | 'hatched' | 'dotted' | 'striped' | 'speckled';

/** A fill as a CSS background. Hatched and dotted are mostly ground; striped and speckled are a solid with a texture. */
export function toBackground(color: string, fill: SwatchFill): string {
  const faint = `color-mix(in srgb, ${color} 25%, transparent)`;
  const light = 'color-mix(in srgb, var(--raised) 45%, transparent)';
  switch (fill) {
    case 'hatched':
      return `repeating-linear-gradient(45deg, ${color} 0 2px, ${faint} 2px 4.5px)`;
    case 'dotted':
      return `radial-gradient(circle at center, ${color} 1.2px, ${faint} 1.4px) 0 0 / 4px 4px`;
    case 'striped':
      return `repeating-linear-gradient(135deg, ${light} 0 1.5px, transparent 1.5px 5px), ${color}`;
    case 'speckled':
      return `radial-gradient(circle at center, ${light} 1px, transparent 1.2px) 0 0 / 4px 4px, ${color}`;
    default:
      return color;
  }
}

/** The key of a series, in its colour and its fill. */
export function Swatch({ color, fill = 'solid', className }: { color: string; fill?: SwatchFill; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={classNames('inline-block size-2.5 shrink-0 rounded-[3px]', className)}
      style={{ background: toBackground(color, fill) }}
    />
  );
}
