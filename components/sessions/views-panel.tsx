'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Input } from '@/components/ui/input.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { ApiError } from '@/lib/client/api.ts';
import { type SavedView, VIEW_NAME_CHARS_MAX } from '@/lib/domain/saved-view.ts';
import type { SavedViewsState } from './use-saved-views.ts';
import { ViewLine } from './view-line.tsx';

type PanelProps = { state: SavedViewsState; close: () => void };

/** All saved views to open, change and delete, and the way to save what is shown. */
export function ViewsPanel({ state, close }: PanelProps) {
  const { views, error, isPending, open } = state;
  return (
    <div className="flex w-80 max-w-full flex-col">
      <div className="flex items-center justify-between gap-2 border-line border-b px-3 py-2">
        <h2 className="font-semibold text-sm">Saved views</h2>
        <Button
          variant="ghost"
          size="sm"
          onClick={() => {
            state.openAll();
            close();
          }}
        >
          All sessions
        </Button>
      </div>
      {error === null ? null : <Unavailable error={error} />}
      {isPending ? <Skeleton className="m-3 h-16" /> : null}
      {views.length > 0 ? (
        <ul aria-label="Saved views" className="scrollbar-thin max-h-80 overflow-y-auto p-1.5">
          {views.map((view) => (
            <ViewLine key={view.id} view={view} isOpen={view.id === open?.id} state={state} close={close} />
          ))}
        </ul>
      ) : null}
      {views.length === 0 && !isPending && error === null ? (
        <p className="px-3 py-3 text-ink-muted text-sm">
          None yet. A view keeps filters, order and columns under a name, for everybody who uses this server.
        </p>
      ) : null}
      <Outcome state={state} />
      {error === null ? <SaveForm state={state} /> : null}
    </div>
  );
}

function Unavailable({ error }: { error: Error }) {
  const off = error instanceof ApiError && error.problem.kind === 'history_off';
  const hint = error instanceof ApiError ? error.problem.hint : null;
  return (
    <div role="alert" className="px-3 py-2.5 text-sm">
      <p className="font-medium text-warn">
        {off ? 'Saved views are not available' : 'The saved views could not be read'}
      </p>
      <p className="text-ink-muted">
        {error.message} {hint}
      </p>
    </div>
  );
}

/** What the last change came to: why it failed, or how a deletion is taken back. */
function Outcome({ state }: { state: SavedViewsState }) {
  const { save, change, remove } = state;
  const failed = [save, change, remove].find(({ error }) => error !== null)?.error ?? null;
  const deleted: SavedView | undefined = remove.isSuccess ? remove.variables : undefined;
  return (
    <div className="border-line border-t px-3 py-2 text-sm empty:hidden">
      {failed === null ? null : (
        <p role="alert" className="text-danger">
          {failed.message}
        </p>
      )}
      {deleted === undefined ? null : (
        <div role="status" className="flex items-center justify-between gap-2">
          <span className="min-w-0 truncate">
            Deleted <bdi>{deleted.name}</bdi>
          </span>
          <Button
            size="sm"
            // The button that deleted it is gone, and the focus with it.
            autoFocus
            onClick={(event) => {
              // It goes too: the panel around it has the focus next.
              event.currentTarget.closest<HTMLElement>('[role="dialog"]')?.focus();
              const { name, query, isDefault } = deleted;
              remove.reset();
              save.mutate({ name, query, isDefault });
            }}
          >
            Undo
          </Button>
        </div>
      )}
    </div>
  );
}

function SaveForm({ state }: { state: SavedViewsState }) {
  const { open, isChanged, query, save, change } = state;
  const [name, setName] = useState('');
  return (
    <div className="flex flex-col gap-2 border-line border-t p-3">
      {open !== undefined && isChanged ? (
        <Button
          size="sm"
          onClick={() => change.mutate({ id: open.id, query, revision: open.revision }, { onSuccess: state.openView })}
        >
          Update <bdi className="truncate">{open.name}</bdi>
        </Button>
      ) : null}
      <form
        className="flex gap-1.5"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === '') return;
          save.mutate(
            { name, query },
            {
              onSuccess: (view) => {
                setName('');
                state.openView(view);
              },
            },
          );
        }}
      >
        <Input
          aria-label="Name of the new view"
          placeholder="Save what is shown as…"
          maxLength={VIEW_NAME_CHARS_MAX}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button variant="primary" type="submit" disabled={name.trim() === '' || save.isPending}>
          Save
        </Button>
      </form>
    </div>
  );
}
