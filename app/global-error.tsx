'use client';

import './globals.css';
import { PageFailure } from '@/components/ui/page-failure.tsx';

/** Stands in for the whole document when even its frame failed, so it brings the document with it. */
export default function GlobalErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · Sparktally</title>
        <PageFailure digest={error.digest ?? null} onRetry={reset} />
      </body>
    </html>
  );
}
