'use client';

import { PageFailure } from '@/components/ui/page-failure.tsx';

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <PageFailure digest={error.digest ?? null} onRetry={reset} />;
}
