'use client';

import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { Dialog } from '@/components/ui/dialog.tsx';

/** Closes when a link in it is followed. */
export default function NavDrawerPanel({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const content = useRef<HTMLDivElement>(null);
  const handleClick = useEffectEvent((event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('a')) onClose();
  });

  useEffect(() => {
    const element = content.current;
    const listen = (event: MouseEvent) => handleClick(event);
    element?.addEventListener('click', listen);
    return () => element?.removeEventListener('click', listen);
  }, []);

  return (
    <Dialog open onClose={onClose} title="Sparktally" side="left">
      <div ref={content} className="flex h-full flex-col justify-between gap-6">
        {children}
      </div>
    </Dialog>
  );
}
