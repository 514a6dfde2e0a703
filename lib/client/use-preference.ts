'use client';

import { useSyncExternalStore } from 'react';
import type { Preference } from './preferences.ts';

/** The value and its setter; the server, and the first render of the browser, see the default. */
export function usePreference<T extends string>(preference: Preference<T>): [T, (value: T) => void] {
  const value = useSyncExternalStore(preference.subscribe, preference.get, preference.getDefault);
  return [value, preference.set];
}
