import { classNames } from '@/lib/client/class-names.ts';

/** A quiet bar where something is about to be. The region around it says so in words. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={classNames('block animate-shimmer rounded-sm', className)} />;
}
