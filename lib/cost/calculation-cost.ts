import type { MissingReason } from '../domain/missing.ts';
import type { Session } from '../domain/session.ts';
import type { CostBasis } from './cost.ts';
import { type Decimal, ONE, parseDecimal, toNumber, toText, ZERO } from './decimal.ts';
import { splitAmount } from './work-cost.ts';

const HOUR_MS = 3_600_000n;

/** What a session's calculations come to, against the session itself. Amounts are decimals. */
export type CalculationMoney = {
  /** Of the session; null with the reason in `reason`, and no other amount is known then either. */
  total: string | null;
  currency: string | null;
  basis: CostBasis;
  atLeast: boolean;
  /** Up to which a running session's amount reaches; null for one that stands. */
  asOf: string | null;
  reason: MissingReason | null;
  /** Calculations whose DPU time is known, and what it adds up to; milliseconds. */
  told: number;
  dpuMillis: number;
  /** The DPU time that the session's amount was made with; milliseconds. */
  wholeMillis: number | null;
  /** What these come to, and what is left of the session's amount. */
  sum: string | null;
  rest: string | null;
  /** They report more DPU time than the session: each has its part of the amount, and nothing is left. */
  scaled: boolean;
};

/** An amount for each calculation, in their order, null where its DPU time is not known; and what they come to. */
export type CalculationCosts = { amounts: (Decimal | null)[]; money: CalculationMoney };

type Told = { dpuMillis: number | null };

/** The DPU-hours that a session's amount was made with, as a decimal; null where one of them is not known. */
function toWhole({ cost }: Session): Decimal | null {
  let whole = ZERO;
  for (const { quantity } of cost.components) {
    const hours = quantity === null ? null : parseDecimal(quantity);
    if (hours === null) return null;
    whole += hours;
  }
  return whole;
}

/**
 * Splits what an Athena session has cost among its calculations, each by its DPU time. Those whose time is not known
 * have no amount: what they used is in the rest, with the coordinator and with executors that wait.
 */
export function toCalculationCosts(session: Session, calculations: readonly Told[]): CalculationCosts {
  const { cost, missing } = session;
  const millis = calculations.map(({ dpuMillis }) => (dpuMillis === null ? null : BigInt(dpuMillis)));
  const dpuMillis = Number(millis.reduce<bigint>((sum, each) => sum + (each ?? 0n), 0n));
  const told = millis.filter((each) => each !== null).length;
  const { currency, basis, atLeast, asOf } = cost;
  const total = cost.amount === null ? null : parseDecimal(cost.amount);
  const whole = toWhole(session);
  const wholeMillis = whole === null ? null : toNumber(whole * HOUR_MS);
  const money = { currency, basis, atLeast, asOf, told, dpuMillis, wholeMillis };
  if (total === null || whole === null) {
    const reason = missing.cost ?? 'not-reported';
    return {
      amounts: calculations.map(() => null),
      money: { ...money, total: null, reason, sum: null, rest: null, scaled: false },
    };
  }
  // Both in 10⁻¹⁸ DPU-milliseconds: nothing is rounded before the amount itself is split.
  const { items, rest, scaled } = splitAmount(
    total,
    whole * HOUR_MS,
    millis.map((each) => (each ?? 0n) * ONE),
  );
  return {
    amounts: items.map((item, index) => (millis[index] === null ? null : item)),
    money: {
      ...money,
      total: toText(total),
      reason: null,
      sum: toText(total - rest),
      rest: toText(rest),
      scaled,
    },
  };
}
