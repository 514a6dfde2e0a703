import type { Price } from '../../cost/price.ts';
import { openPricer } from './pricer.ts';
import { Prices } from './prices.ts';

/** Prices of the shipped book, and the operator's where a test gives some; a defect fails the test. */
export function openTestPrices(now: () => number, operator: readonly Price[] = []) {
  const prices = new Prices({
    operator,
    now,
    nextTry: (_problem, _failures, nowMs) => nowMs + 30_000,
    onDefect: (error) => {
      throw error;
    },
  });
  return { prices, price: openPricer(() => prices.book) };
}
