export const THEMES = ['light', 'system', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/**
 * The choice travels as a cookie, so that the server writes it into the first byte of the page: no flash of the other
 * theme and no inline script. `system` is the absence of the attribute; the style sheet then asks the browser.
 */
export const THEME_COOKIE = 'sparktally-theme';

const YEAR_MS = 365 * 24 * 3600 * 1000;

export function parseTheme(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? 'system';
}

export function saveTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
  // Absent only in old browsers and on plain http beyond loopback: the choice then lasts as long as the page.
  if (!('cookieStore' in window)) return;
  void window.cookieStore.set({
    name: THEME_COOKIE,
    value: theme,
    path: '/',
    sameSite: 'lax',
    expires: Date.now() + YEAR_MS,
  });
}
