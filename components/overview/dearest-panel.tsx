import { Inbox } from 'lucide-react';
import { MissingField } from '@/components/session-page/missing-field.tsx';
import { Time } from '@/components/ui/time.tsx';
import { formatDuration } from '@/lib/client/format.ts';
import type { CostBasis } from '@/lib/cost/cost.ts';
import { type Amount, costAt } from '@/lib/cost/growth.ts';
import type { Overview } from '@/lib/domain/overview.ts';
import type { Session } from '@/lib/domain/session.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';
import { ListPanel } from './list-panel.tsx';
import { toListHref } from './overview-links.ts';
import { readShown } from './overview-model.ts';
import { SessionLine } from './session-line.tsx';
import { SessionMoney } from './session-money.tsx';

const BASIS: Record<CostBasis, string> = {
  'billed-usage': 'billed usage',
  'reported-usage': 'reported usage',
  estimate: 'estimate so far',
  unknown: 'not known',
};

type Props = { overview: Overview; filters: SessionFilters; nowMs: number };

/** The sessions of the range that have cost most, by their whole lives. */
export function DearestPanel({ overview, filters, nowMs }: Props) {
  const { money, complete } = overview;
  // As of the same moment as the sum of the range.
  const atMs = Date.parse(money.at);
  const costs = readShown(money.dearest, money.range.sessions, (session) => costAt(session, atMs));
  return (
    <ListPanel
      title="Dearest sessions"
      note="Of the range, by what each has cost in its whole life"
      sessions={money.dearest}
      total={money.range.sessions}
      all={{ href: toListHref(filters, { most: 'cost' }), name: 'session' }}
      empty={{
        icon: Inbox,
        title: money.range.spend.unknown > 0 || !complete ? 'No amount is known yet' : 'No session has cost anything',
        text: 'In the range chosen above.',
      }}
    >
      {(session) => <DearestLine key={session.key} session={session} cost={costs.get(session) ?? null} nowMs={nowMs} />}
    </ListPanel>
  );
}

function DearestLine({ session, cost, nowMs }: { session: Session; cost: Amount | null; nowMs: number }) {
  return (
    <SessionLine
      session={session}
      phase
      value={<SessionMoney session={session} field="cost" amount={cost} />}
      under={BASIS[session.cost.basis]}
    >
      <p className="text-ink-muted text-xs">
        {session.durationSeconds === null ? (
          <MissingField session={session} field="durationSeconds" />
        ) : (
          formatDuration(session.durationSeconds)
        )}{' '}
        since {session.createdAt === null ? 'nobody knows when' : <Time iso={session.createdAt} nowMs={nowMs} />}
      </p>
    </SessionLine>
  );
}
