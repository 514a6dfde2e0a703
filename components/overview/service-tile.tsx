import Link from 'next/link';
import { PhaseDot } from '@/components/sessions/phase-badge.tsx';
import { ServiceMark } from '@/components/sessions/service-mark.tsx';
import { LowerBound } from '@/components/ui/lower-bound.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { formatCount } from '@/lib/client/format.ts';
import { SERVICE_LABEL } from '@/lib/domain/service.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';
import { type ServiceCount, toListHref } from './overview-model.ts';

type Props = { count: ServiceCount; filters: SessionFilters; atLeast: boolean };

/** One service: how many sessions, how many live, and every phase as a link to its sessions. */
export function ServiceTile({ count, filters, atLeast }: Props) {
  const { service } = count;
  return (
    <section
      aria-label={SERVICE_LABEL[service]}
      className="flex min-w-0 flex-col rounded-lg border border-line bg-raised p-4 shadow-rest"
    >
      <div className="flex items-baseline justify-between gap-3">
        <h2 className="font-semibold text-ink text-sm">
          <ServiceMark service={service} long />
        </h2>
        {count.sessions === null || (atLeast && count.sessions === 0) ? null : (
          <Link
            href={toListHref(filters, { service })}
            prefetch={false}
            className="whitespace-nowrap text-ink-muted text-xs hover:text-ink hover:underline"
          >
            <span className="font-semibold text-base text-ink tabular-nums">
              <LowerBound count={count.sessions} atLeast={atLeast} />
            </span>{' '}
            {count.sessions === 1 ? 'session' : 'sessions'}, {formatCount(count.live)} live
          </Link>
        )}
      </div>
      {count.sessions === null ? (
        <MissingValue className="mt-3">not collected: no source of this service</MissingValue>
      ) : count.sessions === 0 ? (
        <p className="mt-3 text-ink-muted text-xs">{atLeast ? 'None known yet.' : 'None in the range.'}</p>
      ) : (
        <Phases count={count} filters={filters} />
      )}
    </section>
  );
}

function Phases({ count, filters }: { count: Exclude<ServiceCount, { sessions: null }>; filters: SessionFilters }) {
  return (
    <>
      <div aria-hidden="true" className="mt-3 flex h-2 gap-px overflow-hidden rounded-full">
        {count.phases.map(({ phase, sessions }) => (
          <span
            key={phase}
            className="min-w-1"
            style={{
              flexGrow: sessions,
              flexBasis: 0,
              background: phase === 'ended' ? 'var(--line-strong)' : `var(--phase-${phase})`,
            }}
          />
        ))}
      </div>
      <ul className="mt-3 flex flex-wrap gap-x-1 gap-y-0.5 -mx-1.5">
        {count.phases.map(({ phase, sessions }) => (
          <li key={phase}>
            <Link
              href={toListHref(filters, { service: count.service, phases: [phase] })}
              prefetch={false}
              className="inline-flex h-6 items-center gap-1.5 rounded-md px-1.5 text-ink-muted text-xs hover:bg-sunken hover:text-ink"
            >
              <PhaseDot phase={phase} />
              {phase}
              <span className="font-medium text-ink tabular-nums">{formatCount(sessions)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
