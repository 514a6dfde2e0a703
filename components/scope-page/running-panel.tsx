import { MoonStar } from 'lucide-react';
import Link from 'next/link';
import { LIVE_PHASES, toListHref, toLiveWindow } from '@/components/overview/overview-links.ts';
import { SessionLine } from '@/components/overview/session-line.tsx';
import { SessionMoney } from '@/components/overview/session-money.tsx';
import { StopText } from '@/components/overview/stop-text.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { formatDuration, formatNumberOf } from '@/lib/client/format.ts';
import { type Amount, burnOf, idleCostAt } from '@/lib/cost/growth.ts';
import { shareEach } from '@/lib/cost/shown-cents.ts';
import type { ScopeDetail } from '@/lib/domain/scope-detail.ts';
import type { Session } from '@/lib/domain/session.ts';
import { toMs } from '@/lib/domain/time-range.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';

/** More would push what comes next out of sight; the list has them all. */
const SHOWN = 8;

/** What runs in it now, dearest rate first. */
export function RunningPanel(props: { scope: ScopeDetail; filters: SessionFilters; nowMs: number }) {
  const { scope, filters, nowMs } = props;
  const { overview, running } = scope;
  const { live } = overview.money;
  // Where these are all of them, their cents add up to the rate and the waste of the tiles above.
  const whole = running.length === live;
  const share = (read: (session: Session) => Amount | null) => {
    const parts = running.map((session) => read(session));
    return whole ? shareEach(parts) : parts;
  };
  const rates = share(burnOf);
  const wasted = share((session) => idleCostAt(session, nowMs));
  return (
    <Panel
      title="Running now"
      note={live === 0 ? 'By what each costs an hour' : `${formatNumberOf(live, 'session')}, the dearest rate first`}
      action={
        live === 0 ? null : (
          <Link
            href={toListHref(filters, { phases: LIVE_PHASES, window: toLiveWindow(filters), most: 'burn' })}
            prefetch={false}
            className="font-medium text-accent-strong text-xs hover:underline"
          >
            {live === 1 ? 'Open it in the list' : `All ${formatNumberOf(live, 'live session')}`}
          </Link>
        )
      }
      flush
    >
      {running.length === 0 ? (
        <EmptyState icon={MoonStar} title={overview.complete ? 'Nothing runs in it' : 'Nothing known to run yet'}>
          Sessions that run appear here with what each costs an hour and when it stops by itself.
        </EmptyState>
      ) : (
        <ol className="divide-y divide-line">
          {running.slice(0, SHOWN).map((session, index) => (
            <RunningLine
              key={session.key}
              session={session}
              rate={rates[index] ?? null}
              wasted={wasted[index] ?? null}
              nowMs={nowMs}
            />
          ))}
        </ol>
      )}
    </Panel>
  );
}

type LineProps = { session: Session; rate: Amount | null; wasted: Amount | null; nowMs: number };

function RunningLine({ session, rate, wasted, nowMs }: LineProps) {
  const createdMs = toMs(session.createdAt);
  return (
    <SessionLine
      session={session}
      phase
      value={<SessionMoney session={session} field="burnPerHour" amount={rate} unit=" / h" />}
      under={
        wasted === null ? undefined : (
          <>
            <SessionMoney session={session} field="idleCost" amount={wasted} /> idle
          </>
        )
      }
    >
      <p className="text-ink-muted text-xs">
        {createdMs === null ? '' : `${formatDuration((nowMs - createdMs) / 1000)} old, `}
        <StopText session={session} nowMs={nowMs} />
      </p>
    </SessionLine>
  );
}
