'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { type ListClient, type ListSnapshot, NOTHING } from './list-client.ts';
import { findConnection } from './list-connection.ts';
import type { ListQuery } from './messages.ts';

const NOBODY: ListClient = {
  take: () => {},
  rewatch: () => {},
  setQuery: () => {},
  look: () => {},
  reconnect: () => {},
  ask: () => new Promise(() => {}),
  getSnapshot: () => NOTHING,
  subscribe: () => () => {},
};

/** The list of a page: its query answered, and again whenever something changes. The server renders it empty. */
export function useSessionList(query: ListQuery): { client: ListClient; list: ListSnapshot } {
  const [client] = useState(() => (typeof document === 'undefined' ? NOBODY : findConnection().open()));
  const list = useSyncExternalStore(client.subscribe, client.getSnapshot, () => NOTHING);
  useEffect(() => client.setQuery(query), [client, query]);
  return { client, list };
}
