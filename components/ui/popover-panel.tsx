'use client';

import * as Radix from 'radix-ui/popover';
import type { ReactNode, RefObject } from 'react';

export type PopoverPanelProps = {
  anchor: RefObject<HTMLButtonElement | null>;
  label: string;
  align: 'start' | 'end';
  onClose: () => void;
  children: ReactNode;
};

/** The part of a popover that is fetched on demand. */
export default function PopoverPanel({ anchor, label, align, onClose, children }: PopoverPanelProps) {
  const isOnAnchor = (target: EventTarget | null) =>
    target instanceof Node && anchor.current?.contains(target) === true;
  return (
    <Radix.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      {/* The type lacks null; the button is mounted for as long as its panel is. */}
      <Radix.Anchor virtualRef={anchor as RefObject<HTMLButtonElement>} />
      <Radix.Portal container={document.getElementById('content')}>
        <Radix.Content
          aria-label={label}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          // The button closes by its own click; closing here as well would open it again.
          onInteractOutside={(event) => (isOnAnchor(event.target) ? event.preventDefault() : undefined)}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            anchor.current?.focus();
          }}
          className="z-50 max-h-(--radix-popover-content-available-height) min-w-56 max-w-[calc(100vw-1rem)] animate-pop overflow-auto rounded-lg border border-line bg-raised text-ink shadow-float outline-none"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
