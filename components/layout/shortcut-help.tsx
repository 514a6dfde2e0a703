'use client';

import { Dialog } from '@/components/ui/dialog.tsx';
import { KeyCaps } from '@/components/ui/key-caps.tsx';
import { classNames } from '@/lib/client/class-names.ts';
import { shortcutsPreference } from '@/lib/client/preferences.ts';
import {
  isSingleKey,
  SHORTCUT_GROUPS,
  SHORTCUT_LIST,
  type Shortcut,
  type ShortcutGroup,
  toKeyCaps,
} from '@/lib/client/shortcuts.ts';
import { useMac } from '@/lib/client/use-mac.ts';
import { usePreference } from '@/lib/client/use-preference.ts';

/** Every shortcut, and the switch for those of a single key. */
export default function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const [shortcuts, setShortcuts] = usePreference(shortcutsPreference);
  const on = shortcuts === 'on';
  return (
    <Dialog open onClose={onClose} title="Keyboard shortcuts">
      <label className="mb-4 flex cursor-pointer items-start gap-3 rounded-lg border border-line bg-sunken px-3 py-2.5 has-focus-visible:outline-2 has-focus-visible:outline-accent">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => setShortcuts(event.target.checked ? 'on' : 'off')}
          className="mt-0.5 size-4 shrink-0 accent-accent outline-none"
        />
        <span className="text-sm">
          <span className="font-medium text-ink">Single-key shortcuts</span>
          <span className="block text-ink-muted text-xs">
            Switch them off where they get in the way of speech input or of keys pressed by accident. Arrows, Enter,
            Escape and chords go on working. This browser remembers it.
          </span>
        </span>
      </label>
      <div className="flex flex-col gap-5">
        {Object.entries(SHORTCUT_GROUPS).map(([group, title]) => (
          <Group key={group} group={group as ShortcutGroup} title={title} letters={on} />
        ))}
      </div>
    </Dialog>
  );
}

function Group({ group, title, letters }: { group: ShortcutGroup; title: string; letters: boolean }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1 font-semibold text-ink-muted text-xs">{title}</h3>
      <dl className="divide-y divide-line">
        {SHORTCUT_LIST.filter((shortcut) => shortcut.group === group).map((shortcut) => (
          <Line key={shortcut.id} shortcut={shortcut} letters={letters} />
        ))}
      </dl>
    </section>
  );
}

function Line({ shortcut: { keys, label }, letters }: { shortcut: Shortcut; letters: boolean }) {
  const mac = useMac();
  const off = !letters && keys.every(isSingleKey);
  return (
    <div className="flex min-h-8 items-center justify-between gap-4 py-1">
      <dt className="text-ink text-sm">
        {label}
        {off ? <span className="text-ink-faint text-xs"> (off)</span> : null}
      </dt>
      <dd className={classNames('flex flex-wrap items-center justify-end gap-1.5', off && 'line-through')}>
        {keys.map((chord) => (
          <KeyCaps key={chord} caps={toKeyCaps(chord, mac)} />
        ))}
      </dd>
    </div>
  );
}
