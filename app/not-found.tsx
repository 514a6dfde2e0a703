import type { Metadata } from 'next';
import { AppShell } from '@/components/layout/app-shell.tsx';
import { NoSuchPage } from '@/components/layout/no-such-page.tsx';
import { isDemo } from '@/lib/server/sessions/is-demo.ts';

export const metadata: Metadata = { title: 'Not found' };

/** Our own: Next's carries an inline style without a nonce, which our policy refuses. */
export default function NotFoundPage() {
  return (
    <AppShell current={null} demo={isDemo()}>
      <NoSuchPage />
    </AppShell>
  );
}
