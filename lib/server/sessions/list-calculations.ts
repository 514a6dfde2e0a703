import { z } from 'zod';
import { toCalculationCosts } from '../../cost/calculation-cost.ts';
import { parseDecimal, toText, ZERO } from '../../cost/decimal.ts';
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
function toSpan(item: CalculationItem, untilMs: number): CalculationSpan | null {
  const fromMs = toMs(item.submittedAt);
  const open = item.outcome === 'running' || item.outcome === 'waiting';
  const endMs = open ? untilMs : toMs(item.completedAt);
  if (fromMs === null || endMs === null || !(open || mayFollow(fromMs, endMs))) return null;
  return [item.number, fromMs, Math.max(fromMs, endMs), item.outcome];
}

function toWork(items: readonly CalculationItem[], spans: readonly (CalculationSpan | null)[]): CalculationWork {
  const outcomes: Record<StatementOutcome, number> = {
    waiting: 0,
    running: 0,
    finished: 0,
    failed: 0,
    cancelled: 0,
    unknown: 0,
  };
  for (const { outcome } of items) outcomes[outcome] += 1;
  return { outcomes, untimed: spans.filter((span) => span === null).length };
}

type Digest = {
  items: readonly CalculationItem[];
  /** An item's amount, -1 where it is not known. */
  amountOf: (item: CalculationItem) => bigint;
  /** How long an item took, -1 where it is not known; milliseconds. */
  lengthOf: (item: CalculationItem) => number;
};

const toOrder =
  ({ amountOf }: Digest) =>
  (one: CalculationItem, other: CalculationItem) => {
    const difference = amountOf(other) - amountOf(one);
    return difference > 0n ? 1 : difference < 0n ? -1 : 0;
  };

function openDigest(items: readonly CalculationItem[], spans: readonly (CalculationSpan | null)[]): Digest {
  const amounts = new Map(items.map(({ id, amount }) => [id, amount === null ? -1n : (parseDecimal(amount) ?? -1n)]));
  const lengths = new Map(items.map(({ id }, index) => [id, toLength(spans[index] ?? null)]));
  return {
    items,
    amountOf: ({ id }) => amounts.get(id) ?? -1n,
    lengthOf: ({ id }) => lengths.get(id) ?? -1,
  };
}

const toLength = (span: CalculationSpan | null) => (span === null ? -1 : span[2] - span[1]);

/** What is not known comes last. */
function choose(digest: Digest, { sort, outcome }: CalculationQuery): CalculationItem[] {
  const { items, lengthOf } = digest;
  const chosen = items.filter((item) => outcome === undefined || item.outcome === outcome);
  const byAmount = toOrder(digest);
  if (sort === 'submitted') return chosen.toReversed();
  if (sort === '-cost') return chosen.sort((one, other) => byAmount(one, other) || lengthOf(other) - lengthOf(one));
  return sort === '-duration' ? chosen.sort((one, other) => lengthOf(other) - lengthOf(one)) : chosen;
}

function findDearest(digest: Digest): CalculationItem | null {
  const byAmount = toOrder(digest);
  let dearest: CalculationItem | null = null;
  for (const item of digest.items) {
    if (item.amount !== null && (dearest === null || byAmount(item, dearest) < 0)) dearest = item;
  }
  return dearest;
}

function toItems(all: readonly Calculation[], amounts: readonly (string | null)[]): CalculationItem[] {
  let before = ZERO;
  return all.map((calculation, index) => {
    const amount = amounts[index] ?? null;
    const amountBefore = toText(before);
    before += amount === null ? ZERO : (parseDecimal(amount) ?? ZERO);
    return { ...calculation, amount, amountBefore, number: all.length - index };
  });
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
  const items = toItems(all, amounts);
  const untilMs = Math.min(toMs(row.endedAt) ?? Number.POSITIVE_INFINITY, reading.readMs ?? context.now());
  const spans = items.map((item) => toSpan(item, untilMs));
  const digest = openDigest(items, spans);
  const chosen = choose(digest, query);
  const { offset, limit } = query;
  // Over and read, but not yet told one by one: there is more to come.
  const final = reading.final && all.every(({ noDpu }) => noDpu === null || !mayStillArrive(noDpu));
  return {
    ...toItemsAnswer({ ...reading, final, items: chosen }, offset, chosen.slice(offset, offset + limit)),
    money,
    dearest: findDearest(digest),
    work: reading.readMs === null ? null : toWork(items, spans),
    spans: query.spans === undefined ? null : spans.filter((span) => span !== null),
  };
}
