'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { PhaseDot } from '@/components/sessions/phase-badge.tsx';
import { LoadProblem } from '@/components/sources/load-problem.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { formatAge, formatCount, formatNumberOf } from '@/lib/client/format.ts';
import { formatBound } from '@/lib/client/format-money.ts';
import { relatedQuery } from '@/lib/client/queries.ts';
import { costAt } from '@/lib/cost/growth.ts';
import { toOwnerLabel } from '@/lib/domain/owner.ts';
import type { RelatedGroup, RelatedSessions } from '@/lib/domain/related-sessions.ts';
import { SCOPE_LABEL } from '@/lib/domain/service.ts';
import type { Session } from '@/lib/domain/session.ts';
import { toQueryString } from '@/lib/filters/codec.ts';
import { toFieldFilters } from './neighbours.ts';

type Props = { session: Session; nowMs: number };

/** Sessions of the same owner, application or workgroup, and name: is this one the only one of its kind? */
export function RelatedPanel({ session, nowMs }: Props) {
  const { data, error, refetch } = useQuery(relatedQuery(session.href));
  return (
    <Panel
      title="Related sessions"
      note={data?.complete === false ? 'At least: not every source has answered' : undefined}
      flush
    >
      {data !== undefined ? (
        <Groups session={session} related={data} nowMs={nowMs} />
      ) : error !== null ? (
        <div className="p-4">
          <LoadProblem error={error} what="What is related" onRetry={() => void refetch()} />
        </div>
      ) : (
        <div role="status" aria-label="Loading related sessions" className="flex flex-col gap-2.5 p-4">
          <Skeleton className="h-3.5 w-2/3" />
          <Skeleton className="h-3.5 w-1/2" />
        </div>
      )}
    </Panel>
  );
}

function Groups({ session, related, nowMs }: Props & { related: RelatedSessions }) {
  const { owner, name, scope, service } = session;
  const groups = [
    owner === null
      ? null
      : { field: 'owner' as const, title: 'Same owner', value: toOwnerLabel(owner), of: related.owner },
    {
      field: 'scope' as const,
      title: `Same ${SCOPE_LABEL[service].toLowerCase()}`,
      value: scope.id,
      of: related.scope,
    },
    name === null ? null : { field: 'name' as const, title: 'Same name', value: name, of: related.name },
  ].filter((group) => group !== null);
  const shown = groups.flatMap(({ of, ...group }) => (of === null ? [] : [{ ...group, of }]));
  if (shown.length === 0) {
    return <MissingValue className="block p-4">it has no owner and no name that others could share</MissingValue>;
  }
  return (
    <div className="divide-y divide-line">
      {shown.map(({ field, title, value, of }) => (
        <Group
          key={field}
          title={title}
          group={of}
          href={`/sessions${toQueryString(toFieldFilters(session, field, value))}`}
          nowMs={nowMs}
        />
      ))}
    </div>
  );
}

function Group({ title, group, href, nowMs }: { title: string; group: RelatedGroup; href: string; nowMs: number }) {
  const { total, live, sessions } = group;
  return (
    <section className="px-4 py-2.5">
      <div className="flex items-baseline justify-between gap-3">
        <h3 className="font-medium text-ink text-xs">
          {title}{' '}
          <span className="font-normal text-ink-muted">
            {total === 0
              ? 'no other'
              : `${formatNumberOf(total, 'other')}${live === 0 ? '' : `, ${formatCount(live)} live`}`}
          </span>
        </h3>
        {total === 0 ? null : (
          <Link
            href={href}
            prefetch={false}
            className="shrink-0 font-medium text-accent-strong text-xs hover:underline"
          >
            See all<span className="sr-only"> of the {title.toLowerCase()}</span>
          </Link>
        )}
      </div>
      {sessions.length === 0 ? null : (
        <ul className="mt-1.5 flex flex-col gap-1">
          {sessions.map((one) => (
            <Line key={one.key} session={one} nowMs={nowMs} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({ session, nowMs }: Props) {
  const amount = costAt(session, nowMs);
  return (
    <li className="flex min-w-0 items-baseline gap-2 text-xs">
      <PhaseDot phase={session.phase} className="translate-y-px" />
      <Link
        href={session.href}
        prefetch={false}
        title={session.id}
        className="min-w-0 flex-1 truncate text-ink hover:underline"
      >
        <bdi>{session.name ?? session.id}</bdi>
        <span className="sr-only">, {session.phase}</span>
      </Link>
      {session.createdAt === null ? null : (
        <span className="shrink-0 text-ink-faint">{formatAge(session.createdAt, nowMs)}</span>
      )}
      <span className="w-16 shrink-0 text-right text-ink tabular-nums">
        {amount === null ? (
          <MissingValue>not known</MissingValue>
        ) : (
          <>
            {session.cost.atLeast ? '≥ ' : ''}
            {formatBound(amount, session.cost.atLeast)}
          </>
        )}
      </span>
    </li>
  );
}
