'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from './button.tsx';

const SHOWN_MS = 1600;

/** Copies a text, and says so to the eye and to a screen reader. */
export function CopyButton({ value, label, className }: { value: string; label: string; className?: string }) {
  const [outcome, setOutcome] = useState<'idle' | 'copied' | 'refused'>('idle');

  useEffect(() => {
    if (outcome === 'idle') return;
    const timer = setTimeout(() => setOutcome('idle'), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function handleClick() {
    try {
      await navigator.clipboard.writeText(value);
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  }

  const Icon = outcome === 'copied' ? Check : Copy;
  return (
    <>
      <Button variant="ghost" size="icon" aria-label={label} title={label} className={className} onClick={handleClick}>
        <Icon aria-hidden="true" className={outcome === 'copied' ? 'size-3.5 text-good' : 'size-3.5'} />
      </Button>
      <span role="status" className="sr-only">
        {outcome === 'copied' ? 'Copied' : outcome === 'refused' ? 'The browser did not allow copying' : ''}
      </span>
    </>
  );
}
