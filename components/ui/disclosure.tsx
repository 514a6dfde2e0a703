import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '@/lib/client/class-names.ts';

export type DisclosureProps = { summary: ReactNode; open?: boolean; className?: string; children: ReactNode };

/** Something that is there for those who want it: a line that opens what stands under it. */
export function Disclosure({ summary, open = false, className, children }: DisclosureProps) {
  return (
    <details open={open} className={className}>
      <summary
        className={classNames(
          'flex list-none items-center gap-1.5 rounded-md px-4 py-2.5 font-medium text-ink-muted text-xs hover:text-ink',
          'focus-visible:-outline-offset-2 [&::-webkit-details-marker]:hidden',
        )}
      >
        <ChevronRight
          aria-hidden="true"
          className="size-3.5 shrink-0 text-ink-faint transition-transform [[open]>summary>&]:rotate-90"
        />
        <span className="min-w-0">{summary}</span>
      </summary>
      {children}
    </details>
  );
}
