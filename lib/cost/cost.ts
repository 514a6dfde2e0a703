import type { MissingReason } from '../domain/missing.ts';
import type { PriceDimension } from './price.ts';

/**
 * What an amount rests on. `billed-usage`: quantities that AWS bills × list price. `reported-usage`: quantities that AWS
 * reports as used × list price. `estimate`: ours, while the session runs. `unknown`: there is no amount.
 */
export const COST_BASES = ['billed-usage', 'reported-usage', 'estimate', 'unknown'] as const;
export type CostBasis = (typeof COST_BASES)[number];

/** What a line of a bill is for. */
export const COST_ITEMS = ['vcpu', 'memory', 'storage', 'dpu', 'coordinator', 'executors'] as const;
export type CostItem = (typeof COST_ITEMS)[number];

/**
 * What a line's quantity leaves unsaid. `one-minute-minimum`: AWS bills a minute where less was used.
 * `configured-minimum`: the driver and the least of executors that the session was configured with.
 * `documented-default`: the same, of the sizes that EMR Serverless documents where none were configured.
 */
export const COST_NOTES = ['one-minute-minimum', 'configured-minimum', 'documented-default'] as const;
export type CostNote = (typeof COST_NOTES)[number];

/** One line: quantity × unit price = amount, decimals. What is not known is null. */
export type CostComponent = {
  item: CostItem;
  dimension: PriceDimension;
  /** In the dimension's pricing unit; of a rate, what one hour consumes. */
  quantity: string | null;
  unitPrice: string | null;
  amount: string | null;
  /** The id of the price. */
  price: string | null;
  note: CostNote | null;
};

/** An amount of money with what it is made of. A null amount has its reason in the row's `missing`. */
export type Cost = {
  /** A decimal; the sum of the components' amounts. */
  amount: string | null;
  /** ISO 4217. */
  currency: string | null;
  basis: CostBasis;
  /** The true amount may be higher, never lower. */
  atLeast: boolean;
  /** ISO-8601 UTC up to which a growing amount reaches; null for one that stands. */
  asOf: string | null;
  components: CostComponent[];
};

/** A cost, and why there is no amount where there is none. */
export type CostReading = { cost: Cost; reason: MissingReason | null };

/** The three amounts of a session, each with its reason where it is unknown. */
export type SessionCosts = { cost: CostReading; burnPerHour: CostReading; idleCost: CostReading };

export const NO_COST: Cost = Object.freeze({
  amount: null,
  currency: null,
  basis: 'unknown',
  atLeast: false,
  asOf: null,
  components: [],
});

/** No amount, for a reason. */
export function toUnknownCost(reason: MissingReason): CostReading {
  return { cost: NO_COST, reason };
}
