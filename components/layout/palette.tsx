'use client';

import { Command } from 'cmdk';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Dialog } from '@/components/ui/dialog.tsx';
import { KeyCaps } from '@/components/ui/key-caps.tsx';
import { type PaletteItem, paletteText } from '@/lib/client/palette.ts';
import { toKeyCaps } from '@/lib/client/shortcuts.ts';
import { useMac } from '@/lib/client/use-mac.ts';
import { useFoundItems } from './palette-found.ts';

const toValue = (group: string, id: string) => `${group} ${id}`;

/** Everything that can be done or gone to, found by typing. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(paletteText.get);
  const wanted = text.trim();
  const { groups, settled } = useFoundItems(wanted);
  const [choice, setChoice] = useState({ text: '', value: '' });
  const [hasty, setHasty] = useState(false);
  const items = groups.flatMap(({ group, items: found }) =>
    found.map((item) => ({ item, value: toValue(group, item.id) })),
  );
  // For every text the best is chosen, until somebody chooses; what the server adds later leaves the choice alone.
  const chosen = choice.text === wanted && choice.value !== '' ? choice.value : (items[0]?.value ?? '');
  const searching = groups.some(({ status }) => status === 'searching');

  function take({ act }: PaletteItem) {
    onClose();
    if (typeof act === 'function') act();
    else router.push(act.href);
  }

  // A dialog gives the focus to the first that can have it, which is the box around.
  useEffect(() => input.current?.focus(), []);

  // Enter that came before the answers did is meant for what they bring.
  const takeChosen = useEffectEvent(() => {
    const found = items.find(({ value }) => value === chosen);
    setHasty(false);
    if (found !== undefined) take(found.item);
  });
  useEffect(() => {
    if (hasty && settled) takeChosen();
  }, [hasty, settled]);

  return (
    <Dialog open onClose={onClose} title="Go anywhere, do anything" side="top" bare>
      <Command
        value={chosen}
        onValueChange={(value) => {
          // The library chooses by itself at every letter, among what was found for the last one.
          if (settled) setChoice({ text: wanted, value });
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || settled || event.nativeEvent.isComposing) return;
          event.preventDefault();
          setHasty(true);
        }}
        shouldFilter={false}
        loop
        vimBindings={false}
        label="Go anywhere, do anything"
        className="flex min-h-0 flex-col"
      >
        <Command.Input
          ref={input}
          value={text}
          onValueChange={(next) => {
            paletteText.set(next);
            setText(next);
          }}
          placeholder="A page, an action, a session, an owner…"
          className="h-12 w-full shrink-0 border-line border-b bg-transparent px-4 text-base text-ink outline-none placeholder:text-ink-faint"
        />
        <Command.List label="What there is" className="scrollbar-thin min-h-0 scroll-py-2 overflow-y-auto p-2">
          {groups.map(({ group, items, status }) =>
            items.length === 0 && status !== 'failed' ? null : (
              <Command.Group
                key={group}
                heading={group}
                className="pb-2 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:text-ink-faint"
              >
                {items.map((item) => (
                  <Item key={item.id} item={item} value={toValue(group, item.id)} onTake={() => take(item)} />
                ))}
                {status === 'failed' ? (
                  <p role="alert" className="px-2 py-1.5 text-danger text-xs">
                    {group} could not be searched: the server did not answer.
                  </p>
                ) : null}
              </Command.Group>
            ),
          )}
          {searching || groups.some(({ items }) => items.length > 0) ? null : (
            <Command.Empty className="px-2 py-6 text-center text-ink-muted text-sm">
              Nothing here is called so.
            </Command.Empty>
          )}
        </Command.List>
        <p className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-line border-t px-4 py-2 text-2xs text-ink-muted">
          <span className="inline-flex items-center gap-1.5">
            <KeyCaps caps={['↑', '↓']} /> choose
          </span>
          <span className="inline-flex items-center gap-1.5">
            <KeyCaps caps={['Enter']} /> take
          </span>
          <span className="inline-flex items-center gap-1.5">
            <KeyCaps caps={['Esc']} /> close
          </span>
          <span role="status" className="ml-auto">
            {searching ? 'Searching…' : ''}
          </span>
        </p>
      </Command>
    </Dialog>
  );
}

function Item({ item, value, onTake }: { item: PaletteItem; value: string; onTake: () => void }) {
  const mac = useMac();
  return (
    <Command.Item
      value={value}
      onSelect={onTake}
      className="flex min-h-8 cursor-default items-center gap-3 rounded-md px-2 py-1 text-ink text-sm data-[selected=true]:bg-accent-soft"
    >
      <bdi className="min-w-0 truncate">{item.label}</bdi>
      {item.hint === undefined ? null : (
        <bdi className="min-w-0 flex-1 truncate text-ink-muted text-xs">{item.hint}</bdi>
      )}
      {item.keys === undefined ? null : (
        <span className="ml-auto">
          <KeyCaps caps={toKeyCaps(item.keys, mac)} />
        </span>
      )}
    </Command.Item>
  );
}
