import type { ResourceHours, SessionDetail } from '../domain/session.ts';
import type { CostComponent } from './cost.ts';
import { type Decimal, multiply, parseDecimal, toDecimal, ZERO } from './decimal.ts';
import type { PriceDimension } from './price.ts';

export type Resource = keyof ResourceHours;
export const RESOURCES: readonly Resource[] = ['vcpuHours', 'memoryGbHours', 'storageGbHours'];

const DIMENSION: Record<Resource, PriceDimension> = {
  vcpuHours: 'vcpu-hour',
  memoryGbHours: 'memory-gb-hour',
  storageGbHours: 'storage-gb-hour',
};

/** What a total, a billed quantity and the difference of the two come to; null where it is not known. */
export type ComparedAmounts = { total: Decimal | null; billed: Decimal | null; difference: Decimal | null };

export type PricedComparison = {
  /** Null where no price is known, or the prices are in several currencies. */
  currency: string | null;
  of: Record<Resource, ComparedAmounts>;
  /** All resources together; null as soon as one of them is not known. */
  sum: ComparedAmounts;
};

type Priced = Pick<SessionDetail, 'usage' | 'cost' | 'burnPerHour' | 'prices'>;

function findUnitPrice(lines: readonly CostComponent[], dimension: PriceDimension): Decimal | null {
  const line = lines.find((one) => one.dimension === dimension && one.unitPrice !== null);
  return line?.unitPrice == null ? null : parseDecimal(line.unitPrice);
}

function findCurrency({ cost, prices }: Priced, lines: readonly CostComponent[]): string | null {
  const used = new Set(lines.map(({ price }) => price));
  const currencies = new Set(prices.filter(({ id }) => used.has(id)).map(({ currency }) => currency));
  const [only] = currencies;
  return currencies.size > 1 ? null : (only ?? cost.currency);
}

/** Nothing of something costs nothing, whatever its price. */
function toAmount(hours: number | null, unitPrice: Decimal | null): Decimal | null {
  const quantity = hours === null ? null : toDecimal(hours);
  if (quantity === null || quantity === ZERO) return quantity;
  return unitPrice === null ? null : multiply(quantity, unitPrice);
}

const subtract = (billed: Decimal | null, total: Decimal | null) =>
  billed === null || total === null ? null : billed - total;

/**
 * EMR Serverless's total and billed hours at the unit prices that the session's own cost is made with, so that the billed
 * amounts are the lines of that cost. The total's amounts are what the same prices would make of it: nobody is billed
 * them, and its storage includes the 20 GB of each worker that are free.
 */
export function priceComparison(session: Priced): PricedComparison {
  const { total, billed } = session.usage;
  const lines = [...session.cost.components, ...session.burnPerHour.components];
  const currency = findCurrency(session, lines);
  const toAmounts = (resource: Resource): ComparedAmounts => {
    const unitPrice = currency === null ? null : findUnitPrice(lines, DIMENSION[resource]);
    const used = toAmount(total?.[resource] ?? null, unitPrice);
    const charged = toAmount(billed?.[resource] ?? null, unitPrice);
    return { total: used, billed: charged, difference: subtract(charged, used) };
  };
  const of = {
    vcpuHours: toAmounts('vcpuHours'),
    memoryGbHours: toAmounts('memoryGbHours'),
    storageGbHours: toAmounts('storageGbHours'),
  };
  const add = (which: keyof ComparedAmounts) =>
    RESOURCES.reduce<Decimal | null>((sum, resource) => {
      const amount = of[resource][which];
      return sum === null || amount === null ? null : sum + amount;
    }, ZERO);
  return { currency, of, sum: { total: add('total'), billed: add('billed'), difference: add('difference') } };
}
