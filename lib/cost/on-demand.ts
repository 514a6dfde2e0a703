import { z } from 'zod';
import { parseDecimal, toText } from './decimal.ts';

/** What a product costs on demand. */
export type OnDemandPrice = { pricePerUnit: string; currency: string; descriptions: string[] };

type Refusal = { reason: string };

const dimensionSchema = z.object({
  unit: z.string(),
  description: z.string().optional(),
  pricePerUnit: z.record(z.string(), z.unknown()),
});
const termSchema = z.object({
  effectiveDate: z.union([z.iso.datetime({ offset: true }), z.iso.date()]).optional(),
  priceDimensions: z.record(z.string(), dimensionSchema),
});
const termsSchema = z.object({ OnDemand: z.record(z.string(), z.unknown()) });
const onDemandSchema = z.record(z.string(), termSchema);

function readPrice(
  { unit, pricePerUnit }: z.infer<typeof dimensionSchema>,
  isUnit: (unit: string) => boolean,
): Omit<OnDemandPrice, 'descriptions'> | Refusal {
  if (!isUnit(unit)) return { reason: `it is sold by the unit “${unit.replace(/[^\w .-]/g, '?').slice(0, 40)}”` };
  const [first, ...more] = Object.entries(pricePerUnit);
  if (first === undefined) return { reason: 'its price has no currency' };
  if (more.length > 0) return { reason: 'it is priced in several currencies' };
  const [currency, amount] = first;
  if (!/^[A-Z]{3}$/.test(currency)) return { reason: 'its currency is not a code of three letters' };
  const price = typeof amount === 'string' ? parseDecimal(amount) : null;
  if (price === null) return { reason: 'its price is not a decimal number' };
  return price < 0n ? { reason: 'its price is negative' } : { currency, pricePerUnit: toText(price) };
}

/**
 * The one price that the on-demand terms in force at `nowMs` agree on, or why there is none: which of several tiers
 * counts would depend on how much the account has used.
 */
export function parseOnDemand(
  terms: unknown,
  nowMs: number,
  isUnit: (unit: string) => boolean,
): OnDemandPrice | Refusal {
  const { OnDemand: onDemand = {} } = termsSchema.safeParse(terms).data ?? {};
  if (Object.keys(onDemand).length === 0) return { reason: 'it has no on-demand term' };
  const parsed = onDemandSchema.safeParse(onDemand);
  if (!parsed.success) return { reason: 'its on-demand term has another form than expected' };
  const inForce = Object.values(parsed.data).filter(
    ({ effectiveDate }) => effectiveDate === undefined || Date.parse(effectiveDate) <= nowMs,
  );
  if (inForce.length === 0) return { reason: 'it has no on-demand term in force' };
  const dimensions = inForce.flatMap(({ priceDimensions }) => Object.values(priceDimensions));
  let found: Omit<OnDemandPrice, 'descriptions'> | null = null;
  for (const dimension of dimensions) {
    const price = readPrice(dimension, isUnit);
    if ('reason' in price) return price;
    if (found !== null && (found.currency !== price.currency || found.pricePerUnit !== price.pricePerUnit)) {
      return { reason: 'it has several prices on demand' };
    }
    found = price;
  }
  if (found === null) return { reason: 'its on-demand term has no price' };
  return { ...found, descriptions: dimensions.flatMap(({ description }) => description ?? []) };
}
