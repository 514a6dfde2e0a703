import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  type SavedView,
  type SavedViews,
  toViewName,
  toViewNameKey,
  VIEW_NAME_CHARS_MAX,
  VIEW_QUERY_CHARS_MAX,
  VIEWS_MAX,
} from '../../domain/saved-view.ts';
import { type Action, authorize } from '../auth/authorize.ts';
import { ProblemError } from '../errors.ts';
import { isHistoryError } from '../history/history-error.ts';
import type { HistoryStore } from '../history/store.ts';
import type { StoredView, ViewOutcome } from '../history/view-changes.ts';
import { RequestError } from '../http/request-error.ts';
import type { VerbContext } from './verb-context.ts';

const NAME_ALLOWED = `a text of 1 to ${VIEW_NAME_CHARS_MAX} characters`;
const QUERY_ALLOWED = `empty, or a question mark and a query, at most ${VIEW_QUERY_CHARS_MAX} characters`;

const name = z
  .string(NAME_ALLOWED)
  .max(VIEW_NAME_CHARS_MAX * 4, NAME_ALLOWED)
  .transform(toViewName)
  .refine((text) => text.length > 0 && text.length <= VIEW_NAME_CHARS_MAX && !/\p{Cc}/u.test(text), NAME_ALLOWED);
/** Kept as it is: what a later version does not understand of it, that one says when it opens. */
const query = z
  .string(QUERY_ALLOWED)
  .max(VIEW_QUERY_CHARS_MAX, QUERY_ALLOWED)
  .regex(/^(?:\?[!-"$-~]+)?$/, QUERY_ALLOWED);
const isDefault = z.boolean('true or false');
const revision = z.int('the revision that was read');

/** The body of `POST /api/views`. */
export const newViewSchema = z.strictObject({ name, query, isDefault: isDefault.default(false) }, 'a JSON object');
/** The body of `PATCH /api/views/{id}`. */
export const viewChangeSchema = z.strictObject(
  { name: name.optional(), query: query.optional(), isDefault: isDefault.optional(), revision: revision.optional() },
  'a JSON object',
);

function toView(view: StoredView): SavedView {
  const { nameKey: _, createdMs, changedMs, ...rest } = view;
  return {
    ...rest,
    createdAt: new Date(createdMs).toISOString(),
    changedAt: new Date(changedMs).toISOString(),
    href: `/sessions${view.query}`,
  };
}

/** Views live in the history: without one there are none, which is told and is not an empty list. */
async function withStore<Result>(
  context: VerbContext,
  action: Action,
  work: (store: HistoryStore) => Promise<Result>,
): Promise<Result> {
  const { history, principal } = context;
  authorize(principal, action);
  await history.opened;
  const { store } = history;
  try {
    if (store !== null) return await work(store);
  } catch (error) {
    if (!isHistoryError(error)) throw error;
    history.failed(error);
  }
  const { problem, status } = history.describe();
  throw new ProblemError({
    kind: 'history_off',
    message: `Saved views are kept in the history, and that ${status === 'opening' ? 'is still being opened' : 'is off'}.${problem === null ? '' : ` ${problem.message}`}`,
    hint: problem?.hint ?? 'The sources page says more.',
  });
}

function settle(outcome: ViewOutcome): SavedView {
  if ('view' in outcome) return toView(outcome.view);
  switch (outcome.refused) {
    case 'name-taken':
      throw RequestError.conflict('Another view has this name.', 'name', 'a name that no other view has');
    case 'too-many':
      throw RequestError.conflict(`There are ${VIEWS_MAX} views already.`, 'views', `at most ${VIEWS_MAX}`);
    case 'changed':
      throw RequestError.conflict('Somebody changed this view meanwhile.', 'revision', 'the revision that is kept now');
    case 'unknown':
      throw RequestError.notFound('There is no saved view of this id: it was deleted, or never was.', 'id');
  }
}

const toKey = (text: string) => ({ name: text, nameKey: toViewNameKey(text) });

/** The saved views, by name. Fails where the history is off. */
export function listViews(context: VerbContext): Promise<SavedViews> {
  return withStore(context, 'views.list', async (store) => ({ views: (await store.listViews()).map(toView) }));
}

export async function putView(context: VerbContext, given: z.output<typeof newViewSchema>): Promise<SavedView> {
  const nowMs = context.history.clock();
  const times = { id: randomUUID(), revision: 1, createdMs: nowMs, changedMs: nowMs };
  const view = { ...given, ...toKey(given.name), ...times };
  return settle(await withStore(context, 'views.change', (store) => store.putView(view, VIEWS_MAX)));
}

/** Changes what is given and nothing else. Refused (409) where `revision` is given and is not the kept one. */
export async function changeView(
  context: VerbContext,
  id: string,
  given: z.output<typeof viewChangeSchema>,
): Promise<SavedView> {
  const { name: text, ...rest } = given;
  const change = { ...rest, ...(text === undefined ? {} : { name: toKey(text) }), changedMs: context.history.clock() };
  return settle(await withStore(context, 'views.change', (store) => store.changeView(id, change)));
}

export async function deleteView(context: VerbContext, id: string): Promise<void> {
  const deleted = await withStore(context, 'views.change', (store) => store.deleteView(id));
  if (!deleted) throw RequestError.notFound('There is no saved view of this id: it was deleted, or never was.', 'id');
}
