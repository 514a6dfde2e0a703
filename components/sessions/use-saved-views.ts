'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearchParams } from 'next/navigation';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useFilterScope } from '@/components/filters/filter-context.tsx';
import { defaultView, namedView, recallOpenView, rememberOpenView } from '@/lib/client/open-view.ts';
import { changeView, deleteView, saveView, viewsQuery } from '@/lib/client/saved-views.ts';
import { useColumnLayout } from '@/lib/client/use-column-layout.ts';
import type { SavedView } from '@/lib/domain/saved-view.ts';
import { toCanonicalQuery, toViewQuery } from '@/lib/tables/view-query.ts';

/** The saved views, which of them the address is, and what can be done to them. */
export function useSavedViews() {
  const { filters } = useFilterScope();
  const { columns, density } = useColumnLayout();
  const search = toCanonicalQuery(useSearchParams().toString());
  const router = useRouter();
  const client = useQueryClient();
  const { data, error, isPending } = useQuery(viewsQuery());
  const [openId, setOpenId] = useState(() => recallOpenView(search));
  const settle = () => client.invalidateQueries({ queryKey: ['views'] });
  const save = useMutation({ mutationFn: saveView, onSettled: settle });
  const change = useMutation({
    mutationFn: ({ id, ...changed }: Parameters<typeof changeView>[1] & { id: string }) => changeView(id, changed),
    onSettled: settle,
  });
  const remove = useMutation({ mutationFn: (view: SavedView) => deleteView(view.id), onSettled: settle });

  const views = data?.views ?? [];
  const same = views.filter(({ query }) => toCanonicalQuery(query) === search);
  const exact = same.find(({ id }) => id === openId) ?? same[0];
  const open = exact ?? (search === '' ? undefined : views.find(({ id }) => id === openId));
  if (exact !== undefined && exact.id !== openId) setOpenId(exact.id);
  if (search === '' && exact === undefined && openId !== null) setOpenId(null);

  useEffect(() => {
    if (data === undefined) return;
    rememberOpenView(open === undefined ? null : { id: open.id, search });
    namedView.setOpen(open !== undefined);
  }, [data, open, search]);

  const first = views.find(({ isDefault }) => isDefault);
  // An address that asks for nothing, when the page opens: it gets the default view, and says so.
  const showDefault = useEffectEvent(() => {
    if (search !== '' || first === undefined || first.query === '' || !defaultView.isWanted()) return;
    defaultView.setShown(first.name);
    router.replace(first.href, { scroll: false });
  });
  const loaded = data !== undefined;
  useEffect(() => {
    if (loaded) showDefault();
  }, [loaded]);
  useEffect(
    () => () => {
      defaultView.setShown(null);
      namedView.setOpen(false);
    },
    [],
  );

  const before = useRef(search);
  const noteMove = useEffectEvent((now: string) => {
    // Left by hand for the plain list: that is what is wanted then.
    defaultView.want(now !== '');
    if (first === undefined || toCanonicalQuery(first.query) !== now) defaultView.setShown(null);
  });
  useEffect(() => {
    if (before.current !== search) noteMove(search);
    before.current = search;
  }, [search]);

  return {
    views,
    error,
    isPending,
    open,
    isChanged: open !== undefined && exact === undefined,
    /** What would be saved: the filters and the columns as they are. */
    query: toViewQuery({ filters, layout: { columns, density } }),
    /** Two views may ask for the same: the one that was opened is the one that is shown. */
    setOpen: setOpenId,
    openView: (view: SavedView) => {
      setOpenId(view.id);
      // What was just saved is what is shown: nothing has to be asked for.
      history.pushState(null, '', view.href);
    },
    openAll: () => {
      defaultView.want(false);
      router.push('/sessions', { scroll: false });
    },
    save,
    change,
    remove,
  };
}

export type SavedViewsState = ReturnType<typeof useSavedViews>;
