'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { buttonClass } from '@/components/ui/button.tsx';
import { explainPath } from './explain-path.ts';

/** What was asked for and why it leads nowhere. The not-found page is not told its address, the browser knows it. */
export function NoSuchPage() {
  const pathname = usePathname();
  const { title, text } = explainPath(pathname);
  return (
    <div className="flex flex-1 flex-col items-center justify-center px-6 py-24 text-center">
      <p className="mb-3 font-mono text-ink-faint text-sm">404</p>
      <h1 className="font-semibold text-ink text-xl tracking-tight">{title}</h1>
      <p className="wrap-anywhere mt-2 max-w-md text-ink-muted text-sm">{text}</p>
      <p className="wrap-anywhere mt-3 max-w-md font-mono text-ink-faint text-xs">{pathname.slice(0, 300)}</p>
      <div className="mt-6 flex flex-wrap justify-center gap-2">
        <Link href="/sessions" prefetch={false} className={buttonClass('primary')}>
          All sessions
        </Link>
        <Link href="/" prefetch={false} className={buttonClass('secondary')}>
          Overview
        </Link>
      </div>
    </div>
  );
}
