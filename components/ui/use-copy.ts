'use client';

import { useEffect, useState } from 'react';

const SHOWN_MS = 1600;

export type CopyOutcome = 'idle' | 'copied' | 'refused';

/** Copies a text, and tells for a moment what came of it: a browser may refuse. */
export function useCopy(text: string): { outcome: CopyOutcome; copy: () => Promise<void> } {
  const [outcome, setOutcome] = useState<CopyOutcome>('idle');

  useEffect(() => {
    if (outcome === 'idle') return;
    const timer = setTimeout(() => setOutcome('idle'), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  }
  return { outcome, copy };
}
