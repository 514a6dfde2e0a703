'use client';

import { Menu } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';

/** The sidebar of a narrow screen. Its content is rendered by the server and closes it when a link in it is followed. */
export function NavDrawer({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const content = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = content.current;
    if (!open || !element) return;
    const closeOnLink = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest('a')) setOpen(false);
    };
    element.addEventListener('click', closeOnLink);
    return () => element.removeEventListener('click', closeOnLink);
  }, [open]);

  return (
    <>
      <Button variant="ghost" size="icon" aria-label="Open the menu" aria-expanded={open} onClick={() => setOpen(true)}>
        <Menu aria-hidden="true" className="size-4.5" />
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Sparktally" side="left">
        <div ref={content} className="flex h-full flex-col justify-between gap-6">
          {children}
        </div>
      </Dialog>
    </>
  );
}
