import { MoneyText } from '@/components/overview/money-text.tsx';
import { SessionLine } from '@/components/overview/session-line.tsx';
import { SessionMoney } from '@/components/overview/session-money.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Time } from '@/components/ui/time.tsx';
import { formatNumberOf } from '@/lib/client/format.ts';
import { costAt } from '@/lib/cost/growth.ts';
import type { GoneSessions } from '@/lib/domain/scope-detail.ts';

/** Sessions that AWS has forgotten and the history has not: part of what was spent, and of no list of AWS's. */
export function GonePanel({ gone, nowMs }: { gone: GoneSessions | null; nowMs: number }) {
  if (gone === null) return null;
  return (
    <Panel
      title="No longer in AWS"
      note={`${formatNumberOf(gone.sessions, 'session')} of the range that only the history has; not in the figures above`}
      action={
        <span className="font-medium text-ink text-sm">
          <MoneyText sum={gone.spend} nothing="nothing spent" />
        </span>
      }
      flush
    >
      <ol className="divide-y divide-line">
        {gone.newest.map((session) => (
          <SessionLine
            key={session.key}
            session={session}
            phase
            value={<SessionMoney session={session} field="cost" amount={costAt(session, nowMs)} />}
          >
            <p className="text-ink-muted text-xs">
              last told <Time iso={session.asOf} nowMs={nowMs} />
            </p>
          </SessionLine>
        ))}
      </ol>
    </Panel>
  );
}
