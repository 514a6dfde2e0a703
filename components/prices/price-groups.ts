import type { UsedPrice } from '@/lib/cost/price-overview.ts';
import { SERVICES, type Service } from '@/lib/domain/service.ts';

/** Prices that differ in nothing but the version of Glue, as one. */
export type PriceRow = {
  /** The first of them; its `sessions` and `glueVersion` are its own alone. */
  price: UsedPrice;
  /** Major versions of Glue, ascending; empty where it holds for all. */
  versions: string[];
  sessions: number;
};

export type RegionPrices = { region: string; rows: PriceRow[] };

export type ServicePrices = {
  service: Service;
  /** What can price something, by region. */
  regions: RegionPrices[];
  /** Shipped prices of regions that are not read. */
  elsewhere: RegionPrices[];
  /** What an entry of another origin stands before. */
  outranked: RegionPrices[];
};

/** Prices in their order, those that only differ by the version of Glue joined. */
export function toPriceRows(prices: readonly UsedPrice[]): PriceRow[] {
  const rows = new Map<string, PriceRow>();
  for (const price of prices) {
    const { id, glueVersion, sessions, ...same } = price;
    const key = glueVersion === null ? id : JSON.stringify(same);
    const row = rows.get(key) ?? { price, versions: [], sessions: 0 };
    if (glueVersion !== null) row.versions.push(glueVersion);
    row.sessions += sessions;
    rows.set(key, row);
  }
  return [...rows.values()];
}

function byRegion(prices: readonly UsedPrice[]): RegionPrices[] {
  const rows = toPriceRows(prices);
  const regions = [...new Set(rows.map(({ price }) => price.region))];
  return regions.map((region) => ({ region, rows: rows.filter(({ price }) => price.region === region) }));
}

/**
 * Prices by service and region. Services without any are left out; `read` are the regions that sessions are read from.
 * An operator's entry is never elsewhere: whoever wrote it wants to see it.
 */
export function groupPrices(prices: readonly UsedPrice[], read: ReadonlySet<string>): ServicePrices[] {
  const isElsewhere = ({ origin, region, sessions }: UsedPrice) =>
    origin === 'book' && region !== '*' && read.size > 0 && !read.has(region) && sessions === 0;
  return SERVICES.flatMap((service) => {
    const own = prices.filter((price) => price.service === service);
    if (own.length === 0) return [];
    const counting = own.filter(({ outranked }) => !outranked);
    return [
      {
        service,
        regions: byRegion(counting.filter((price) => !isElsewhere(price))),
        elsewhere: byRegion(counting.filter(isElsewhere)),
        outranked: byRegion(own.filter(({ outranked }) => outranked)),
      },
    ];
  });
}
