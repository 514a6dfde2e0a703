'use client';

import { parseAsString, useQueryState } from 'nuqs';

/** The key of the session beside the list, as the address has it; null for none. Opening and closing are steps to go back by. */
export function useOpenSession(): [string | null, (key: string | null, how?: 'in-place') => void] {
  const [open, setOpen] = useQueryState('open', parseAsString.withOptions({ shallow: true, scroll: false }));
  return [
    open === '' ? null : open,
    (key, how) => void setOpen(key, { history: how === 'in-place' ? 'replace' : 'push' }),
  ];
}
