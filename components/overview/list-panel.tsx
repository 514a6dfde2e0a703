import type { LucideIcon } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { formatNumberOf } from '@/lib/client/format.ts';
import type { Session } from '@/lib/domain/session.ts';
import { LISTED } from './overview-model.ts';

export type ListPanelProps = {
  title: string;
  note: ReactNode;
  sessions: readonly Session[];
  /** How many there are in all, and the list of them. */
  total: number;
  all: { href: string; name: string };
  empty: { icon: LucideIcon; title: string; text: string };
  children: (session: Session) => ReactNode;
};

/** The first of some sessions, and the way to all of them. */
export function ListPanel({ title, note, sessions, total, all, empty, children }: ListPanelProps) {
  return (
    <Panel
      title={title}
      note={note}
      action={
        total === 0 ? null : (
          <Link href={all.href} prefetch={false} className="font-medium text-accent-strong text-xs hover:underline">
            {total === 1 ? `Open the ${all.name}` : `All ${formatNumberOf(total, all.name)}`}
          </Link>
        )
      }
      flush
    >
      {sessions.length === 0 ? (
        <EmptyState icon={empty.icon} title={empty.title}>
          {empty.text}
        </EmptyState>
      ) : (
        <ol className="divide-y divide-line">{sessions.slice(0, LISTED).map(children)}</ol>
      )}
    </Panel>
  );
}
