import type { ReactNode } from 'react';
import { classNames } from '@/lib/client/class-names.ts';

/** A value that is not there, with the reason in words: quieter than a value, and never a zero or a blank. */
export function MissingValue({
  children,
  title,
  className,
}: {
  children: ReactNode;
  title?: string;
  className?: string;
}) {
  return (
    <span title={title} className={classNames('text-2xs text-ink-faint', className)}>
      {children}
    </span>
  );
}
