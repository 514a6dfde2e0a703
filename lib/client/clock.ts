'use client';

import { useSyncExternalStore } from 'react';

type Ticker = { subscribe: (listener: () => void) => () => void; read: () => number };

/** One timer for everything that shows a running time; it rests while the tab is hidden. */
function createTicker(everyMs: number): Ticker {
  const listeners = new Set<() => void>();
  let nowMs = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  const tick = () => {
    if (document.hidden) return;
    nowMs = Date.now();
    for (const listener of listeners) listener();
  };
  return {
    read() {
      if (nowMs === 0) nowMs = Date.now();
      return nowMs;
    },
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) {
        nowMs = Date.now();
        timer = setInterval(tick, everyMs);
        document.addEventListener('visibilitychange', tick);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        document.removeEventListener('visibilitychange', tick);
      };
    },
  };
}

const everySecond = createTicker(1000);
const everyTenSeconds = createTicker(10_000);

/** Epoch milliseconds, a second apart: for durations and countdowns on the screen. */
export function useSeconds(serverNowMs: number): number {
  return useSyncExternalStore(everySecond.subscribe, everySecond.read, () => serverNowMs);
}

/** Epoch milliseconds, ten seconds apart: for filters that depend on the time. */
export function useCoarseNow(serverNowMs: number): number {
  return useSyncExternalStore(everyTenSeconds.subscribe, everyTenSeconds.read, () => serverNowMs);
}

/** The same for what is drawn without React; gives back how to stop. */
export function subscribeSeconds(listener: (nowMs: number) => void): () => void {
  return everySecond.subscribe(() => listener(everySecond.read()));
}
