'use client';

import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { MouseEvent } from 'react';

/** What the session list leaves when it opens a row; lib/client/list-position.ts writes it. */
const CAME_FROM_LIST = 'sparktally-from-list';

/** Whether the list is one step back in this tab. Browsers without the Navigation API go by what the list left. */
function isListOneStepBack(): boolean {
  try {
    if (typeof navigation !== 'undefined' && navigation.currentEntry) {
      const before = navigation.entries()[navigation.currentEntry.index - 1];
      return before?.url != null && new URL(before.url).pathname === '/sessions';
    }
    return sessionStorage.getItem(CAME_FROM_LIST) === location.pathname;
  } catch {
    return false;
  }
}

/** Goes back in history where the list is one step behind, so that filter and scroll are as they were; else to the list. */
export function BackLink() {
  const router = useRouter();

  function handleClick(event: MouseEvent) {
    const opensElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0;
    if (opensElsewhere || !isListOneStepBack()) return;
    event.preventDefault();
    router.back();
  }

  return (
    <Link
      href="/sessions"
      prefetch={false}
      onClick={handleClick}
      className="-ml-1 inline-flex h-6 items-center gap-1 self-start rounded-md px-1 font-medium text-ink-muted text-xs hover:text-ink"
    >
      <ArrowLeft aria-hidden="true" className="size-3.5" />
      Sessions
    </Link>
  );
}
