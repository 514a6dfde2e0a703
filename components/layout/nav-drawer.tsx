'use client';

import { Menu } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';

const loadPanel = () => import('./nav-drawer-panel.tsx');
const NavDrawerPanel = lazy(loadPanel);

/** The sidebar of a narrow screen. Its content comes from the server, its code when the button is approached. */
export function NavDrawer({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="ghost"
        size="icon"
        aria-label="Open the menu"
        aria-expanded={open}
        onPointerEnter={loadPanel}
        onFocus={loadPanel}
        onClick={() => setOpen(true)}
      >
        <Menu aria-hidden="true" className="size-4.5" />
      </Button>
      {open ? (
        <Suspense fallback={null}>
          <NavDrawerPanel onClose={() => setOpen(false)}>{children}</NavDrawerPanel>
        </Suspense>
      ) : null}
    </>
  );
}
