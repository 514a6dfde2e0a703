import { z } from 'zod';
import { toCalculationCosts } from '../../cost/calculation-cost.ts';
import { type Decimal, toText, ZERO } from '../../cost/decimal.ts';
import type { CalculationItem, CalculationList, CalculationSpan, CalculationWork } from '../../domain/calculations.ts';
import { mayStillArrive } from '../../domain/missing.ts';
import type { SessionRef } from '../../domain/resource-ref.ts';
import { type Calculation, STATEMENT_OUTCOMES, type StatementOutcome } from '../../domain/session-items.ts';
import { mayFollow, toMs } from '../../domain/time-range.ts';
import { PAGE_MEMBERS, readItems, toItemsAnswer } from './session-items.ts';
import type { VerbContext } from './verb-context.ts';

const SORTS = ['-submitted', 'submitted', '-cost', '-duration'] as const;

export const calculationQuery = z.strictObject({
  ...PAGE_MEMBERS,
  /** `-cost`: what most of the amount fell to first. `-submitted` is the order in which AWS tells them. */
  sort: z.enum(SORTS, { error: SORTS.join(', ') }).default('-submitted'),
  outcome: z.enum(STATEMENT_OUTCOMES, { error: STATEMENT_OUTCOMES.join(', ') }).optional(),
  /** `1`: with all calculations as they are charted, whatever the page. */
  spans: z.enum(['1'], { error: '1' }).optional(),
});
export type CalculationQuery = z.infer<typeof calculationQuery>;

/** From the submission to the end, or to `untilMs` for one that is not over; null where that is not told. */
function toSpan(item: Calculation, number: number, untilMs: number): CalculationSpan | null {
  const fromMs = toMs(item.submittedAt);
  const open = item.outcome === 'running' || item.outcome === 'waiting';
  const endMs = open ? untilMs : toMs(item.completedAt);
  if (fromMs === null || endMs === null || !(open || mayFollow(fromMs, endMs))) return null;
  return [number, fromMs, Math.max(fromMs, endMs), item.outcome];
}

/** A calculation on its way into an answer: texts are made of those that are sent, a page of thousands. */
type Ranked = {
  calculation: Calculation;
  number: number;
  amount: Decimal | null;
  /** What fell to those before it. */
  before: Decimal;
  span: CalculationSpan | null;
};

function rank(all: readonly Calculation[], amounts: readonly (Decimal | null)[], untilMs: number): Ranked[] {
  let before = ZERO;
  return all.map((calculation, index) => {
    const amount = amounts[index] ?? null;
    const number = all.length - index;
    const ranked = { calculation, number, amount, before, span: toSpan(calculation, number, untilMs) };
    before += amount ?? ZERO;
    return ranked;
  });
}

function toWork(all: readonly Ranked[]): CalculationWork {
  const outcomes: Record<StatementOutcome, number> = {
    waiting: 0,
    running: 0,
    finished: 0,
    failed: 0,
    cancelled: 0,
    unknown: 0,
  };
  for (const { calculation } of all) outcomes[calculation.outcome] += 1;
  return { outcomes, untimed: all.filter(({ span }) => span === null).length };
}

/** What is not known comes last. */
const UNKNOWN = -1n;

/** Most first. */
function byAmount(one: Ranked, other: Ranked): number {
  const difference = (other.amount ?? UNKNOWN) - (one.amount ?? UNKNOWN);
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

const lengthOf = ({ span }: Ranked) => (span === null ? -1 : span[2] - span[1]);
/** Longest first. */
const byLength = (one: Ranked, other: Ranked) => lengthOf(other) - lengthOf(one);

function choose(all: readonly Ranked[], { sort, outcome }: CalculationQuery): Ranked[] {
  const chosen = all.filter(({ calculation }) => outcome === undefined || calculation.outcome === outcome);
  if (sort === 'submitted') return chosen.reverse();
  if (sort === '-cost') return chosen.sort((one, other) => byAmount(one, other) || byLength(one, other));
  return sort === '-duration' ? chosen.sort(byLength) : chosen;
}

function findDearest(all: readonly Ranked[]): CalculationItem | null {
  let dearest: Ranked | null = null;
  for (const one of all) {
    if (one.amount !== null && (dearest === null || byAmount(one, dearest) < 0)) dearest = one;
  }
  return dearest && toItem(dearest);
}

function toItem({ calculation, number, amount, before }: Ranked): CalculationItem {
  return { ...calculation, amount: amount === null ? null : toText(amount), amountBefore: toText(before), number };
}

/**
 * A page of an Athena session's calculations, each with its DPU time and amount as far as AWS has told them by now,
 * which it does one by one only. Fails as `readItems` does.
 */
export async function listCalculations(
  context: VerbContext,
  ref: SessionRef,
  query: CalculationQuery,
): Promise<CalculationList> {
  const { found, source } = await readItems(context, 'calculations', ref);
  const { row, reading } = found;
  const all: readonly Calculation[] =
    source === null || reading.items.length === 0
      ? reading.items
      : await source.lists.fill('calculations', ref, reading.items);
  const { amounts, money } = toCalculationCosts(row, all);
  const untilMs = Math.min(toMs(row.endedAt) ?? Number.POSITIVE_INFINITY, reading.readMs ?? context.now());
  const ranked = rank(all, amounts, untilMs);
  const chosen = choose(ranked, query);
  const { offset, limit } = query;
  // Over and read, but not yet told one by one: there is more to come.
  const final = reading.final && all.every(({ noDpu }) => noDpu === null || !mayStillArrive(noDpu));
  return {
    ...toItemsAnswer({ ...reading, final, items: chosen }, offset, chosen.slice(offset, offset + limit).map(toItem)),
    money,
    dearest: findDearest(ranked),
    work: reading.readMs === null ? null : toWork(ranked),
    spans: query.spans === undefined ? null : ranked.flatMap(({ span }) => (span === null ? [] : [span])),
  };
}
