import type { DatabaseSync } from 'node:sqlite';
import { number, toStoredView, toViewValues } from '../rows.ts';
import * as sql from '../statements.ts';
import type { StoredView, ViewChange, ViewOutcome } from '../view-changes.ts';

type Change = <Result>(work: () => Result) => Result;

/** The saved views; `change` runs a piece of work in a transaction. */
export function openViews(database: DatabaseSync, change: Change) {
  const listViews = database.prepare(sql.LIST_VIEWS);
  const getView = database.prepare(sql.GET_VIEW);
  const countViews = database.prepare(sql.COUNT_VIEWS);
  const findName = database.prepare(sql.FIND_VIEW_NAME);
  const putView = database.prepare(sql.PUT_VIEW);
  const clearDefault = database.prepare(sql.CLEAR_DEFAULT_VIEW);
  const deleteView = database.prepare(sql.DELETE_VIEW);

  function put(view: StoredView): ViewOutcome {
    if (findName.get(view.nameKey, view.id) !== undefined) return { refused: 'name-taken' };
    if (view.isDefault) clearDefault.run(view.id);
    putView.run(...toViewValues(view));
    return { view };
  }

  return {
    listViews: () => listViews.all().map(toStoredView),
    putView: (view: StoredView, most: number): ViewOutcome =>
      change(() => (number(countViews.get() ?? {}, 'count') >= most ? { refused: 'too-many' } : put(view))),
    changeView: (id: string, { name, query, isDefault, revision, changedMs }: ViewChange): ViewOutcome =>
      change(() => {
        const row = getView.get(id);
        if (row === undefined) return { refused: 'unknown' };
        const before = toStoredView(row);
        if (revision !== undefined && revision !== before.revision) return { refused: 'changed' };
        return put({
          ...before,
          ...name,
          query: query ?? before.query,
          isDefault: isDefault ?? before.isDefault,
          revision: before.revision + 1,
          changedMs,
        });
      }),
    deleteView: (id: string) => change(() => Number(deleteView.run(id).changes) > 0),
  };
}
