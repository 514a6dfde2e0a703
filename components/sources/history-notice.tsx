'use client';

import Link from 'next/link';
import { buttonClass } from '@/components/ui/button.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { useHistoryState } from '@/lib/client/use-history-state.ts';
import { toHistoryTitle } from './history-words.ts';

/** On every page that stands on the history: says when nothing is recorded. Shows nothing while all is well. */
export default function HistoryNotice() {
  const history = useHistoryState();
  if (history === null || history.status === 'opening') return null;
  if (history.status === 'on' && history.problem === null) return null;
  return (
    <Notice
      tone="warn"
      live
      title={toHistoryTitle(history)}
      action={
        <Link href="/sources" prefetch={false} className={buttonClass('secondary', 'sm')}>
          History
        </Link>
      }
    >
      {history.problem?.message}
    </Notice>
  );
}
