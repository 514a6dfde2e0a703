import { Inbox } from 'lucide-react';
import { MaskedText } from '@/components/session-page/masked.tsx';
import { MissingField } from '@/components/session-page/missing-field.tsx';
import { Time } from '@/components/ui/time.tsx';
import { formatAge } from '@/lib/client/format.ts';
import type { Overview } from '@/lib/domain/overview.ts';
import type { Session } from '@/lib/domain/session.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';
import { ListPanel } from './list-panel.tsx';
import { toListHref } from './overview-links.ts';
import { SessionLine } from './session-line.tsx';

type Props = { overview: Overview; filters: SessionFilters; nowMs: number };

/** The newest failures of the range, with the reason that the service gives. */
export function FailurePanel({ overview, filters, nowMs }: Props) {
  const { failures, failuresTotal, complete } = overview;
  return (
    <ListPanel
      title="Newest failures"
      note="With the reason the service gives"
      sessions={failures}
      total={failuresTotal}
      all={{ href: toListHref(filters, { phases: ['failed'] }), name: 'failed session' }}
      empty={{
        icon: Inbox,
        title: complete ? 'No session failed' : 'No failure known yet',
        text: 'In the range chosen above.',
      }}
    >
      {(session) => <FailureLine key={session.key} session={session} nowMs={nowMs} />}
    </ListPanel>
  );
}

function FailureLine({ session, nowMs }: { session: Session; nowMs: number }) {
  const at = session.endedAt ?? session.createdAt;
  return (
    <SessionLine
      session={session}
      value={at === null ? <MissingField session={session} field="endedAt" /> : formatAge(at, nowMs)}
      under={at === null ? undefined : <Time iso={at} nowMs={nowMs} />}
    >
      <p className="wrap-anywhere mt-0.5 line-clamp-2 text-danger text-xs">
        {session.stateReason === null ? (
          <MissingField session={session} field="stateReason" />
        ) : (
          <bdi>
            <MaskedText text={session.stateReason} />
          </bdi>
        )}
      </p>
    </SessionLine>
  );
}
