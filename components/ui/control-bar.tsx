import type { ReactNode } from 'react';

/** The strip under a page's head that holds what changes the page. */
export function ControlBar({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-line border-y bg-canvas/60 px-4 py-2 lg:px-6">
      {children}
    </div>
  );
}
