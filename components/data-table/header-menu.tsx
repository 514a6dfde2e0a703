'use client';

import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, EyeOff, MoveHorizontal, Pin, PinOff, X } from 'lucide-react';
import { createPortal } from 'react-dom';
import { MenuAt, type MenuEntry } from '@/components/ui/menu.tsx';

export type HeaderMenuProps = {
  anchor: HTMLElement | null;
  label: string;
  /** Can neither be hidden nor be unpinned. */
  main: boolean;
  pinned: boolean;
  /** Null where it has no order. */
  sort: { on: boolean; others: boolean; by: (descending: boolean, add: boolean) => void; clear: () => void } | null;
  onMove: (step: number) => void;
  onResize: () => void;
  onPin: (on: boolean) => void;
  onHide: () => void;
  onClose: () => void;
};

const icon = (Icon: typeof Pin) => <Icon aria-hidden="true" className="size-3.5 text-ink-faint" />;

/** All that can be done to a column, for whoever has no mouse or no third hand for Shift. */
function toSortEntries({ on, others, by, clear }: NonNullable<HeaderMenuProps['sort']>): MenuEntry[] {
  const sort = (descending: boolean, add: boolean): MenuEntry => ({
    kind: 'action',
    id: `${add ? 'add' : 'sort'}-${descending}`,
    icon: icon(descending ? ArrowDown : ArrowUp),
    label: `${add ? 'Then sort' : 'Sort'} ${descending ? 'descending' : 'ascending'}`,
    onSelect: () => by(descending, add),
  });
  return [
    sort(true, false),
    sort(false, false),
    ...(others ? [sort(true, true), sort(false, true)] : []),
    ...(on
      ? [{ kind: 'action', id: 'unsort', icon: icon(X), label: 'Do not sort by it', onSelect: clear } as const]
      : []),
    { kind: 'separator', id: 'rule-sort' },
  ];
}

/** All that can be done to a column, for whoever has no mouse or no third hand for Shift. */
export default function HeaderMenu(props: HeaderMenuProps) {
  const { anchor, label, main, pinned, sort, onMove, onResize, onPin, onHide, onClose } = props;
  const places: MenuEntry[] = [
    {
      kind: 'action',
      id: 'left',
      icon: icon(ArrowLeft),
      label: 'Move left',
      hint: '⇧←',
      onSelect: () => onMove(-1),
    },
    {
      kind: 'action',
      id: 'right',
      icon: icon(ArrowRight),
      label: 'Move right',
      hint: '⇧→',
      onSelect: () => onMove(1),
    },
    {
      kind: 'action',
      id: 'width',
      icon: icon(MoveHorizontal),
      label: 'Change the width',
      hint: '← →',
      onSelect: onResize,
    },
  ];
  const rest: MenuEntry[] = [
    {
      kind: 'action',
      id: 'pin',
      icon: icon(pinned ? PinOff : Pin),
      label: pinned ? 'Unpin' : 'Pin to the left',
      onSelect: () => onPin(!pinned),
    },
    { kind: 'action', id: 'hide', icon: icon(EyeOff), label: 'Hide', onSelect: onHide },
  ];
  // Out of the table: its scroller contains what is fixed, and the menu would stand beside its place.
  return createPortal(
    <MenuAt
      anchor={anchor}
      label={`Column ${label}`}
      onClose={onClose}
      entries={[...(sort === null ? [] : toSortEntries(sort)), ...places, ...(main ? [] : rest)]}
    />,
    document.getElementById('content') ?? document.body,
  );
}
