import { MoonStar } from 'lucide-react';
import { AtLeast } from '@/components/ui/at-least.tsx';
import { formatDuration, formatNumberOf } from '@/lib/client/format.ts';
import { formatBound } from '@/lib/client/format-money.ts';
import { burnOf, costBy } from '@/lib/cost/growth.ts';
import type { Overview } from '@/lib/domain/overview.ts';
import type { Session } from '@/lib/domain/session.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';
import { ListPanel } from './list-panel.tsx';
import { LIVE_PHASES, toListHref, toLiveWindow } from './overview-links.ts';
import { SessionLine } from './session-line.tsx';
import { SessionMoney } from './session-money.tsx';
import { StopText } from './stop-text.tsx';

type Props = { overview: Overview; filters: SessionFilters; nowMs: number };

/** What nothing known stops before the next midnight of the viewer's day. */
export function MidnightPanel({ overview, filters, nowMs }: Props) {
  const { money, complete } = overview;
  const { midnight, sessions, total, unknown } = money.pastMidnight;
  const midnightMs = Date.parse(midnight);
  const left = formatDuration((midnightMs - nowMs) / 1000);
  return (
    <ListPanel
      title="Runs past midnight"
      note={
        total === 0
          ? `Midnight of ${money.tz} is in ${left}`
          : `${formatNumberOf(total, 'session')}${unknown === 0 ? '' : `, ${unknown} without a known stop`}; midnight is in ${left}`
      }
      sessions={sessions}
      total={money.live}
      all={{
        href: toListHref(filters, { phases: LIVE_PHASES, window: toLiveWindow(filters), most: 'stops' }),
        name: 'live session',
      }}
      empty={{
        icon: MoonStar,
        title: complete ? 'Nothing runs past midnight' : 'Nothing known to run past midnight yet',
        text: 'Live sessions that no timeout stops before then appear here, the dearest rate first.',
      }}
    >
      {(session) => <MidnightLine key={session.key} session={session} nowMs={nowMs} midnightMs={midnightMs} />}
    </ListPanel>
  );
}

function MidnightLine({ session, nowMs, midnightMs }: { session: Session; nowMs: number; midnightMs: number }) {
  const burn = burnOf(session);
  const forecast = costBy(session, midnightMs);
  return (
    <SessionLine
      session={session}
      phase
      value={<SessionMoney session={session} field="burnPerHour" amount={burn} unit=" / h" />}
      under={
        forecast === null ? undefined : (
          <>
            {forecast.atLeast ? <AtLeast /> : null}
            {formatBound(forecast.amount, forecast.atLeast)} by midnight
          </>
        )
      }
    >
      <p className="text-ink-muted text-xs">
        <StopText session={session} nowMs={nowMs} />
      </p>
    </SessionLine>
  );
}
