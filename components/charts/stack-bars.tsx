'use client';

import Link from 'next/link';
import { type KeyboardEvent, useRef, useState } from 'react';
import { classNames } from '@/lib/client/class-names.ts';
import { type SwatchFill, toBackground } from './swatch.tsx';

export type StackPart = {
  key: string;
  color: string;
  fill: SwatchFill /** Of the height of the plot. */;
  share: number;
};
export type StackBar = {
  key: string /** What it is and holds, in words. */;
  name: string;
  href: string;
  parts: readonly StackPart[];
};

const STEP: Record<string, (index: number, last: number) => number> = {
  ArrowLeft: (index) => index - 1,
  ArrowRight: (index) => index + 1,
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * Stacked bars from left to right, each a link. The whole column is the target, the tab key stops once, and the arrows
 * go from bar to bar. Whoever listens to `onLook` shows what the bar in hand holds.
 */
export function StackBars({
  label,
  bars,
  onLook,
}: {
  label: string;
  bars: readonly StackBar[];
  onLook: (index: number | null) => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  const [stop, setStop] = useState<number | null>(null);
  const last = bars.length - 1;

  function handleKey(event: KeyboardEvent, index: number) {
    const next = STEP[event.key]?.(index, last);
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    list.current?.querySelectorAll('a')[Math.min(last, Math.max(0, next))]?.focus();
  }

  return (
    <ul ref={list} aria-label={label} className="flex h-full" onPointerLeave={() => onLook(null)}>
      {bars.map((bar, index) => (
        <li key={bar.key} className="h-full min-w-0 flex-1">
          <Link
            href={bar.href}
            prefetch={false}
            aria-label={bar.name}
            tabIndex={index === Math.min(last, stop ?? last) ? 0 : -1}
            onKeyDown={(event) => handleKey(event, index)}
            onPointerEnter={() => onLook(index)}
            onFocus={() => {
              setStop(index);
              onLook(index);
            }}
            onBlur={() => onLook(null)}
            className="flex h-full items-end justify-center rounded-sm px-px hover:bg-ink/5 focus-visible:bg-ink/5"
          >
            <span className="flex h-full w-full max-w-9 flex-col-reverse">
              {bar.parts.map((part, at) => (
                <span
                  key={part.key}
                  className={classNames('block w-full', at === bar.parts.length - 1 && 'rounded-t-[2px]')}
                  // A sliver stays visible: something that is not 0 must not look like 0.
                  style={{
                    height: part.share === 0 ? 0 : `max(1.5px, ${part.share * 100}%)`,
                    background: toBackground(part.color, part.fill),
                  }}
                />
              ))}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
