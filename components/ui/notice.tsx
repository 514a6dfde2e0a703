import { CircleAlert, Clock, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '@/lib/client/class-names.ts';

export type NoticeTone = 'info' | 'warn' | 'danger' | 'waiting';

const TONE: Record<NoticeTone, { box: string; icon: typeof Info }> = {
  info: { box: 'border-info/25 bg-info-soft [--tone:var(--info)]', icon: Info },
  warn: { box: 'border-warn/25 bg-warn-soft [--tone:var(--warn)]', icon: TriangleAlert },
  danger: { box: 'border-danger/25 bg-danger-soft [--tone:var(--danger)]', icon: CircleAlert },
  waiting: { box: 'border-line-strong/70 bg-sunken [--tone:var(--ink-muted)]', icon: Clock },
};

export type NoticeProps = {
  tone?: NoticeTone;
  title: ReactNode;
  children?: ReactNode;
  /** Buttons or links: what to do about it. */
  action?: ReactNode;
  /** Set on notices that appear while the page is open. */
  live?: boolean;
};

export function Notice({ tone = 'info', title, children, action, live = false }: NoticeProps) {
  const { box, icon: Icon } = TONE[tone];
  return (
    <div
      {...(live ? { role: 'status' } : {})}
      className={classNames(
        'flex gap-2.5 max-sm:flex-wrap rounded-lg border px-3 py-2.5 text-sm',
        children === undefined ? 'sm:items-center' : 'items-start',
        box,
      )}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-(--tone)" />
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere font-medium text-ink">{title}</p>
        {children === undefined ? null : <div className="wrap-anywhere mt-0.5 text-ink-muted">{children}</div>}
      </div>
      {action === undefined ? null : (
        <div className="flex shrink-0 items-center gap-2 self-center max-sm:basis-full max-sm:pl-6.5">{action}</div>
      )}
    </div>
  );
}
