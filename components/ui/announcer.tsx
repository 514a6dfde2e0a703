'use client';

import { useSyncExternalStore } from 'react';
import { announcements } from '@/lib/client/announce.ts';

/** The live region of the page for what has no place of its own on it. */
export function Announcer() {
  const text = useSyncExternalStore(announcements.subscribe, announcements.get, () => '');
  return (
    <p role="status" data-announcer="" className="sr-only">
      {text}
    </p>
  );
}
