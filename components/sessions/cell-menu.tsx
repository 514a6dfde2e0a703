'use client';

import { Copy, Filter, FilterX } from 'lucide-react';
import { useFilterScope } from '@/components/filters/filter-context.tsx';
import { useScopeEntries } from '@/components/scope-page/use-scope-entries.tsx';
import { MenuAt } from '@/components/ui/menu.tsx';
import { announce } from '@/lib/client/announce.ts';
import { withField } from '@/lib/filters/codec.ts';
import { FIELDS } from '@/lib/filters/field.ts';
import type { PickedValue } from './session-value.ts';

const MAX_SHOWN = 40;

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    announce('Copied');
  } catch {
    announce('The browser did not allow copying');
  }
}

/** What can be done with a clicked value. */
export default function CellMenu({ picked, onClose }: { picked: PickedValue; onClose: () => void }) {
  const { filters, setFilters } = useFilterScope();
  const { anchor, field, term, label, text } = picked;
  const scope = useScopeEntries(picked);
  const shown = label.length > MAX_SHOWN ? `${label.slice(0, MAX_SHOWN)}…` : label;
  const apply = (negated: boolean) => setFilters(withField(filters, field, { field, negated, terms: [term] }));
  return (
    <MenuAt
      anchor={anchor}
      label={`${FIELDS[field].label}: ${shown}`}
      onClose={onClose}
      entries={[
        { kind: 'heading', id: 'field', label: FIELDS[field].label },
        ...scope,
        {
          kind: 'action',
          id: 'only',
          icon: <Filter aria-hidden="true" className="size-3.5" />,
          label: (
            <>
              Only <bdi>{shown}</bdi>
            </>
          ),
          onSelect: () => apply(false),
        },
        {
          kind: 'action',
          id: 'not',
          icon: <FilterX aria-hidden="true" className="size-3.5" />,
          label: (
            <>
              Without <bdi>{shown}</bdi>
            </>
          ),
          onSelect: () => apply(true),
        },
        { kind: 'separator', id: 'rule' },
        {
          kind: 'action',
          id: 'copy',
          icon: <Copy aria-hidden="true" className="size-3.5" />,
          label: 'Copy',
          onSelect: () => void copy(text),
        },
      ]}
    />
  );
}
