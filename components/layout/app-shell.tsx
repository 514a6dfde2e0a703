import { cookies } from 'next/headers';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { classNames } from '@/lib/client/class-names.ts';
import { parseTheme, THEME_COOKIE } from '@/lib/client/theme.ts';
import { AppKeys } from './app-keys.tsx';
import { DemoBanner } from './demo-banner.tsx';
import { HelpButton, PaletteButton, PaletteIconButton } from './key-buttons.tsx';
import { Logo } from './logo.tsx';
import { NavDrawer } from './nav-drawer.tsx';
import { NavLinks, type SectionHref } from './nav-links.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

export type AppShellProps = {
  /** The section that is marked in the navigation. */
  current: SectionHref | null;
  /** Whether any source answers with demo data. */
  demo: boolean;
  /** The page is as high as the window and scrolls inside, for lists of any length. */
  fill?: boolean;
  children: ReactNode;
};

/** Skip link, navigation (a sidebar, or a bar with a drawer below 1024 px), demo label and the page's `<main>`. */
export async function AppShell({ current, demo, fill = false, children }: AppShellProps) {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <div className="min-h-dvh lg:pl-sidebar">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-accent focus:px-3 focus:py-2 focus:text-accent-ink"
      >
        Skip to the content
      </a>
      <aside className="fixed inset-y-0 left-0 hidden w-sidebar flex-col border-line border-r bg-canvas px-3 py-4 lg:flex">
        <Brand />
        <div className="mt-4">
          <PaletteButton />
        </div>
        <nav aria-label="Main" className="mt-4 flex-1">
          <NavLinks current={current} />
        </nav>
        <div className="flex items-center justify-between gap-2">
          <ThemeSwitch initial={theme} />
          <HelpButton />
        </div>
      </aside>
      <header className="sticky top-0 z-30 flex h-topbar items-center justify-between gap-2 border-line border-b bg-canvas/90 px-3 backdrop-blur lg:hidden">
        <Brand />
        <span className="ml-auto">
          <PaletteIconButton />
        </span>
        <NavDrawer>
          <nav aria-label="Main">
            <NavLinks current={current} />
          </nav>
          <ThemeSwitch initial={theme} />
        </NavDrawer>
      </header>
      <div
        className={classNames(
          'flex flex-col bg-surface',
          fill ? 'h-[calc(100dvh-3.25rem)] min-h-[32rem] lg:h-dvh' : 'min-h-[calc(100dvh-3.25rem)] lg:min-h-dvh',
        )}
      >
        <main id="content" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col">
          <DemoBanner demo={demo} />
          {children}
        </main>
      </div>
      <AppKeys />
    </div>
  );
}

function Brand() {
  return (
    <Link
      href="/"
      prefetch={false}
      className="flex items-center gap-2 rounded-md px-1.5 font-semibold text-[0.9375rem] text-ink tracking-tight"
    >
      <Logo className="size-6" />
      Sparktally
    </Link>
  );
}
