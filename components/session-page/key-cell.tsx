import type { ReactNode } from 'react';

/** One of the figures under a session's head. */
export function KeyCell({ name, note, children }: { name: string; note?: ReactNode; children: ReactNode }) {
  return (
    <div className="min-w-0 border-line border-t px-4 py-3 odd:pl-4 even:border-l @3xl:odd:pl-6 @5xl:not-first:border-l @5xl:not-first:pl-4">
      <dt className="text-ink-muted text-xs">{name}</dt>
      <dd className="wrap-anywhere mt-0.5 font-semibold text-base text-ink tabular-nums">{children}</dd>
      {note === undefined ? null : <dd className="wrap-anywhere text-ink-muted text-xs">{note}</dd>}
    </div>
  );
}
