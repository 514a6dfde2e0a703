'use client';

import { Share2 } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Popover } from '@/components/ui/popover.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';

const ShareMenu = lazy(() => import('./share-menu.tsx'));

/** The button that gives a link to what is shown. */
export function ShareButton() {
  return (
    <Popover
      label="Share this list"
      align="end"
      trigger={
        <>
          <Share2 aria-hidden="true" className="size-3.5 text-ink-faint" />
          <span className="max-sm:sr-only">Share</span>
        </>
      }
    >
      {() => (
        <Suspense fallback={<Skeleton className="m-3 h-40 w-72" />}>
          <ShareMenu />
        </Suspense>
      )}
    </Popover>
  );
}
