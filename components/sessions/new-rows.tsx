'use client';

import { ArrowUp } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { formatNumberOf } from '@/lib/client/format.ts';
import type { ListClient } from '@/lib/client/list/list-client.ts';
import { useListPart } from '@/lib/client/list/use-session-list.ts';

type Props = {
  client: ListClient;
  scroller: RefObject<HTMLDivElement | null>;
};

/** Says how many rows are new: nothing that is being read moves for them until the viewer wants to see them. */
export function NewRows({ client, scroller }: Props) {
  // Those that came since the filters were set.
  const arrived = useListPart(client, (list) => list.answer?.arrived ?? 0);
  const [seen, setSeen] = useState(0);
  if (arrived < seen) setSeen(0);
  const fresh = arrived - Math.min(seen, arrived);
  return (
    <>
      <span role="status" className="sr-only">
        {fresh === 0 ? '' : `${formatNumberOf(fresh, 'new session')}`}
      </span>
      {fresh === 0 ? null : (
        <div className="pointer-events-none absolute inset-x-0 top-10 z-30 flex justify-center">
          <button
            type="button"
            onClick={() => {
              setSeen(arrived);
              scroller.current?.scrollTo({ top: 0 });
            }}
            className="pointer-events-auto inline-flex h-7 items-center gap-1.5 rounded-full border border-accent/40 bg-accent px-3 font-medium text-accent-ink text-xs shadow-md hover:brightness-110"
          >
            <ArrowUp aria-hidden="true" className="size-3.5" />
            {formatNumberOf(fresh, 'new session')}
          </button>
        </div>
      )}
    </>
  );
}
