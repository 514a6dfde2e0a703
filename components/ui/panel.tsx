import { type ReactNode, useId } from 'react';
import { classNames } from '@/lib/client/class-names.ts';

export type PanelProps = {
  title: ReactNode;
  /** One quiet line under the title. */
  note?: ReactNode;
  action?: ReactNode;
  className?: string;
  /** Set when the content goes from edge to edge, as a table does. */
  flush?: boolean;
  children: ReactNode;
};

/** A titled part of a page: a region of its own for a screen reader, a bordered card for the eye. */
export function Panel({ title, note, action, className, flush = false, children }: PanelProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={classNames('min-w-0 overflow-hidden rounded-lg border border-line bg-raised shadow-rest', className)}
    >
      <header className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-line border-b px-4 py-2">
        <div className="min-w-0">
          <h2 id={id} className="font-semibold text-ink text-sm">
            {title}
          </h2>
          {note === undefined ? null : <p className="text-ink-muted text-xs">{note}</p>}
        </div>
        {action === undefined ? null : <div className="flex items-center gap-2">{action}</div>}
      </header>
      <div className={flush ? '' : 'p-4'}>{children}</div>
    </section>
  );
}
