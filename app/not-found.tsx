import type { Metadata } from 'next';
import Link from 'next/link';
import { AppShell } from '@/components/layout/app-shell.tsx';
import { PathExplanation } from '@/components/session-page/path-explanation.tsx';
import { buttonClass } from '@/components/ui/button.tsx';
import { isDemo } from '@/lib/server/sessions/is-demo.ts';

export const metadata: Metadata = { title: 'Not found' };

/** Our own: Next's carries an inline style without a nonce, which our policy refuses. */
export default function NotFoundPage() {
  return (
    <AppShell current={null} demo={isDemo()}>
      <div className="flex flex-1 flex-col items-center justify-center px-6 py-24 text-center">
        <p className="mb-3 font-mono text-ink-faint text-sm">404</p>
        <PathExplanation />
        <div className="mt-6 flex flex-wrap justify-center gap-2">
          <Link href="/sessions" prefetch={false} className={buttonClass('primary')}>
            All sessions
          </Link>
          <Link href="/" prefetch={false} className={buttonClass('secondary')}>
            Overview
          </Link>
        </div>
      </div>
    </AppShell>
  );
}
