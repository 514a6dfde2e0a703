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
    <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 pt-4 pb-3 lg:px-6">
      <div className="min-w-0">
        <h1 className="wrap-anywhere font-semibold text-ink text-lg tracking-tight">{title}</h1>
        {summary === undefined ? null : <div className="text-ink-muted text-sm">{summary}</div>}
      </div>
      {actions === undefined ? null : <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
