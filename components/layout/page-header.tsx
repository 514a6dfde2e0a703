import type { ReactNode } from 'react';

/** The head of a page: its name, one quiet line, and what can be done. */
export function PageHeader({
  title,
  summary,
  actions,
}: {
  title: ReactNode;
  summary?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="grid grid-cols-[minmax(5.5rem,1fr)_auto] items-center gap-x-4 gap-y-0.5 px-4 pt-4 pb-3 lg:px-6">
      <h1 className="wrap-anywhere min-w-24 max-[22.5rem]:col-span-full font-semibold text-ink text-lg tracking-tight">
        {title}
      </h1>
      {actions === undefined ? null : (
        <div className="flex flex-wrap items-center justify-end gap-2 max-[22.5rem]:col-span-full max-[22.5rem]:justify-start">
          {actions}
        </div>
      )}
      {summary === undefined ? null : <div className="col-span-full text-ink-muted text-sm">{summary}</div>}
    </header>
  );
}
