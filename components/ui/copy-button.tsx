'use client';

import { Check, Copy } from 'lucide-react';
import { Button } from './button.tsx';
import { useCopy } from './use-copy.ts';

/** Copies a text, and says so to the eye and to a screen reader. */
export function CopyButton({ value, label, className }: { value: string; label: string; className?: string }) {
  const { outcome, copy } = useCopy(value);
  const Icon = outcome === 'copied' ? Check : Copy;
  return (
    <>
      <Button variant="ghost" size="icon" aria-label={label} title={label} className={className} onClick={copy}>
        <Icon aria-hidden="true" className={outcome === 'copied' ? 'size-3.5 text-good' : 'size-3.5'} />
      </Button>
      <span role="status" className="sr-only">
        {outcome === 'copied' ? 'Copied' : outcome === 'refused' ? 'The browser did not allow copying' : ''}
      </span>
    </>
  );
}
