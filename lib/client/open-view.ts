/** Which saved view a tab has open, by the query that it had when it was last looked at. */
type OpenView = { id: string; search: string };

const KEY = 'sparktally-open-view';

/** The view that was open where the address still is what it was then, be it changed or not; null else. */
export function recallOpenView(search: string): string | null {
  try {
    const [id, ...rest] = (sessionStorage.getItem(KEY) ?? '').split('\n');
    return id !== undefined && id !== '' && rest.join('\n') === search ? id : null;
  } catch {
    return null;
  }
}

export function rememberOpenView(open: OpenView | null): void {
  try {
    if (open === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, `${open.id}\n${open.search}`);
  } catch {
    // Storage may be forbidden: the name of a changed view is then lost by a reload.
  }
}

let plainWanted = false;
const listeners = new Set<() => void>();
let shown: string | null = null;
let named = false;

function tell(): void {
  for (const listener of listeners) listener();
}

/** Whether what is shown has a name, which then stands in the head of the page and says whose columns these are. */
export const namedView = {
  isOpen: () => named,
  setOpen: (open: boolean) => {
    if (named === open) return;
    named = open;
    tell();
  },
};

/** Somebody who left the default view for the plain list wants that also when coming back to it. */
export const defaultView = {
  /** Whether an address that asks for nothing may be given the default view. */
  isWanted: () => !plainWanted,
  want: (wanted: boolean) => {
    plainWanted = !wanted;
  },
  /** The name of the default view while it is shown unasked; null else. */
  getShown: () => shown,
  setShown: (name: string | null) => {
    if (shown === name) return;
    shown = name;
    tell();
  },
};

export function subscribeToViews(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
