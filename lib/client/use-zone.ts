'use client';

import { useSyncExternalStore } from 'react';
import { clockPreference } from './preferences.ts';
import { usePreference } from './use-preference.ts';

const never = () => () => undefined;
const readOwnZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * The IANA zone of the viewer's clock. Null on the server, which does not know it, and so in the browser's first render:
 * whoever waits for it asks once, and not for UTC first.
 */
export function useZone(): string | null {
  const [clock] = usePreference(clockPreference);
  const own = useSyncExternalStore(never, readOwnZone, () => null);
  return own !== null && clock === 'utc' ? 'UTC' : own;
}
