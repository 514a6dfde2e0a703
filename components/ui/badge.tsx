import type { ReactNode } from 'react';
import { classNames } from '@/lib/client/class-names.ts';

export type Tone = 'neutral' | 'info' | 'warn' | 'danger' | 'good' | 'accent';

const TONE: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink-muted ring-line-strong/60',
  info: 'bg-info-soft text-info ring-info/25',
  warn: 'bg-warn-soft text-warn ring-warn/25',
  danger: 'bg-danger-soft text-danger ring-danger/25',
  good: 'bg-good-soft text-good ring-good/25',
  accent: 'bg-accent-soft text-accent-strong ring-accent/25',
};

export function Badge({
  tone = 'neutral',
  className,
  children,
}: {
  tone?: Tone;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span
      className={classNames(
        'inline-flex h-5 max-w-full items-center gap-1 rounded-sm px-1.5 font-medium text-2xs ring-1 ring-inset',
        TONE[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
