import Link from 'next/link';
import { memo } from 'react';
import { Swatch } from '@/components/charts/swatch.tsx';
import { PhaseDot } from '@/components/sessions/phase-badge.tsx';
import { LowerBound } from '@/components/ui/lower-bound.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { formatCount } from '@/lib/client/format.ts';
import { readAmounts } from '@/lib/client/money-sum.ts';
import type { Amount } from '@/lib/cost/growth.ts';
import { shareAmounts } from '@/lib/cost/shown-cents.ts';
import type { MoneySum, Overview } from '@/lib/domain/overview.ts';
import { SERVICE_LABEL, type Service } from '@/lib/domain/service.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';
import { MoneyText } from './money-text.tsx';
import { toListHref } from './overview-links.ts';
import { listServices, type ServiceCount } from './overview-model.ts';
import { SERVICE_LOOK } from './service-look.ts';
import { StandingLines } from './standing-lines.tsx';

type Props = { overview: Overview; filters: SessionFilters };

/** Each service with its rate, its spend and its sessions by phase; then the capacity that is billed beside them. */
export const ServicePanel = memo(function ServicePanel({ overview, filters }: Props) {
  const { services, burnByService } = overview.money;
  const spends = shareShown(services, ({ spend }) => spend);
  const burns = shareShown(burnByService, ({ burnPerHour }) => burnPerHour);
  return (
    <Panel title="By service" note="Rate now, spend of the range, sessions by phase" flush>
      <ul className="divide-y divide-line">
        {listServices(overview).map((count) => (
          <ServiceLine
            key={count.service}
            count={count}
            spend={spends.get(count.service)}
            burn={burns.get(count.service)}
            atLeast={!overview.complete}
            filters={filters}
          />
        ))}
      </ul>
      <StandingLines standing={overview.money.standing} />
    </Panel>
  );
});

/** A sum with its amounts as they are shown beside the others. */
type Shown = { sum: MoneySum; amounts: readonly Amount[] };

/** The services' parts in cents that add up to the whole, as it stands above them. */
function shareShown<Part extends { service: Service }>(
  parts: readonly Part[],
  read: (part: Part) => MoneySum,
): ReadonlyMap<Service, Shown> {
  const shown = shareAmounts(parts.map((part) => readAmounts(read(part).amounts)));
  return new Map(parts.map((part, index) => [part.service, { sum: read(part), amounts: shown[index] ?? [] }]));
}

function ServiceLine(props: {
  count: ServiceCount;
  spend: Shown | undefined;
  burn: Shown | undefined;
  atLeast: boolean;
  filters: SessionFilters;
}) {
  const { count, spend, burn, atLeast, filters } = props;
  const { service } = count;
  return (
    <li className="px-4 py-3">
      <div className="flex items-baseline justify-between gap-3">
        <h3 className="inline-flex items-center gap-1.5 font-medium text-ink text-sm">
          <Swatch {...SERVICE_LOOK[service]} />
          {SERVICE_LABEL[service]}
        </h3>
        {count.sessions === null ? null : (
          <Link
            href={toListHref(filters, { service, most: 'cost' })}
            prefetch={false}
            className="whitespace-nowrap text-right font-semibold text-ink text-sm hover:underline"
          >
            {spend === undefined ? (
              <MissingValue className="font-normal">{atLeast ? 'none known yet' : 'nothing spent'}</MissingValue>
            ) : (
              <MoneyText {...spend} nothing="nothing spent" />
            )}
          </Link>
        )}
      </div>
      {count.sessions === null ? (
        <MissingValue>not collected: no source of this service</MissingValue>
      ) : (
        <>
          <p className="flex justify-between gap-3 text-ink-muted text-xs">
            <span>
              <LowerBound count={count.sessions} atLeast={atLeast} /> {count.sessions === 1 ? 'session' : 'sessions'},{' '}
              {formatCount(count.live)} live
            </span>
            {burn === undefined ? null : <MoneyText {...burn} unit=" / h now" nothing="nothing runs" />}
          </p>
          <Phases count={count} filters={filters} />
        </>
      )}
    </li>
  );
}

function Phases({ count, filters }: { count: Exclude<ServiceCount, { sessions: null }>; filters: SessionFilters }) {
  if (count.phases.length === 0) return null;
  return (
    <ul className="-mx-1.5 mt-1.5 flex flex-wrap gap-x-1 gap-y-0.5">
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
  );
}
