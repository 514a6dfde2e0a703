'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** Whether the keyboard has a ⌘ key; the server says no. */
export function useMac(): boolean {
  return useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.userAgent),
    () => false,
  );
}
