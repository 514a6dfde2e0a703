export type ShortcutGroup = 'everywhere' | 'list' | 'session';

export const SHORTCUT_GROUPS: Record<ShortcutGroup, string> = {
  everywhere: 'Everywhere',
  list: 'In the list of sessions',
  session: 'With a session open',
};

export type Shortcut = {
  /** Any of these: a key as `KeyboardEvent.key` names it, after `Mod+` (⌘ or Ctrl) or `Shift+` where that is held. */
  keys: readonly string[];
  label: string;
  group: ShortcutGroup;
  /** Answered where the focus is, by what has it; by the page as well while nothing has it. */
  local?: true;
  /** What the palette offers it as; without one it makes sense only at a row. */
  action?: string;
};

/** Every key that does something, once: what is pressed is matched with this, and the help is written from it. */
export const SHORTCUTS = {
  palette: { keys: ['Mod+k'], label: 'Go anywhere, do anything', group: 'everywhere' },
  help: { keys: ['?'], label: 'Show these shortcuts', group: 'everywhere', action: 'Keyboard shortcuts' },
  clock: { keys: ['u'], label: 'Times in UTC or in local time', group: 'everywhere', action: 'UTC or local time' },
  query: { keys: ['/'], label: 'Write a query', group: 'list', action: 'Write a query' },
  'next-row': { keys: ['j'], label: 'Next row', group: 'list' },
  'previous-row': { keys: ['k'], label: 'Previous row', group: 'list' },
  walk: { keys: ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp'], label: 'Walk the rows', group: 'list', local: true },
  ends: { keys: ['Home', 'End'], label: 'First and last row', group: 'list', local: true },
  cells: { keys: ['ArrowRight', 'ArrowLeft'], label: 'Walk through the cells of a row', group: 'list', local: true },
  open: { keys: ['Enter'], label: 'Open the session of the row', group: 'list', local: true },
  'select-row': { keys: ['x'], label: 'Select the row, or no longer', group: 'list' },
  'select-range': { keys: ['Shift+x'], label: 'Select from the last one to here', group: 'list' },
  export: { keys: ['e'], label: 'Export', group: 'list', action: 'Export' },
  live: {
    keys: ['l'],
    label: 'Hold the list, or let it go on',
    group: 'list',
    action: 'Hold the list, or let it go on',
  },
  'previous-session': { keys: ['['], label: 'Previous session of the list', group: 'session' },
  'next-session': { keys: [']'], label: 'Next session of the list', group: 'session' },
  'close-session': { keys: ['Escape'], label: 'Close it', group: 'session' },
} as const satisfies Record<string, Shortcut>;

export type ShortcutId = keyof typeof SHORTCUTS;

export const SHORTCUT_LIST: readonly (Shortcut & { id: ShortcutId })[] = Object.entries(SHORTCUTS).map(
  ([id, shortcut]) => ({ ...shortcut, id: id as ShortcutId }),
);

/** The part of a KeyboardEvent that tells which shortcut was meant. */
export type KeyPress = {
  key: string;
  metaKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  /** Held to reach a character, as for `[` on many keyboards: Ctrl and Alt then mean nothing. */
  altGraph: boolean;
};

export type KeyScene = {
  /** Single characters act as shortcuts (WCAG 2.1.4 wants them to be switched off at will). */
  letters: boolean;
  /** The focus is where characters are written. */
  typing: boolean;
  /** A dialog or a menu is open and has the keyboard for itself. */
  covered: boolean;
  /** Nothing has the focus. */
  nowhere: boolean;
};

const isLetter = (key: string) => /^\p{L}$/u.test(key);

function isPressed(chord: string, press: KeyPress, scene: KeyScene): boolean {
  const [key = '', held = null] = chord.split('+').reverse();
  const modified = !press.altGraph && (press.metaKey || press.ctrlKey || press.altKey);
  if (held === 'Mod') {
    return modified && !press.altKey && !press.shiftKey && press.key.toLowerCase() === key;
  }
  if (modified || scene.typing) return false;
  if (key.length > 1) return press.key === key && !press.shiftKey;
  if (!scene.letters) return false;
  // Caps Lock writes capitals, and most signs need Shift on some keyboard.
  if (!isLetter(key)) return press.key === key;
  return press.key.toLowerCase() === key && press.shiftKey === (held === 'Shift');
}

/** The shortcut that a key press means where it happens; null for none. */
export function matchShortcut(press: KeyPress, scene: KeyScene): ShortcutId | null {
  if (scene.covered) return null;
  const found = SHORTCUT_LIST.find(
    ({ keys, local }) => (local !== true || scene.nowhere) && keys.some((chord) => isPressed(chord, press, scene)),
  );
  return found?.id ?? null;
}

/** Whether a chord is a single character, which can be switched off. */
export function isSingleKey(chord: string): boolean {
  return !chord.startsWith('Mod+') && chord.replace('Shift+', '').length === 1;
}

const KEY_NAMES: Record<string, string> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowRight: '→',
  ArrowLeft: '←',
  PageDown: 'Page ↓',
  PageUp: 'Page ↑',
  Escape: 'Esc',
};

/** The caps of a chord, in the order in which they are held: `Mod+k` is `⌘ K` on a Mac and `Ctrl K` elsewhere. */
export function toKeyCaps(chord: string, mac: boolean): string[] {
  return chord.split('+').map((key) => {
    if (key === 'Mod') return mac ? '⌘' : 'Ctrl';
    return KEY_NAMES[key] ?? (chord.startsWith('Mod+') ? key.toUpperCase() : key);
  });
}
