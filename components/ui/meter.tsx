import { classNames } from '@/lib/client/class-names.ts';

/** A share of a whole as a bar. The numbers stand beside it in words, so it is nothing to a screen reader. */
export function Meter({ share, color, className }: { share: number; color: string; className?: string }) {
  const percent = Math.min(100, Math.max(0, share * 100));
  return (
    <span aria-hidden="true" className={classNames('block h-1.5 overflow-hidden rounded-full bg-line', className)}>
      <span
        className="block h-full rounded-full transition-[width]"
        // A sliver stays visible: something that is not 0 must not look like 0.
        style={{ width: percent === 0 ? 0 : `max(2px, ${percent}%)`, background: color }}
      />
    </span>
  );
}
