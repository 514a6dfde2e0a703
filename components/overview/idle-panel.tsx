import { Hourglass, PartyPopper } from 'lucide-react';
import { MissingField } from '@/components/session-page/missing-field.tsx';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { formatCount, formatDuration } from '@/lib/client/format.ts';
import { type Amount, idleCostAt } from '@/lib/cost/growth.ts';
import type { Overview } from '@/lib/domain/overview.ts';
import type { Session } from '@/lib/domain/session.ts';
import { toMs } from '@/lib/domain/time-range.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';
import { ListPanel } from './list-panel.tsx';
import { toListHref, toLiveWindow } from './overview-links.ts';
import { readShown } from './overview-model.ts';
import { SessionLine } from './session-line.tsx';
import { SessionMoney } from './session-money.tsx';
import { StopText } from './stop-text.tsx';

type Props = { overview: Overview; filters: SessionFilters; nowMs: number };

/** What idles, what it has wasted, and what ends it. */
export function IdlePanel({ overview, filters, nowMs }: Props) {
  const { idle, idleTotal, idleUnknown, complete } = overview;
  const wasted = readShown(idle, idleTotal, (session) => idleCostAt(session, nowMs));
  return (
    <ListPanel
      title="Idle now"
      note={
        idleUnknown === 0
          ? 'What each has wasted since it idles'
          : `What each has wasted; ${formatCount(idleUnknown)} more may idle`
      }
      sessions={idle}
      total={idleTotal}
      all={{
        href: toListHref(filters, { phases: ['idle'], window: toLiveWindow(filters), most: 'idleCost' }),
        name: 'idle session',
      }}
      empty={{
        icon: complete ? PartyPopper : Hourglass,
        title: complete ? 'Nothing idles' : 'Nothing known to idle yet',
        text: 'Sessions that wait without work and still hold capacity appear here, the most wasteful first.',
      }}
    >
      {(session) => <IdleLine key={session.key} session={session} wasted={wasted.get(session) ?? null} nowMs={nowMs} />}
    </ListPanel>
  );
}

function IdleLine(props: { session: Session; wasted: Amount | null; nowMs: number }) {
  const { session, wasted, nowMs } = props;
  const idleMs = toMs(session.idleSince);
  return (
    <SessionLine
      session={session}
      value={<SessionMoney session={session} field="idleCost" amount={wasted} />}
      under={
        idleMs === null ? (
          <MissingField session={session} field="idleSince" />
        ) : (
          <>idle {formatDuration((nowMs - idleMs) / 1000)}</>
        )
      }
    >
      <div className="flex min-w-0 items-center gap-x-4 text-ink-muted text-xs">
        <span className="shrink-0 max-sm:shrink">
          <StopText session={session} nowMs={nowMs} priced />
        </span>
        {session.stopCommand === null ? null : <StopCommand command={session.stopCommand} name={session.id} />}
      </div>
    </SessionLine>
  );
}

/** Above the row's link, so that copying does not open the session. */
function StopCommand({ command, name }: { command: string; name: string }) {
  return (
    <span className="relative z-10 -mr-1.5 flex min-w-0 flex-1 items-center justify-end gap-1">
      <code title={command} dir="ltr" className="min-w-0 truncate font-mono text-2xs text-ink-faint max-sm:hidden">
        {command}
      </code>
      <CopyButton value={command} label={`Copy the command that stops ${name}`} className="size-6 shrink-0" />
    </span>
  );
}
