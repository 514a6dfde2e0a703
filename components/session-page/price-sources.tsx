import Link from 'next/link';
import { Time } from '@/components/ui/time.tsx';
import { formatExactMoney } from '@/lib/client/format-money.ts';
import type { CostComponent } from '@/lib/cost/cost.ts';
import { type Certainty, PRICING_UNIT, type Price, type PriceOrigin } from '@/lib/cost/price.ts';

const ORIGIN: Record<PriceOrigin, string> = {
  operator: 'from your price file',
  'price-list': 'read from AWS',
  book: 'shipped with Sparktally',
};

const CERTAINTY: Record<Certainty, string> = {
  contract: 'by your contract',
  published: 'published by AWS',
  'second-hand': 'second-hand: somebody who read it there wrote it down',
  inferred: 'concluded from another price',
};

const DIGITS = 18;

/** What a price holds for, beside its dimension: the region, and what else it is told apart by. */
function listQualifiers({ region, architecture, glueVersion, workerFamily }: Price): string {
  return [
    region === '*' ? 'any region' : region,
    architecture,
    glueVersion === null ? null : `Glue ${glueVersion}`,
    workerFamily === null ? null : `${workerFamily} workers`,
  ]
    .filter((part) => part !== null)
    .join(', ');
}

/** Whose word each unit price is, how sure it is, and of when. */
export function PriceSources(props: { prices: readonly Price[]; lines: readonly CostComponent[]; nowMs: number }) {
  const { prices, lines, nowMs } = props;
  const used = lines
    .flatMap(({ price }) => prices.find(({ id }) => id === price) ?? [])
    .filter((price, index, all) => all.indexOf(price) === index);
  if (used.length === 0) return null;
  return (
    <div className="border-line border-t px-4 py-3 text-xs">
      <div className="flex items-baseline justify-between gap-3">
        <h3 className="font-medium text-ink">Where the prices come from</h3>
        <Link
          href="/prices"
          prefetch={false}
          className="shrink-0 text-accent-strong underline decoration-accent-strong/40 underline-offset-2 hover:decoration-accent-strong"
        >
          All prices
        </Link>
      </div>
      <ul className="mt-1.5 flex flex-col gap-2">
        {used.map((price) => (
          <li key={price.id} className="grid gap-x-4 text-ink-muted @xl:grid-cols-[15rem_1fr]">
            <span>
              <span className="text-ink tabular-nums">
                {formatExactMoney(price.pricePerUnit, price.currency, DIGITS)} a {PRICING_UNIT[price.dimension]}
              </span>
              <span className="block">{listQualifiers(price)}</span>
            </span>
            <span className="wrap-anywhere">
              <bdi className="block text-ink">{price.source}</bdi>
              {ORIGIN[price.origin]}
              {price.retrievedAt === null ? (
                ', date not noted'
              ) : (
                <>
                  , <Time iso={price.retrievedAt} nowMs={nowMs} />
                </>
              )}{' '}
              · {CERTAINTY[price.certainty]}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
