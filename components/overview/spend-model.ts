import { toTicks } from '@/components/charts/ticks.ts';
import { toSpanLabel, toTickLabel } from '@/components/usage/bucket-labels.ts';
import { formatMoney } from '@/lib/client/format-money.ts';
import { readAmounts } from '@/lib/client/money-sum.ts';
import { toNumber, ZERO } from '@/lib/cost/decimal.ts';
import type { Amount } from '@/lib/cost/growth.ts';
import { CENT, shareReadably } from '@/lib/cost/shown-cents.ts';
import type { OverviewMoney, SpendBucket } from '@/lib/domain/overview.ts';
import { SERVICES, type Service } from '@/lib/domain/service.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';
import { toListHref } from './overview-links.ts';

/** `shown`: the amount in cents that add up, to be read; the exact one is for drawing. */
export type SpendPart = { service: Service; amount: Amount; shown: Amount };

export type SpendBar = {
  key: string;
  /** The whole time of the bucket in words, and what fits under a bar. */
  title: string;
  tick: string;
  href: string;
  total: Amount;
  /** In cents: those of all bars add up to the spend of the range, and those of its parts to it. */
  shown: Amount;
  parts: SpendPart[];
};

/** One currency's bars, from the first bucket to the last; nothing is converted, so each has a scale of its own. */
export type SpendChart = { currency: string; services: Service[]; max: number; ticks: number[]; bars: SpendBar[] };

function toTitle({ start, end }: SpendBucket, { tz, bucket, at }: OverviewMoney): string {
  const label = toSpanLabel({ start, end }, bucket, tz);
  const time = new Intl.DateTimeFormat('en-US', { timeZone: tz, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const from = time.format(Date.parse(start));
  const begins = bucket === 'day' && from !== '00:00' ? ` from ${from}` : '';
  return `${label}${begins}${end > at ? ', so far' : ''}`;
}

type ExactPart = Omit<SpendPart, 'shown'>;

function toExactParts({ spend }: SpendBucket, currency: string): ExactPart[] {
  return spend.flatMap(({ service, amounts }) =>
    readAmounts(amounts)
      .filter((amount) => amount.currency === currency)
      .map((amount) => ({ service, amount })),
  );
}

/** A bar's parts as they are read beside its own amount, which is in cents where it is not less than one. */
function toParts(parts: readonly ExactPart[], { value, currency }: Amount): SpendPart[] {
  const whole = value < CENT ? ZERO : value;
  const shares = shareReadably(
    parts.map(({ amount }) => amount.value),
    whole,
  );
  return parts.map((part, index) => ({ ...part, shown: { currency, value: shares[index] ?? part.amount.value } }));
}

const addUp = (parts: readonly ExactPart[]) => parts.reduce((sum, { amount }) => sum + amount.value, ZERO);

/** The charts of a range's spend, the currency of most first; none where nothing was spent that anybody knows of. */
export function toSpendCharts(money: OverviewMoney, filters: SessionFilters): SpendChart[] {
  const currencies = readAmounts(money.range.spend.amounts).filter(({ value }) => value > ZERO);
  return currencies.map(({ currency }) => {
    const exact = money.buckets.map((bucket) => toExactParts(bucket, currency));
    const totals = exact.map(addUp);
    const shares = shareReadably(totals);
    const bars = money.buckets.map((bucket, index): SpendBar => {
      const total = { currency, value: totals[index] ?? ZERO };
      const shown = { currency, value: shares[index] ?? total.value };
      return {
        key: bucket.start,
        title: toTitle(bucket, money),
        tick: toTickLabel(bucket, money.bucket, money.tz),
        href: toListHref(filters, { window: { kind: 'absolute', from: bucket.start, to: bucket.end }, most: 'cost' }),
        total,
        shown,
        parts: toParts(exact[index] ?? [], shown),
      };
    });
    const ticks = toTicks(Math.max(0, ...bars.map(({ total }) => toNumber(total.value))), 3);
    const spent = new Set(bars.flatMap(({ parts }) => parts.map(({ service }) => service)));
    return { currency, services: SERVICES.filter((one) => spent.has(one)), max: ticks.at(-1) ?? 1, ticks, bars };
  });
}

/** `Fri, Nov 20, 2026: $12.30, EMR Serverless $4.00, AWS Glue $8.30`. */
export function describeBar({ title, shown, parts }: SpendBar, labels: Record<Service, string>): string {
  const each = parts.length < 2 ? [] : parts.map((part) => `${labels[part.service]} ${formatMoney(part.shown)}`);
  return `${title}: ${[formatMoney(shown), ...each].join(', ')}`;
}
