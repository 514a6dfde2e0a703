import { queryOptions } from '@tanstack/react-query';
import type { SavedView, SavedViews } from '../domain/saved-view.ts';
import { ApiError, getJson, sendJson } from './api.ts';

/** What somebody else saved shows within this time, or when the page is looked at again. */
const VIEWS_MS = 60_000;

export const viewsQuery = () =>
  queryOptions({
    queryKey: ['views'],
    queryFn: ({ signal }) => getJson<SavedViews>('/api/views', signal),
    // What was refused, the history being off with it, stays so until it is asked again.
    retry: (failures, error) => !(error instanceof ApiError) && failures < 2,
    refetchInterval: VIEWS_MS,
  });

export type NewView = Pick<SavedView, 'name' | 'query'> & { isDefault?: boolean };
export type ChangedView = Partial<Pick<SavedView, 'name' | 'query' | 'isDefault' | 'revision'>>;

const toPath = (id: string) => `/api/views/${encodeURIComponent(id)}`;

export const saveView = (view: NewView) => sendJson<SavedView>('/api/views', { method: 'POST', body: view });
export const changeView = (id: string, change: ChangedView) =>
  sendJson<SavedView>(toPath(id), { method: 'PATCH', body: change });
export const deleteView = (id: string) => sendJson<null>(toPath(id), { method: 'DELETE' });
