import { toCalculationCosts } from '../../cost/calculation-cost.ts';
import type { SessionRef } from '../../domain/resource-ref.ts';
import type { Calculation, CalculationsAnswer } from '../../domain/session-items.ts';
import { type PageQuery, readItems, toItemsAnswer } from './session-items.ts';
import type { VerbContext } from './verb-context.ts';

/**
 * A page of an Athena session's calculations, newest first, each with its DPU time and amount as far as AWS has told
 * them by now, which it does one by one only. Fails as `readItems` does.
 */
export async function listCalculations(
  context: VerbContext,
  ref: SessionRef,
  { offset, limit }: PageQuery,
): Promise<CalculationsAnswer> {
  const { found, source } = await readItems(context, 'calculations', ref);
  const { row, reading } = found;
  const all: readonly Calculation[] =
    source === null || reading.items.length === 0
      ? reading.items
      : await source.lists.fill('calculations', ref, reading.items);
  const { amounts, money } = toCalculationCosts(row, all);
  const items = all
    .slice(offset, offset + limit)
    .map((item, index) => ({ ...item, amount: amounts[offset + index] ?? null }));
  return { ...toItemsAnswer(reading, offset, items), money };
}
