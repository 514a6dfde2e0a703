'use client';

import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button.tsx';

export type MenuEntry =
  | { kind: 'action'; id: string; label: ReactNode; icon?: ReactNode; hint?: string; onSelect: () => void }
  | {
      kind: 'check';
      id: string;
      label: ReactNode;
      checked: boolean;
      disabled?: boolean;
      onChange: (on: boolean) => void;
    }
  | { kind: 'heading'; id: string; label: ReactNode }
  | { kind: 'separator'; id: string };

const loadPanel = () => import('./menu-panel.tsx');
const MenuPanel = lazy(loadPanel);

export type MenuProps = {
  label: string;
  trigger: ReactNode;
  entries: () => readonly MenuEntry[];
  align?: 'start' | 'end';
  variant?: ButtonVariant;
  size?: ButtonSize;
  className?: string;
  iconOnly?: boolean;
};

/** A button with a menu; its code and its entries come when it opens. */
export function Menu(props: MenuProps) {
  const { label, trigger, entries, align = 'start', variant = 'secondary', size = 'sm', className, iconOnly } = props;
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="menu"
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
        <MenuAt
          anchor={button.current}
          label={label}
          align={align}
          entries={entries()}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

export type MenuAtProps = {
  /** Where it opens, and where the focus returns to. */
  anchor: HTMLElement | null;
  label: string;
  align?: 'start' | 'end';
  entries: readonly MenuEntry[];
  onClose: () => void;
};

/** A menu at an element that is not a button of its own, such as a table cell. */
export function MenuAt({ anchor, align = 'start', ...rest }: MenuAtProps) {
  return (
    <Suspense fallback={null}>
      <MenuPanel anchor={anchor} align={align} {...rest} />
    </Suspense>
  );
}
