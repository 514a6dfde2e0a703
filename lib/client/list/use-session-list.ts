'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { type ListClient, type ListSnapshot, NOTHING } from './list-client.ts';
import { findConnection } from './list-connection.ts';
import type { ListQuery } from './messages.ts';

const NOBODY: ListClient = {
  take: () => {},
  offer: () => {},
  rewatch: () => {},
  setQuery: () => {},
  look: () => {},
  reconnect: () => {},
  ask: () => new Promise(() => {}),
  getSnapshot: () => NOTHING,
  subscribe: () => () => {},
};

/** The list of a page, which answers `query` again whenever something changes. The server renders it empty. */
export function useSessionList(query: ListQuery): ListClient {
  const [client] = useState(() => (typeof document === 'undefined' ? NOBODY : findConnection().open()));
  useEffect(() => client.setQuery(query), [client, query]);
  return client;
}

/**
 * A part of what is known of a list. Whoever reads it is drawn again when that part is another value, and not for what
 * else has changed: `read` gives back what it finds and builds nothing.
 */
export function useListPart<Part>(client: ListClient, read: (list: ListSnapshot) => Part): Part {
  return useSyncExternalStore(
    client.subscribe,
    () => read(client.getSnapshot()),
    () => read(NOTHING),
  );
}
