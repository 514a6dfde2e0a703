import type { CalculationMoney } from '../cost/calculation-cost.ts';
import type { Calculation, SessionItems, StatementOutcome } from './session-items.ts';

/** A calculation with the part of its session's amount that fell to it. */
export type CalculationItem = Calculation & {
  /** A decimal; null where it is not known. */
  amount: string | null;
  /** What fell to those before it: amounts are cut so that they add up. */
  amountBefore: string;
  /** Counted from the first one submitted, which is 1: it stays when others follow. */
  number: number;
};

/** What all calculations of a session come to, as they were read. */
export type CalculationWork = {
  outcomes: Record<StatementOutcome, number>;
  /** Over, and nobody knows how long they took. */
  untimed: number;
};

/** A calculation on a chart: its number, beginning and end in epoch milliseconds, and what became of it. */
export type CalculationSpan = readonly [number: number, fromMs: number, toMs: number, outcome: StatementOutcome];

/** The answer of `…/calculations`. */
export type CalculationList = SessionItems<CalculationItem> & {
  /** What those come to whose DPU time AWS has told by now. */
  money: CalculationMoney;
  /** The one that most of the amount fell to, of those whose DPU time is known. */
  dearest: CalculationItem | null;
  /** Null where they were never read. */
  work: CalculationWork | null;
  /** All of them, where they are asked for. */
  spans: CalculationSpan[] | null;
};
