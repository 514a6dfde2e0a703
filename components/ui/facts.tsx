import type { ReactNode } from 'react';
import { classNames } from '@/lib/client/class-names.ts';

/** Names and values in two columns, one under the other where there is no room. */
export function Facts({ children, className }: { children: ReactNode; className?: string }) {
  return <dl className={classNames('flex flex-col', className)}>{children}</dl>;
}

export function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className="flex gap-3 border-line border-b py-1.5 last:border-b-0">
      <dt className="wrap-anywhere w-32 shrink-0 text-ink-muted text-xs leading-5">{name}</dt>
      <dd className="wrap-anywhere min-w-0 flex-1 text-ink text-sm">{children}</dd>
    </div>
  );
}
