import { ScopeLink } from '@/components/scope-page/scope-link.tsx';
import { MissingReasonText } from '@/components/sessions/missing-reason.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { formatCount } from '@/lib/client/format.ts';
import { formatAmounts, formatMoney } from '@/lib/client/format-money.ts';
import { readAmounts } from '@/lib/client/money-sum.ts';
import type { Cost } from '@/lib/cost/cost.ts';
import { parseDecimal } from '@/lib/cost/decimal.ts';
import type { Amount } from '@/lib/cost/growth.ts';
import { shareEach } from '@/lib/cost/shown-cents.ts';
import type { OverviewMoney, StandingCost } from '@/lib/domain/overview.ts';

/** Capacity that started applications hold ready: a line of its own in the rate, and at most what comes on top. */
export function StandingLines({ standing }: Pick<OverviewMoney, 'standing'>) {
  if (standing === null || standing.applications.length === 0) return null;
  // No "at least" beside "up to": an application without an amount says so in its own line.
  const amount = formatAmounts(readAmounts(standing.burnPerHour.amounts));
  const shown = shareEach(standing.applications.map(({ burnPerHour }) => readCost(burnPerHour)));
  return (
    <section aria-labelledby="standing" className="border-line border-t bg-canvas/60 px-4 py-3">
      <div className="flex items-baseline justify-between gap-3">
        <h3 id="standing" className="font-medium text-ink text-sm">
          Pre-initialised capacity
        </h3>
        <span className="whitespace-nowrap font-semibold text-ink text-sm">
          {amount === null ? (
            <MissingValue>not known</MissingValue>
          ) : (
            <>
              <span className="font-normal text-ink-muted text-xs">up to </span>
              {amount}
              <span className="font-normal text-ink-muted text-xs"> / h</span>
            </>
          )}
        </span>
      </div>
      <ul className="text-ink-muted text-xs">
        {standing.applications.map((application, index) => (
          <ApplicationLine
            key={`${application.capacity.account}/${application.capacity.scope.id}`}
            {...application}
            shown={shown[index] ?? null}
          />
        ))}
      </ul>
      <p className="mt-1 text-2xs text-ink-faint">
        Billed while the application is started, used or not; an estimate. Workers that a session uses are in its amount
        too, so this comes on top of the sessions at most.
      </p>
    </section>
  );
}

function readCost({ amount, currency }: Cost): Amount | null {
  const value = amount === null ? null : parseDecimal(amount);
  return value === null || currency === null ? null : { value, currency };
}

/** `shown`: its amount beside the others. */
function ApplicationLine({ capacity, reason, shown }: StandingCost & { shown: Amount | null }) {
  const workers = capacity.workers?.reduce((sum, one) => sum + one.workers, 0);
  return (
    <li className="flex justify-between gap-3">
      <span className="min-w-0 truncate">
        <ScopeLink session={capacity} />, {capacity.region}
        {workers === undefined ? '' : `, ${formatCount(workers)} ${workers === 1 ? 'worker' : 'workers'}`}
      </span>
      {shown === null ? (
        <MissingReasonText short reason={reason ?? undefined} />
      ) : (
        <span className="tabular-nums">{formatMoney(shown)} / h</span>
      )}
    </li>
  );
}
