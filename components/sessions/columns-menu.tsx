'use client';

import { ArrowDownUp, Columns3 } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Popover } from '@/components/ui/popover.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';

const ColumnsPanel = lazy(() => import('./columns-panel.tsx'));

/** The button of the columns and the order; of the order alone where rows are cards. */
export function ColumnsMenu({ cards }: { cards: boolean }) {
  const Icon = cards ? ArrowDownUp : Columns3;
  return (
    <Popover
      label={cards ? 'Order of the list' : 'Columns and order of the list'}
      align="end"
      trigger={
        <>
          <Icon aria-hidden="true" className="size-3.5 text-ink-faint" />
          <span className="max-sm:sr-only">{cards ? 'Order' : 'Columns'}</span>
        </>
      }
    >
      {() => (
        <Suspense fallback={<Skeleton className="m-3 h-64 w-72" />}>
          <ColumnsPanel cards={cards} />
        </Suspense>
      )}
    </Popover>
  );
}
