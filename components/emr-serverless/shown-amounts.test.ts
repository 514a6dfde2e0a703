import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decimal, ONE, parseDecimal } from '@/lib/cost/decimal.ts';
import { type PricedComparison, RESOURCES } from '@/lib/cost/emr-comparison.ts';
import { showAmounts } from './shown-amounts.ts';

const amount = fc.bigInt({ min: 0n, max: 90n * ONE });
const pair = fc.record({ total: amount, billed: amount });

/** As somebody with a pocket calculator would. */
const readBack = (text: string | null): Decimal =>
  parseDecimal((text ?? '?').replace('−', '-').replace(/[$,+]/g, '')) ?? -1n;

function toComparison(pairs: readonly { total: Decimal; billed: Decimal }[]): PricedComparison {
  const [vcpuHours, memoryGbHours, storageGbHours] = pairs.map((one) => ({
    ...one,
    difference: one.billed - one.total,
  }));
  const of = { vcpuHours: vcpuHours!, memoryGbHours: memoryGbHours!, storageGbHours: storageGbHours! };
  const add = (which: 'total' | 'billed' | 'difference') => RESOURCES.reduce((sum, one) => sum + of[one][which], 0n);
  return { currency: 'USD', of, sum: { total: add('total'), billed: add('billed'), difference: add('difference') } };
}

describe('the amounts of total beside billed', () => {
  it('add up as they are shown, by resource and by column', () => {
    fc.assert(
      fc.property(fc.array(pair, { minLength: 3, maxLength: 3 }), (pairs) => {
        const { of, sum } = showAmounts(toComparison(pairs));
        for (const { total, difference, billed } of [...RESOURCES.map((one) => of[one]), sum]) {
          expect(readBack(total) + readBack(difference)).toBe(readBack(billed));
        }
        for (const which of ['total', 'billed', 'difference'] as const) {
          expect(RESOURCES.reduce((all, one) => all + readBack(of[one][which]), 0n)).toBe(readBack(sum[which]));
        }
      }),
    );
  });

  it('have two digits where two are enough, and say nothing of what is not known', () => {
    const cents = (total: string, billed: string) => ({ total: parseDecimal(total)!, billed: parseDecimal(billed)! });
    const { of, sum } = showAmounts(toComparison([cents('1.10', '1.25'), cents('2', '2'), cents('0.5', '0')]));
    expect(of.vcpuHours).toEqual({ total: '$1.10', billed: '$1.25', difference: '+$0.15' });
    expect(of.memoryGbHours.difference).toBe('$0.00');
    expect(sum).toEqual({ total: '$3.60', billed: '$3.25', difference: '−$0.35' });
    const none = { total: null, billed: null, difference: null };
    const unknown = { vcpuHours: none, memoryGbHours: none, storageGbHours: none };
    expect(showAmounts({ currency: null, of: unknown, sum: none }).sum).toEqual(none);
  });
});
