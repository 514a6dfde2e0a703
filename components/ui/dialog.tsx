'use client';

import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { classNames } from '@/lib/client/class-names.ts';
import { Button } from './button.tsx';

const SIDE = {
  center: 'm-auto max-h-[85dvh] w-[min(32rem,calc(100vw-2rem))] rounded-xl',
  left: 'my-0 mr-auto ml-0 h-dvh max-h-none w-[min(18rem,85vw)]',
  right: 'my-0 mr-0 ml-auto h-dvh max-h-none w-[min(26rem,100vw)] max-w-none',
  top: 'mx-auto mt-[12dvh] mb-auto max-h-[70dvh] w-[min(36rem,calc(100vw-1rem))] rounded-xl',
  bottom: 'mx-0 mt-auto mb-0 max-h-[85dvh] w-screen max-w-none rounded-t-xl',
} as const;

export type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  side?: keyof typeof SIDE;
  /** Without a head and a margin of its own: the title is for screen readers, and the content says how it is closed. */
  bare?: boolean;
  children: ReactNode;
};

/** A modal on the browser's own `<dialog>`: focus stays inside, Escape closes, the rest of the page is inert. */
export function Dialog({ open, onClose, title, side = 'center', bare = false, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);

  // Closed before it leaves the document, so that the browser gives the focus back to where it was.
  useLayoutEffect(() => {
    const dialog = ref.current;
    return () => dialog?.close();
  }, []);

  // A click on the backdrop is a click on the dialog itself. Escape is the browser's own way for the keyboard.
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    const closeOnBackdrop = (event: MouseEvent) => {
      if (event.target === dialog) dialog.close();
    };
    dialog.addEventListener('click', closeOnBackdrop);
    return () => dialog.removeEventListener('click', closeOnBackdrop);
  }, []);

  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onClose={onClose}
      className={classNames('fixed overflow-hidden bg-raised p-0 text-ink shadow-float', SIDE[side])}
    >
      {open && bare ? (
        <div className="flex h-full max-h-[inherit] flex-col">
          <h2 id={titleId} className="sr-only">
            {title}
          </h2>
          {children}
        </div>
      ) : open ? (
        <div className="flex max-h-[inherit] h-full flex-col">
          <div className="flex items-center justify-between gap-3 border-line border-b px-4 py-2.5">
            <h2 id={titleId} className="font-semibold text-sm">
              {title}
            </h2>
            <Button variant="ghost" size="icon" aria-label="Close" onClick={onClose}>
              <X aria-hidden="true" className="size-4" />
            </Button>
          </div>
          <div className="scrollbar-thin min-h-0 flex-1 overflow-auto p-4">{children}</div>
        </div>
      ) : null}
    </dialog>
  );
}
