import { parseDecimal, scale, ZERO } from '../cost/decimal.ts';
import type { Amount } from '../cost/growth.ts';
import { type Purse, put, toAmounts } from '../cost/purse.ts';
import type { Money } from '../domain/overview.ts';

const HOUR_MS = 3_600_000n;

/** An amount as it was sent, to count with. What is no decimal is left out: the server sends none. */
export function readAmounts(moneys: readonly Money[]): Amount[] {
  return moneys.flatMap(({ amount, currency }) => {
    const value = parseDecimal(amount);
    return value === null ? [] : [{ value, currency }];
  });
}

/** What a sum has grown to by a rate per hour, some milliseconds later. It never shrinks. */
export function growAmounts(sum: readonly Money[], ratePerHour: readonly Money[], elapsedMs: number): Amount[] {
  const purse: Purse = new Map();
  for (const { currency, value } of readAmounts(sum)) put(purse, currency, value);
  const ms = BigInt(Math.max(0, Math.round(elapsedMs)));
  for (const { currency, value } of readAmounts(ratePerHour)) {
    if (value > ZERO) put(purse, currency, scale(value, ms, HOUR_MS));
  }
  return toAmounts(purse);
}
