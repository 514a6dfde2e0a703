/**
 * What a viewer chose for this browser and no link should carry: the clock, the density, the columns. Read through
 * `useSyncExternalStore` with the default as the server's snapshot, so that the first paint and hydration agree.
 */
export type Preference<T extends string> = {
  get: () => T;
  getDefault: () => T;
  set: (value: T) => void;
  subscribe: (listener: () => void) => () => void;
};

/**
 * `accepts` guards what an older version, or somebody else on this origin, has written. `onServer` is what the server
 * renders with, where that differs from the browser's default.
 */
export function createPreference<T extends string>(
  name: string,
  fallback: T,
  accepts: (value: string) => value is T,
  onServer: T = fallback,
): Preference<T> {
  const key = `sparktally-${name}`;
  const listeners = new Set<() => void>();
  let current: T | null = null;

  function read(): T {
    try {
      const stored = localStorage.getItem(key);
      return stored !== null && accepts(stored) ? stored : fallback;
    } catch {
      return fallback;
    }
  }

  return {
    get() {
      current ??= read();
      return current;
    },
    getDefault: () => onServer,
    set(value) {
      current = value;
      try {
        localStorage.setItem(key, value);
      } catch {
        // Storage may be forbidden; the choice then lasts as long as the page.
      }
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const CLOCKS = ['utc', 'local'] as const;
export type Clock = (typeof CLOCKS)[number];

const isClock = (value: string): value is Clock => CLOCKS.some((clock) => clock === value);

/** The server does not know the viewer's time zone, so it writes UTC. */
export const clockPreference = createPreference<Clock>('clock', 'local', isClock, 'utc');

export const isOnOff = (value: string): value is 'on' | 'off' => value === 'on' || value === 'off';

/** Single-key shortcuts can be switched off (WCAG 2.1.4). */
export const shortcutsPreference = createPreference<'on' | 'off'>('shortcuts', 'on', isOnOff);
