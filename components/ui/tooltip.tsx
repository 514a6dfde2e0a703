'use client';

import { cloneElement, type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from 'react';

const GAP_PX = 6;

type Hoverable = {
  'aria-describedby'?: string;
  onPointerEnter?: () => void;
  onPointerLeave?: () => void;
  onFocus?: () => void;
  onBlur?: () => void;
};

/** A short hint on hover and focus, in the browser's top layer so that no scrolling box cuts it. Escape hides it. */
export function Tooltip({ text, children }: { text: ReactNode; children: ReactElement<Hoverable> }) {
  const [shown, setShown] = useState(false);
  const host = useRef<HTMLSpanElement>(null);
  const bubble = useRef<HTMLSpanElement>(null);
  const id = useId();

  useEffect(() => {
    const target = host.current?.firstElementChild;
    const element = bubble.current;
    if (!shown || !target || !element) return;
    element.showPopover();
    const box = target.getBoundingClientRect();
    const size = element.getBoundingClientRect();
    const left = Math.min(Math.max(8, box.left + box.width / 2 - size.width / 2), innerWidth - size.width - 8);
    const above = box.top - size.height - GAP_PX;
    element.style.left = `${left}px`;
    element.style.top = `${above > 0 ? above : box.bottom + GAP_PX}px`;
    const hide = (event: KeyboardEvent) => (event.key === 'Escape' ? setShown(false) : undefined);
    addEventListener('keydown', hide);
    return () => {
      removeEventListener('keydown', hide);
      element.hidePopover();
    };
  }, [shown]);

  const hover = {
    'aria-describedby': id,
    onPointerEnter: () => setShown(true),
    onPointerLeave: () => setShown(false),
    onFocus: () => setShown(true),
    onBlur: () => setShown(false),
  };
  return (
    <span ref={host} className="contents">
      {cloneElement(children, hover)}
      <span
        ref={bubble}
        id={id}
        role="tooltip"
        popover="manual"
        className="pointer-events-none fixed m-0 max-w-72 rounded-md bg-ink px-2 py-1 text-surface text-xs shadow-float"
      >
        {text}
      </span>
    </span>
  );
}
