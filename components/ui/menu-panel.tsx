'use client';

import { Check } from 'lucide-react';
import * as Radix from 'radix-ui/dropdown-menu';
import { useState } from 'react';
import { useAsMenu } from '@/lib/client/open-menus.ts';
import type { MenuAtProps, MenuEntry } from './menu.tsx';

const ITEM =
  'flex min-h-7 cursor-default select-none items-center gap-2 rounded-md px-2 py-1 text-sm outline-none data-[disabled]:opacity-50 data-[highlighted]:bg-sunken';

/** The part of a menu that is fetched on demand. */
export default function MenuPanel({ anchor, label, align, entries, onClose }: MenuAtProps) {
  useAsMenu();
  // Measured once: the menu stays where it was opened even if a live table moves under it.
  const [box] = useState(() => anchor?.getBoundingClientRect());
  const isOnAnchor = (target: EventTarget | null) => target instanceof Node && anchor?.contains(target) === true;
  return (
    <Radix.Root open modal={false} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Radix.Trigger asChild>
        <span
          aria-hidden="true"
          tabIndex={-1}
          className="pointer-events-none fixed"
          style={{ left: box?.left ?? 0, top: box?.top ?? 0, width: box?.width ?? 0, height: box?.height ?? 0 }}
        />
      </Radix.Trigger>
      <Radix.Portal container={document.getElementById('content')}>
        <Radix.Content
          aria-label={label}
          align={align ?? 'start'}
          sideOffset={4}
          collisionPadding={8}
          onInteractOutside={(event) => (isOnAnchor(event.target) ? event.preventDefault() : undefined)}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            anchor?.focus();
          }}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 max-w-80 animate-pop overflow-auto rounded-lg border border-line bg-raised p-1 text-ink shadow-float"
        >
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry.kind === 'separator') return <Radix.Separator className="mx-1 my-1 h-px bg-line" />;
  if (entry.kind === 'heading') {
    return <Radix.Label className="px-2 pt-1.5 pb-1 text-2xs text-ink-faint">{entry.label}</Radix.Label>;
  }
  if (entry.kind === 'check') {
    return (
      <Radix.CheckboxItem
        checked={entry.checked}
        disabled={entry.disabled ?? false}
        onCheckedChange={entry.onChange}
        // Several boxes are usually ticked one after the other.
        onSelect={(event) => event.preventDefault()}
        className={ITEM}
      >
        <span className="grid size-4 place-items-center">
          <Radix.ItemIndicator>
            <Check aria-hidden="true" className="size-3.5 text-accent" />
          </Radix.ItemIndicator>
        </span>
        <span className="min-w-0 truncate">{entry.label}</span>
      </Radix.CheckboxItem>
    );
  }
  return (
    <Radix.Item onSelect={entry.onSelect} className={ITEM}>
      {entry.icon}
      <span className="min-w-0 flex-1 truncate">{entry.label}</span>
      {entry.hint === undefined ? null : <span className="text-2xs text-ink-faint">{entry.hint}</span>}
    </Radix.Item>
  );
}
