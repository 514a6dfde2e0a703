'use client';

import { useSyncExternalStore } from 'react';
import { useFilterScope } from '@/components/filters/filter-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { defaultView, namedView, subscribeToViews } from '@/lib/client/open-view.ts';
import { useColumnLayout } from '@/lib/client/use-column-layout.ts';
import { EMPTY_FILTERS } from '@/lib/filters/codec.ts';

const nothing = () => null;
const no = () => false;

/** Says whose view is shown where the viewer did not ask for it, and gives the way out. */
export default function ViewNotices({ cards }: { cards: boolean }) {
  const { setFilters } = useFilterScope();
  const { fromAddress, problems, keep, leaveAddress, forgetProblems } = useColumnLayout();
  const shown = useSyncExternalStore(subscribeToViews, defaultView.getShown, nothing);
  const named = useSyncExternalStore(subscribeToViews, namedView.isOpen, no);
  const gone = problems.map(({ value }) => value).join(', ');
  return (
    <>
      {shown === null ? null : (
        <Notice
          live
          title={
            <>
              This is your default view, <bdi>{shown}</bdi>
            </>
          }
          action={
            <Button
              size="sm"
              onClick={() => {
                leaveAddress();
                setFilters(EMPTY_FILTERS);
              }}
            >
              Show all sessions
            </Button>
          }
        />
      )}
      {fromAddress && !named && !cards ? (
        <Notice
          title="The columns are those of the link; your own stay as they are"
          action={
            <>
              <Button size="sm" onClick={keep}>
                Keep as mine
              </Button>
              <Button size="sm" onClick={leaveAddress}>
                Use mine
              </Button>
            </>
          }
        />
      ) : null}
      {gone === '' || fromAddress ? null : (
        <Notice
          tone="warn"
          title="Some of your columns are no more, and were left out"
          action={
            <Button size="sm" onClick={forgetProblems}>
              Dismiss
            </Button>
          }
        >
          {gone}
        </Notice>
      )}
    </>
  );
}
