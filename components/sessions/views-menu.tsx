'use client';

import { Bookmark } from 'lucide-react';
import { rank } from '@/components/layout/palette-rank.ts';
import { Popover } from '@/components/ui/popover.tsx';
import { type PaletteItem, usePaletteItems } from '@/lib/client/palette.ts';
import { QueryProvider } from '@/lib/client/query-provider.tsx';
import { useSavedViews } from './use-saved-views.ts';
import { ViewsPanel } from './views-panel.tsx';

/** The saved views: the name of the open one, with a dot when it was changed, and the panel of all. */
export default function ViewsMenu() {
  return (
    <QueryProvider>
      <Views />
    </QueryProvider>
  );
}

function Views() {
  const state = useSavedViews();
  const { open, isChanged, views } = state;
  usePaletteItems(
    'Views',
    (text) =>
      rank(
        views.map(({ id, name, href }): PaletteItem => ({ id, label: name, act: { href } })),
        text,
      ),
    views.map(({ id, name, query }) => `${id} ${name} ${query}`).join('\n'),
  );
  return (
    <Popover
      label="Saved views"
      align="end"
      trigger={
        <>
          <Bookmark aria-hidden="true" className="size-3.5 text-ink-faint" />
          {open === undefined ? (
            'Views'
          ) : (
            <>
              <span className="sr-only">View: </span>
              <bdi className="max-w-36 truncate">{open.name}</bdi>
              {isChanged ? (
                <span title="Changed since it was saved" className="size-1.5 rounded-full bg-warn">
                  <span className="sr-only">, changed</span>
                </span>
              ) : null}
            </>
          )}
        </>
      }
    >
      {(close) => <ViewsPanel state={state} close={close} />}
    </Popover>
  );
}
