'use client';

import type { CellContent } from '@/components/data-table/cell-content.ts';
import { toReact } from '@/components/ui/markup-view.tsx';
import { classNames } from '@/lib/client/class-names.ts';
import { useSeconds } from '@/lib/client/clock.ts';
import { clockPreference } from '@/lib/client/preferences.ts';
import { usePreference } from '@/lib/client/use-preference.ts';
import type { Session } from '@/lib/domain/session.ts';
import type { SessionField } from '@/lib/tables/session-fields.ts';
import { Changed } from './changed.tsx';
import { drawCell } from './draw-cell.ts';

type SessionCellProps = { field: SessionField; session: Session };

/** The value of one field of a session, as the table shows it, outside of the table. */
export function SessionCell({ field, session }: SessionCellProps) {
  const [clock] = usePreference(clockPreference);
  const content = drawCell(field, session, { nowMs: Date.now(), clock });
  return (
    <Changed of={session.key} text={content.news}>
      {content.ticks ? <TickingContent field={field} session={session} /> : <Content content={content} />}
    </Changed>
  );
}

function TickingContent({ field, session }: SessionCellProps) {
  const [clock] = usePreference(clockPreference);
  return <Content content={drawCell(field, session, { nowMs: useSeconds(Date.now()), clock })} />;
}

function Content({ content: { children, className, title } }: { content: CellContent }) {
  return (
    <span title={title ?? undefined} className={classNames('block min-w-0', className)}>
      {children.map((child, place) => toReact(child, place))}
    </span>
  );
}
