import { type Decimal, scale, ZERO } from './decimal.ts';

const PLACES = 18;

/** Half away from zero, as the number formatter of the platform does. */
export function roundTo(value: Decimal, digits: number): Decimal {
  const unit = 10n ** BigInt(PLACES - digits);
  return scale(value, 1n, unit) * unit;
}

/** The least number of digits, from one on, that holds; all of them where none does. */
export function findDigits(from: number, holds: (digits: number) => boolean): number {
  let digits = from;
  while (digits < PLACES && !holds(digits)) digits += 1;
  return digits;
}

/** Amounts of which one is the sum of the others. */
export type ShownSum = { parts: readonly Decimal[]; whole: Decimal };

/** 0.00004 does not read as nothing, nor 0.36496 as 0.365, which is 37 cents and not 36. */
function misleads(value: Decimal, digits: number): boolean {
  const shown = roundTo(value, digits);
  return (value !== ZERO && shown === ZERO) || roundTo(shown, 2) !== roundTo(value, 2);
}

/**
 * The least digits, two at least, at which every sum holds on paper: its parts, each rounded as it is shown, add up to the
 * shown whole, what is not nothing does not read as nothing, and what is shown comes to the same cents as the exact amount
 * does elsewhere. At all eighteen an exact sum holds always.
 */
export function findSumDigits(sums: readonly ShownSum[]): number {
  return findDigits(2, (digits) =>
    sums.every(({ parts, whole }) => {
      if ([...parts, whole].some((value) => misleads(value, digits))) return false;
      return parts.reduce((sum, part) => sum + roundTo(part, digits), ZERO) === roundTo(whole, digits);
    }),
  );
}
