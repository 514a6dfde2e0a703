'use client';

import { SlidersHorizontal } from 'lucide-react';
import { densityPreference, hiddenColumnsPreference } from '@/components/data-table/density.ts';
import { Menu, type MenuEntry } from '@/components/ui/menu.tsx';
import { shortcutsPreference } from '@/lib/client/preferences.ts';
import { usePreference } from '@/lib/client/use-preference.ts';
import { HIDEABLE_COLUMNS, toHidden } from './columns.tsx';

/** Density, columns and shortcuts: how this browser shows the list. */
export function ViewMenu({ cards }: { cards: boolean }) {
  const [density, setDensity] = usePreference(densityPreference);
  const [hidden, setHidden] = usePreference(hiddenColumnsPreference);
  const [shortcuts, setShortcuts] = usePreference(shortcutsPreference);
  const off = toHidden(hidden);

  function toggle(id: string, on: boolean) {
    const next = new Set(off);
    if (on) next.delete(id);
    else next.add(id);
    setHidden([...next].filter((each) => each !== 'none').join(',') || 'none');
  }

  function toEntries(): MenuEntry[] {
    const table: MenuEntry[] = [
      { kind: 'heading', id: 'density', label: 'Rows' },
      {
        kind: 'check',
        id: 'comfortable',
        label: 'Comfortable, with ids',
        checked: density === 'comfortable',
        onChange: (on) => setDensity(on ? 'comfortable' : 'compact'),
      },
      { kind: 'separator', id: 'rule-columns' },
      { kind: 'heading', id: 'columns', label: 'Columns' },
      ...HIDEABLE_COLUMNS.map(
        ({ id, label }): MenuEntry => ({
          kind: 'check',
          id: `column-${id}`,
          label,
          checked: !off.has(id),
          onChange: (on) => toggle(id, on),
        }),
      ),
      { kind: 'action', id: 'reset', label: 'Reset the columns', onSelect: () => setHidden('') },
      { kind: 'separator', id: 'rule-keys' },
    ];
    return [
      ...(cards ? [] : table),
      { kind: 'heading', id: 'keys', label: 'Keyboard' },
      {
        kind: 'check',
        id: 'shortcuts',
        label: 'Single-key shortcuts (? shows them)',
        checked: shortcuts === 'on',
        onChange: (on) => setShortcuts(on ? 'on' : 'off'),
      },
    ];
  }

  return (
    <Menu
      label="How the list is shown"
      align="end"
      entries={toEntries}
      trigger={
        <>
          <SlidersHorizontal aria-hidden="true" className="size-3.5 text-ink-faint" />
          View
        </>
      }
    />
  );
}
