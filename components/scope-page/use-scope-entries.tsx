'use client';

import { ArrowUpRight } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { MenuEntry } from '@/components/ui/menu.tsx';
import { scopeHref, toScopeRef } from '@/lib/domain/resource-ref.ts';
import type { FieldName } from '@/lib/filters/field.ts';
import { SCOPE_WORD } from './scope-words.ts';

/** The way from a clicked scope to its page, for the menu of the value. Rows carry their session's key. */
export function useScopeEntries({ field, anchor }: { field: FieldName; anchor: HTMLElement }): readonly MenuEntry[] {
  const router = useRouter();
  const key = field === 'scope' ? anchor.closest<HTMLElement>('[data-row]')?.dataset.row : undefined;
  const ref = key === undefined ? null : toScopeRef(key);
  if (ref === null || ref.service === 'glue') return [];
  return [
    {
      kind: 'action',
      id: 'page',
      icon: <ArrowUpRight aria-hidden="true" className="size-3.5" />,
      label: `Open the ${SCOPE_WORD[ref.service]}`,
      onSelect: () => router.push(scopeHref(ref)),
    },
    { kind: 'separator', id: 'page-rule' },
  ];
}
