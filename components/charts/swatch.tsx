import { classNames } from '@/lib/client/class-names.ts';

export type SwatchFill = 'solid' | 'hatched' | 'dotted';

function toBackground(color: string, fill: SwatchFill): string {
  const faint = `color-mix(in srgb, ${color} 25%, transparent)`;
  if (fill === 'hatched') return `repeating-linear-gradient(45deg, ${color} 0 2px, ${faint} 2px 4.5px)`;
  if (fill === 'dotted') return `radial-gradient(circle at center, ${color} 1.2px, ${faint} 1.4px) 0 0 / 4px 4px`;
  return color;
}

/** The key of a series, in its colour and its fill: hatched for estimates, dotted for what has no value. */
export function Swatch({ color, fill = 'solid', className }: { color: string; fill?: SwatchFill; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={classNames('inline-block size-2.5 shrink-0 rounded-[3px]', className)}
      style={{ background: toBackground(color, fill) }}
    />
  );
}
