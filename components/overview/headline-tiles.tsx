import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatNumberOf } from '@/lib/client/format.ts';
import { formatAmounts } from '@/lib/client/format-money.ts';
import { growAmounts, readAmounts } from '@/lib/client/money-sum.ts';
import type { MoneySum, Overview, OverviewMoney, SpanSpend } from '@/lib/domain/overview.ts';
import { describeWindow } from '@/lib/filters/describe.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';
import { MoneyText } from './money-text.tsx';
import { LIVE_PHASES, toListHref, toLiveWindow } from './overview-links.ts';

type TileProps = { name: string; href: string; color: string; value: ReactNode; sum: MoneySum; children: ReactNode };

function Tile({ name, href, color, value, sum, children }: TileProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="group flex min-w-0 flex-col bg-raised px-4 py-3.5 transition-colors hover:bg-sunken focus-visible:-outline-offset-2"
    >
      <span className="flex items-center gap-2 text-ink-muted text-xs">
        <span aria-hidden="true" className="size-1.5 rounded-full" style={{ background: color }} />
        {name}
      </span>
      <span className="wrap-anywhere mt-1 flex min-h-9 items-center font-semibold text-ink text-xl leading-8 tracking-tight sm:text-[1.6875rem]">
        {value}
      </span>
      <span className="mt-0.5 block text-ink-muted text-xs">{children}</span>
      {sum.unknown === 0 ? null : (
        <span className="mt-0.5 block text-warn text-xs">{formatNumberOf(sum.unknown, 'amount')} unknown</span>
      )}
    </Link>
  );
}

/** Four amounts, each a link to exactly the sessions behind it, the dearest first. */
export function HeadlineTiles({
  overview,
  filters,
  nowMs,
}: {
  overview: Overview;
  filters: SessionFilters;
  nowMs: number;
}) {
  const { money, idleTotal, idleUnknown } = overview;
  const { burnPerHour, idleCost, idleBurnPerHour, today, range } = money;
  const window = toLiveWindow(filters);
  const wasted = growAmounts(idleCost.amounts, idleBurnPerHour.amounts, nowMs - Date.parse(money.at));
  const growth = formatAmounts(readAmounts(idleBurnPerHour.amounts));
  return (
    <section
      aria-label="Money"
      className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line shadow-rest xl:grid-cols-4"
    >
      <Tile
        name="Burning now"
        href={toListHref(filters, { phases: LIVE_PHASES, window, most: 'burn' })}
        color="var(--phase-busy)"
        value={<MoneyText sum={burnPerHour} unit=" / h" nothing="nothing runs" large />}
        sum={burnPerHour}
      >
        {formatNumberOf(money.live, 'live session')}
        <HeldReady standing={money.standing} />
      </Tile>
      <Tile
        name="Idle waste now"
        href={toListHref(filters, { phases: ['idle'], window, most: 'idleCost' })}
        color="var(--phase-idle)"
        value={<MoneyText sum={idleCost} amounts={wasted} nothing="nothing idles" large />}
        sum={{ ...idleCost, unknown: Math.max(0, idleCost.unknown - idleUnknown) }}
      >
        {formatNumberOf(idleTotal, 'idle session')}
        {growth === null ? '' : `, ${growth} more each hour`}
        {idleUnknown === 0 ? null : <span className="block">{idleUnknown} more: nothing tells whether they idle</span>}
      </Tile>
      <Tile
        name="Spent today"
        href={toListHref(filters, { window: { kind: 'absolute', from: today.since, to: null }, most: 'cost' })}
        color="var(--info)"
        value={<MoneyText sum={today.spend} nothing="nothing spent" large />}
        sum={today.spend}
      >
        {formatNumberOf(today.sessions, 'session')} since midnight, {money.tz}
        <InAll span={today} />
      </Tile>
      <Tile
        name={`Spent, ${describeWindow(filters.window)}`}
        href={toListHref(filters, { most: 'cost' })}
        color="var(--accent)"
        value={<MoneyText sum={range.spend} nothing="nothing spent" large />}
        sum={range.spend}
      >
        {formatNumberOf(range.sessions, 'session')}
        <InAll span={range} />
      </Tile>
    </section>
  );
}

/** What a list of the same sessions adds up to, where some have lived before the span too. */
function InAll({ span }: { span: SpanSpend }) {
  const whole = formatAmounts(readAmounts(span.whole.amounts));
  const within = formatAmounts(readAmounts(span.spend.amounts));
  return whole === null || whole === within ? null : <span className="block">{whole} over their whole lives</span>;
}

function HeldReady({ standing }: Pick<OverviewMoney, 'standing'>) {
  const amount = standing === null ? null : formatAmounts(readAmounts(standing.burnPerHour.amounts));
  return amount === null ? null : <span className="block">and up to {amount} / h held ready beside them</span>;
}
