import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export type EmptyStateProps = { icon: LucideIcon; title: ReactNode; children?: ReactNode; action?: ReactNode };

/** What stands where rows would be: why there are none, and what makes the first one. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center px-6 py-16 text-center">
      <span className="mb-4 grid size-11 place-items-center rounded-xl border border-line bg-raised text-ink-faint shadow-rest">
        <Icon aria-hidden="true" className="size-5" />
      </span>
      <p className="font-semibold text-base text-ink">{title}</p>
      {children === undefined ? null : <div className="mt-1.5 text-ink-muted text-sm">{children}</div>}
      {action === undefined ? null : <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
