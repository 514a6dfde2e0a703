import { useQuery } from '@tanstack/react-query';
import { Hourglass, Inbox, PartyPopper, Unplug } from 'lucide-react';
import Link from 'next/link';
import { SetupGuide } from '@/components/sources/setup-guide.tsx';
import { buttonClass } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { formatCount, formatNumberOf } from '@/lib/client/format.ts';
import { sourcesQuery } from '@/lib/client/queries.ts';
import type { Overview } from '@/lib/domain/overview.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';
import { HeadlineTiles } from './headline-tiles.tsx';
import { isUnreadable, listServices, toListHref } from './overview-model.ts';
import { ServiceTile } from './service-tile.tsx';
import { FailureRow, IdleRow } from './session-rows.tsx';

type Props = { overview: Overview; filters: SessionFilters; nowMs: number };

/** Counts, then what asks for attention: idle sessions, longest first, and the newest failures. */
export function OverviewBody({ overview, filters, nowMs }: Props) {
  if (overview.sources === 0) return <NothingCollected />;
  if (isUnreadable(overview)) return <NothingReadable nowMs={nowMs} />;
  return (
    <>
      <HeadlineTiles overview={overview} filters={filters} />
      <div className="grid gap-4 md:grid-cols-3">
        {listServices(overview).map((count) => (
          <ServiceTile key={count.service} count={count} filters={filters} atLeast={!overview.complete} />
        ))}
      </div>
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <IdlePanel overview={overview} filters={filters} nowMs={nowMs} />
        <FailurePanel overview={overview} filters={filters} nowMs={nowMs} />
      </div>
    </>
  );
}

function AllLink({ href, shown, of }: { href: string; shown: number; of: number }) {
  if (of === 0) return null;
  return (
    <Link href={href} prefetch={false} className="font-medium text-accent-strong text-xs hover:underline">
      {shown < of ? `All ${formatCount(of)}` : 'Open as list'}
    </Link>
  );
}

function IdlePanel({ overview, filters, nowMs }: Props) {
  const { idle, idleTotal, idleUnknown } = overview;
  const unknown =
    idleUnknown === 0
      ? 'Longest first'
      : `Longest first; ${formatNumberOf(idleUnknown, 'live session')} more: the service does not tell whether they idle`;
  return (
    <Panel
      title="Idle now"
      note={unknown}
      action={<AllLink href={toListHref(filters, { phases: ['idle'] })} shown={idle.length} of={idleTotal} />}
      flush
    >
      {idle.length === 0 ? (
        <EmptyState
          icon={overview.complete ? PartyPopper : Hourglass}
          title={overview.complete ? 'Nothing idles' : 'Nothing known to idle yet'}
        >
          Sessions that wait without work and still hold capacity appear here, longest first.
        </EmptyState>
      ) : (
        <ol className="divide-y divide-line">
          {idle.map((session) => (
            <IdleRow key={session.key} session={session} nowMs={nowMs} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

function FailurePanel({ overview, filters, nowMs }: Props) {
  const { failures, failuresTotal } = overview;
  return (
    <Panel
      title="Newest failures"
      note="With the reason the service gives"
      action={<AllLink href={toListHref(filters, { phases: ['failed'] })} shown={failures.length} of={failuresTotal} />}
      flush
    >
      {failures.length === 0 ? (
        <EmptyState icon={Inbox} title={overview.complete ? 'No session failed' : 'No failure known yet'}>
          In the range chosen above.
        </EmptyState>
      ) : (
        <ol className="divide-y divide-line">
          {failures.map((session) => (
            <FailureRow key={session.key} session={session} nowMs={nowMs} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

function NothingCollected() {
  return (
    <EmptyState
      icon={Inbox}
      title="Nothing is collected yet"
      action={
        <Link href="/sources" prefetch={false} className={buttonClass('primary')}>
          Set up the sources
        </Link>
      }
    >
      Sparktally has no source to read. The sources page says what is missing and how to give it.
    </EmptyState>
  );
}

function NothingReadable({ nowMs }: Pick<Props, 'nowMs'>) {
  const { data } = useQuery(sourcesQuery());
  if (data?.setup) return <SetupGuide problem={data.setup} nowMs={nowMs} />;
  return (
    <EmptyState
      icon={Unplug}
      title="No source could be read"
      action={
        <Link href="/sources" prefetch={false} className={buttonClass('primary')}>
          See why
        </Link>
      }
    >
      So nothing is known about your sessions: that is not the same as none. The sources page says what to do.
    </EmptyState>
  );
}
