import type { MissingReason } from '../domain/missing.ts';
import type { Cost, CostComponent, CostItem, CostNote, CostReading } from './cost.ts';
import { type Decimal, multiply, parseDecimal, toText, ZERO } from './decimal.ts';
import type { PriceDimension } from './price.ts';
import type { PriceFinding } from './price-book.ts';

/** A quantity to be priced, in the dimension's pricing unit; null where it is not known. */
export type Line = { item: CostItem; dimension: PriceDimension; quantity: Decimal | null; note?: CostNote | null };

export type FindPrice = (dimension: PriceDimension) => PriceFinding;

type PricedLine = { component: CostComponent; amount: Decimal | null; currency: string | null };

function priceLine({ item, dimension, quantity, note = null }: Line, finding: PriceFinding): PricedLine {
  const { price } = finding;
  const unit = price === null ? null : parseDecimal(price.pricePerUnit);
  // Nothing of something costs nothing, whatever its price.
  const product =
    unit === null ? (quantity === ZERO ? ZERO : null) : quantity === null ? null : multiply(quantity, unit);
  const component: CostComponent = {
    item,
    dimension,
    quantity: quantity === null ? null : toText(quantity),
    unitPrice: price === null || unit === null ? null : toText(unit),
    amount: product === null ? null : toText(product),
    price: price?.id ?? null,
    note,
  };
  return { component, amount: product, currency: price?.currency ?? null };
}

/**
 * Prices lines and adds them up. There is an amount only where every line has one and all are in one currency; the
 * reason otherwise is that of the first line without one, `unreported` where its quantity is what lacks.
 */
export function toCost(
  lines: readonly Line[],
  find: FindPrice,
  told: Pick<Cost, 'basis' | 'atLeast' | 'asOf'>,
  unreported: MissingReason = 'not-reported',
): CostReading {
  const priced = lines.map((line) => priceLine(line, find(line.dimension)));
  const components = priced.map(({ component }) => component);
  const unknown = (reason: MissingReason): CostReading => ({
    cost: { amount: null, currency: null, basis: 'unknown', atLeast: false, asOf: null, components },
    reason,
  });
  let sum = ZERO;
  for (const [index, { amount }] of priced.entries()) {
    const line = lines[index];
    if (line === undefined) continue;
    if (line.quantity === null) return unknown(unreported);
    if (amount === null) return unknown(find(line.dimension).reason ?? 'no-price');
    sum += amount;
  }
  const currencies = new Set(priced.flatMap(({ currency }) => currency ?? []));
  const [currency] = currencies;
  if (currency === undefined) return unknown('no-price');
  if (currencies.size > 1) return unknown('mixed-currencies');
  return { cost: { ...told, amount: toText(sum), currency, components }, reason: null };
}
