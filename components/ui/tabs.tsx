'use client';

import * as RadixTabs from 'radix-ui/tabs';
import type { ReactNode } from 'react';

export type Tab = { id: string; label: ReactNode; content: ReactNode };

/** Tabs with the keyboard of the ARIA pattern. Uncontrolled unless `value` is given. */
export function Tabs(props: { label: string; tabs: readonly Tab[]; value?: string; onChange?: (id: string) => void }) {
  const { label, tabs, value, onChange } = props;
  const first = tabs[0]?.id ?? '';
  return (
    <RadixTabs.Root
      {...(value === undefined ? { defaultValue: first } : { value })}
      {...(onChange ? { onValueChange: onChange } : {})}
    >
      <RadixTabs.List aria-label={label} className="scrollbar-none flex gap-4 overflow-x-auto border-line border-b">
        {tabs.map((tab) => (
          <RadixTabs.Trigger
            key={tab.id}
            value={tab.id}
            className="-mb-px whitespace-nowrap border-transparent border-b-2 px-0.5 py-2 font-medium text-ink-muted text-sm hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink"
          >
            {tab.label}
          </RadixTabs.Trigger>
        ))}
      </RadixTabs.List>
      {tabs.map((tab) => (
        <RadixTabs.Content key={tab.id} value={tab.id} className="pt-4">
          {tab.content}
        </RadixTabs.Content>
      ))}
    </RadixTabs.Root>
  );
}
