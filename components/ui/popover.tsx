'use client';

import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button.tsx';

const loadPanel = () => import('./popover-panel.tsx');
const PopoverPanel = lazy(loadPanel);

export type PopoverProps = {
  /** Of the button, for what opens it from elsewhere. */
  id?: string;
  /** The name of the panel for a screen reader; of the button too where `trigger` is an icon. */
  label: string;
  trigger: ReactNode;
  children: (close: () => void) => ReactNode;
  align?: 'start' | 'end';
  variant?: ButtonVariant;
  size?: ButtonSize;
  className?: string;
  /** Set when `trigger` has no text. */
  iconOnly?: boolean;
};

/** A button with a panel. The panel's code is fetched when the pointer or the focus comes near, not with the page. */
export function Popover(props: PopoverProps) {
  const {
    id,
    label,
    trigger,
    children,
    align = 'start',
    variant = 'secondary',
    size = 'sm',
    className,
    iconOnly,
  } = props;
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const close = () => setOpen(false);
  return (
    <>
      <button
        ref={anchor}
        id={id}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        {...(iconOnly ? { 'aria-label': label, title: label } : {})}
        onPointerEnter={loadPanel}
        onFocus={loadPanel}
        onClick={() => setOpen(!open)}
        className={buttonClass(variant, size, className)}
      >
        {trigger}
      </button>
      {open ? (
        <Suspense fallback={null}>
          <PopoverPanel anchor={anchor} label={label} align={align} onClose={close}>
            {children(close)}
          </PopoverPanel>
        </Suspense>
      ) : null}
    </>
  );
}
