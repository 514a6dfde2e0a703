import { formatExactMoney } from '@/lib/client/format-money.ts';
import { type Decimal, toText, ZERO } from '@/lib/cost/decimal.ts';
import { type ComparedAmounts, type PricedComparison, RESOURCES, type Resource } from '@/lib/cost/emr-comparison.ts';
import { findSumDigits, roundTo, type ShownSum } from '@/lib/cost/shown-digits.ts';

/** Amounts as they are read, all with the same digits; null for what is not known. */
export type ShownAmounts = { total: string | null; billed: string | null; difference: string | null };

const known = (value: Decimal | null): value is Decimal => value !== null;

/** What has to add up on paper: each resource's difference, and each column. */
function listSums({ of, sum }: PricedComparison): ShownSum[] {
  const rows = [...RESOURCES.map((resource) => of[resource]), sum];
  const columns = (['total', 'billed', 'difference'] as const).map((which) => ({
    parts: RESOURCES.map((resource) => of[resource][which]),
    whole: sum[which],
  }));
  return [
    ...rows.map(({ total, difference, billed }) => ({ parts: [total, difference], whole: billed })),
    ...columns,
  ].flatMap(({ parts, whole }) => (whole !== null && parts.every(known) ? { parts: parts.filter(known), whole } : []));
}

/** The amounts of a comparison with so few digits that total + difference = billed, and every column adds up as shown. */
export function showAmounts(comparison: PricedComparison): { of: Record<Resource, ShownAmounts>; sum: ShownAmounts } {
  const { currency, of, sum } = comparison;
  const digits = findSumDigits(listSums(comparison));
  const money = (value: Decimal) => formatExactMoney(toText(roundTo(value, digits)), currency ?? '', digits, digits);
  const plain = (value: Decimal | null) => (value === null || currency === null ? null : money(value));
  const signed = (value: Decimal | null) => {
    if (value === null || currency === null) return null;
    if (value === ZERO) return money(ZERO);
    return value > ZERO ? `+${money(value)}` : `−${money(-value)}`;
  };
  const show = ({ total, billed, difference }: ComparedAmounts): ShownAmounts => ({
    total: plain(total),
    billed: plain(billed),
    difference: signed(difference),
  });
  return {
    of: {
      vcpuHours: show(of.vcpuHours),
      memoryGbHours: show(of.memoryGbHours),
      storageGbHours: show(of.storageGbHours),
    },
    sum: show(sum),
  };
}
