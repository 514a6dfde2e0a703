'use client';

import { Pencil, Star, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Input } from '@/components/ui/input.tsx';
import { classNames } from '@/lib/client/class-names.ts';
import { type SavedView, VIEW_NAME_CHARS_MAX } from '@/lib/domain/saved-view.ts';
import type { SavedViewsState } from './use-saved-views.ts';

export type ViewLineProps = { view: SavedView; isOpen: boolean; state: SavedViewsState; close: () => void };

/** One saved view: a link, whether it is the default, another name, away with it. */
export function ViewLine({ view, isOpen, state, close }: ViewLineProps) {
  const [renaming, setRenaming] = useState(false);
  const { change, remove } = state;
  const { id, name, revision, isDefault } = view;
  if (renaming) return <RenameForm view={view} state={state} onDone={() => setRenaming(false)} />;
  return (
    <li className={classNames('flex items-center gap-0.5 rounded-md hover:bg-sunken', isOpen && 'bg-accent-soft')}>
      <Link
        href={view.href}
        prefetch={false}
        scroll={false}
        aria-current={isOpen ? 'true' : undefined}
        onClick={() => {
          state.setOpen(id);
          close();
        }}
        className="flex min-h-7 min-w-0 flex-1 items-center gap-2 rounded-md px-2 text-sm"
      >
        <bdi className="truncate">{name}</bdi>
        {isDefault ? <span className="shrink-0 text-2xs text-ink-muted">default</span> : null}
      </Link>
      <Button
        variant="ghost"
        size="icon"
        aria-pressed={isDefault}
        aria-label={`${name} as the default`}
        title={isDefault ? 'No longer the default' : 'Show it where the address asks for nothing'}
        onClick={() => change.mutate({ id, isDefault: !isDefault, revision })}
      >
        <Star aria-hidden="true" className={classNames('size-3.5', isDefault && 'fill-current text-accent')} />
      </Button>
      <Button variant="ghost" size="icon" aria-label={`Rename ${name}`} onClick={() => setRenaming(true)}>
        <Pencil aria-hidden="true" className="size-3.5" />
      </Button>
      <Button variant="ghost" size="icon" aria-label={`Delete ${name}`} onClick={() => remove.mutate(view)}>
        <Trash2 aria-hidden="true" className="size-3.5" />
      </Button>
    </li>
  );
}

function RenameForm({ view, state, onDone }: { view: SavedView; state: SavedViewsState; onDone: () => void }) {
  const [name, setName] = useState(view.name);
  return (
    <li>
      <form
        className="flex items-center gap-1.5 py-0.5"
        onSubmit={(event) => {
          event.preventDefault();
          state.change.mutate({ id: view.id, name, revision: view.revision }, { onSuccess: onDone });
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          // Ends the renaming, not the panel around it.
          event.stopPropagation();
          event.nativeEvent.stopImmediatePropagation();
          onDone();
        }}
      >
        <Input
          autoFocus
          aria-label={`Another name for ${view.name}`}
          maxLength={VIEW_NAME_CHARS_MAX}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button size="sm" type="submit" disabled={name.trim() === '' || state.change.isPending}>
          Rename
        </Button>
      </form>
    </li>
  );
}
