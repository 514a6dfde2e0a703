import type { ReactNode } from 'react';
import { CopyButton } from './copy-button.tsx';

/** Text to read and to copy as it stands. Scrolls sideways, also by keyboard. */
export function CodeBlock({ text, label, children }: { text: string; label: string; children?: ReactNode }) {
  return (
    <div className="relative rounded-md border border-line bg-sunken">
      <section aria-label={label} tabIndex={0} className="rounded-md">
        <pre className="scrollbar-thin max-h-96 overflow-auto p-3 pr-11 font-mono text-ink text-xs leading-relaxed">
          <code>{children ?? text}</code>
        </pre>
      </section>
      <CopyButton value={text} label={`Copy ${label}`} className="absolute top-1.5 right-1.5 bg-raised" />
    </div>
  );
}
