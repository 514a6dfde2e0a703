'use client';

import { usePathname } from 'next/navigation';
import { explainPath } from './explain-path.ts';

/** What was asked for and why it leads nowhere. The not-found page is not told its address, the browser knows it. */
export function PathExplanation() {
  const pathname = usePathname();
  const { title, text } = explainPath(pathname);
  return (
    <>
      <h1 className="font-semibold text-ink text-xl tracking-tight">{title}</h1>
      <p className="wrap-anywhere mt-2 max-w-md text-ink-muted text-sm">{text}</p>
      <p className="wrap-anywhere mt-3 max-w-md font-mono text-ink-faint text-xs">{pathname.slice(0, 300)}</p>
    </>
  );
}
