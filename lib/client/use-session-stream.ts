'use client';

import { useState, useSyncExternalStore } from 'react';
import type { TimeWindow } from '../filters/filter.ts';
import type { SessionStream, StreamSnapshot } from './session-stream.ts';
import { findSessionStream } from './session-streams.ts';

const BEFORE: StreamSnapshot = {
  sessions: [],
  unconfirmed: new Set(),
  sources: [],
  status: 'idle',
  end: null,
  endedNow: false,
  cut: null,
  problem: null,
  retryAtMs: null,
  heardAtMs: null,
};

const NO_STREAM: SessionStream = {
  subscribe: () => () => {},
  getSnapshot: () => BEFORE,
  reconnect: () => {},
  toSeed: () => [],
};

/** The live list of a window; the server renders it empty. `windowKey` names the window by its text. */
export function useSessionStream(
  window: TimeWindow,
  windowKey: string,
): { list: StreamSnapshot; reconnect: () => void } {
  const find = () => ({
    key: windowKey,
    stream: typeof document === 'undefined' ? NO_STREAM : findSessionStream(window),
  });
  const [held, setHeld] = useState(find);
  let current = held;
  if (held.key !== windowKey) {
    current = find();
    setHeld(current);
  }
  const { stream } = current;
  const list = useSyncExternalStore(stream.subscribe, stream.getSnapshot, () => BEFORE);
  return { list, reconnect: stream.reconnect };
}
