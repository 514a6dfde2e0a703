/** The selected rows, by key: they stay selected while rows come, go and change their places. */
export type Selection = {
  /** Another set after every change, and only then. */
  keys: () => ReadonlySet<string>;
  /** The row from which a range is selected: the last one that was selected alone. */
  anchor: () => string | null;
  toggle: (key: string) => void;
  /** Selects many, or takes them out. */
  put: (keys: Iterable<string>, on: boolean) => void;
  clear: () => void;
  subscribe: (listener: () => void) => () => void;
};

const NONE: ReadonlySet<string> = new Set();

export function createSelection(): Selection {
  const listeners = new Set<() => void>();
  let keys = NONE;
  let anchor: string | null = null;

  function change(next: Set<string>): void {
    keys = next.size === 0 ? NONE : next;
    for (const listener of listeners) listener();
  }

  return {
    keys: () => keys,
    anchor: () => anchor,
    toggle(key) {
      const next = new Set(keys);
      if (!next.delete(key)) next.add(key);
      anchor = key;
      change(next);
    },
    put(many, on) {
      const next = new Set(keys);
      for (const key of many) {
        if (on) next.add(key);
        else next.delete(key);
      }
      change(next);
    },
    clear() {
      anchor = null;
      change(new Set());
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
