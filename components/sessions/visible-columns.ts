'use client';

import { hiddenColumnsPreference } from '@/components/data-table/density.ts';
import { usePreference } from '@/lib/client/use-preference.ts';
import { SESSION_FIELDS } from '@/lib/tables/session-fields.ts';
import { toHidden } from './columns.tsx';

/** Ids of the fields that the table shows, in its order. */
export function useVisibleColumns(): string[] {
  const [hidden] = usePreference(hiddenColumnsPreference);
  const off = toHidden(hidden);
  return SESSION_FIELDS.filter(({ id, sort }) => !off.has(sort ?? id)).map(({ id }) => id);
}
