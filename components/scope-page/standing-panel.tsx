import { InvoiceTable } from '@/components/session-page/invoice-table.tsx';
import { PriceSources } from '@/components/session-page/price-sources.tsx';
import { MissingReasonText } from '@/components/sessions/missing-reason.tsx';
import { Badge } from '@/components/ui/badge.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { formatCount, formatQuantity } from '@/lib/client/format.ts';
import { formatMoney } from '@/lib/client/format-money.ts';
import { STANDING_DIGITS, writeInvoice } from '@/lib/client/invoice.ts';
import { type Decimal, parseDecimal } from '@/lib/cost/decimal.ts';
import type { ScopeDetail, ScopeStanding } from '@/lib/domain/scope-detail.ts';
import type { StandingWorkers } from '@/lib/domain/standing-capacity.ts';

/** Warm workers: how many, what an hour of them costs, and that nobody's session is billed for those that wait. */
export function StandingPanel({ scope, nowMs }: { scope: ScopeDetail; nowMs: number }) {
  const { standing, facts, prices } = scope;
  if (facts === null || facts.autoStop === null) return null;
  return (
    <Panel
      title="Pre-initialised capacity"
      note="Workers that it holds ready while it is started"
      action={standing === null ? undefined : <HeldBadge held={standing.held} />}
      flush
    >
      {standing === null ? (
        <p className="p-4 text-ink-muted text-sm">
          None: it holds no worker ready, so between its sessions nothing is billed.
        </p>
      ) : (
        <>
          <Rate standing={standing} autoStop={facts.autoStop} />
          {standing.workers.length === 0 ? null : <Workers workers={standing.workers} />}
          <Invoice standing={standing} prices={prices} />
          <PriceSources prices={prices} lines={standing.burnPerHour.components} nowMs={nowMs} />
        </>
      )}
    </Panel>
  );
}

function HeldBadge({ held }: { held: boolean | null }) {
  if (held === null) return <Badge>state not told</Badge>;
  return held ? <Badge tone="warn">billed now</Badge> : <Badge tone="good">not held now</Badge>;
}

const HOURS_A_DAY = 24n;

function Rate({ standing, autoStop }: { standing: ScopeStanding; autoStop: { enabled: boolean | null } }) {
  const { burnPerHour, reason, held } = standing;
  const value = burnPerHour.amount === null ? null : parseDecimal(burnPerHour.amount);
  const money = (amount: Decimal) => formatMoney({ value: amount, currency: burnPerHour.currency ?? '' });
  return (
    <div className="px-4 pt-3 pb-4">
      {value === null || burnPerHour.currency === null ? (
        <p>
          <MissingReasonText reason={reason ?? undefined} />
        </p>
      ) : (
        <p className="font-semibold text-2xl text-ink tabular-nums tracking-tight">
          {held === true ? <span className="font-normal text-ink-muted text-sm">up to </span> : null}
          {money(value)}
          <span className="ml-1 font-normal text-ink-muted text-sm">
            an hour{held === true ? '' : ' while it is started'}
          </span>
          <span className="ml-3 font-normal text-ink-muted text-sm">{money(value * HOURS_A_DAY)} a day</span>
        </p>
      )}
      <p className="mt-1.5 max-w-prose text-ink-muted text-xs">
        AWS bills these workers from the application’s start until it stops, whether or not anything runs on them. Those
        that wait are in no session’s amount, so its sessions add up to less than its bill. One that a session uses is
        in that session’s amount: beside running sessions this comes on top of them at most. Our estimate.
        {autoStop.enabled === false ? ' Auto-stop is off: this goes on until somebody stops the application.' : ''}
      </p>
    </div>
  );
}

function Workers({ workers }: { workers: readonly StandingWorkers[] }) {
  return (
    <table className="w-full border-line border-t border-collapse text-right text-sm tabular-nums">
      <caption className="sr-only">Workers that are held ready, and what each of them has</caption>
      <thead>
        <tr className="text-ink-muted text-xs [&>th]:px-2 [&>th]:py-2 [&>th]:font-medium [&>th:first-child]:pl-4 [&>th:last-child]:pr-4">
          <th scope="col" className="text-left">
            Kind
          </th>
          <th scope="col">Workers</th>
          <th scope="col">vCPU</th>
          <th scope="col">Memory</th>
          <th scope="col">Disk</th>
        </tr>
      </thead>
      <tbody>
        {workers.map((one) => (
          <tr
            key={one.workerType}
            className="border-line border-t text-ink [&>*]:px-2 [&>*]:py-2 [&>*:first-child]:pl-4 [&>*:last-child]:pr-4"
          >
            <th scope="row" className="wrap-anywhere text-left font-medium">
              <bdi>{one.workerType}</bdi>
            </th>
            <td>{formatCount(one.workers)}</td>
            <td>
              <Size value={one.vcpus} unit="" />
            </td>
            <td>
              <Size value={one.memoryGb} unit=" GB" />
            </td>
            <td>
              <Size value={one.diskGb} unit=" GB" />
              {one.shuffleOptimised ? <span className="block text-2xs text-ink-muted">shuffle-optimised</span> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Size({ value, unit }: { value: number | null; unit: string }) {
  return value === null ? <MissingValue>not told</MissingValue> : `${formatQuantity(value)}${unit}`;
}

function Invoice({ standing: { burnPerHour }, prices }: Pick<ScopeDetail, 'prices'> & { standing: ScopeStanding }) {
  const { components, amount, currency } = burnPerHour;
  if (components.length === 0) return null;
  const ofPrice = new Map(prices.map((price) => [price.id, price.currency]));
  const money = { amount: amount === null ? null : parseDecimal(amount), currency, ofPrice };
  return (
    <InvoiceTable
      caption="What an hour of it is made of"
      components={components}
      invoice={writeInvoice(components, money, STANDING_DIGITS)}
      atLeast={false}
    />
  );
}
