import { type Decimal, scale, ZERO } from './decimal.ts';

/** An amount as it falls to items. `scaled`: they consumed more than the whole, so each has less than its own quantity. */
export type WorkCost = { items: Decimal[]; rest: Decimal; scaled: boolean };

const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n);

/**
 * The part of an amount from `before` to `before + quantity` of a whole, all in one unit. Parts that follow on one
 * another add up exactly, however they are cut, since each is the difference of two shares of the whole amount.
 */
export function toPart(
  amount: Decimal,
  whole: bigint,
  { before, quantity }: { before: bigint; quantity: bigint },
): Decimal {
  return whole <= 0n ? ZERO : scale(amount, before + quantity, whole) - scale(amount, before, whole);
}

/**
 * Splits the amount that `whole` units came to among items by the units that each consumed, none of them negative. What
 * no item consumed is the rest; items and rest add up to the amount exactly. Items that say to have consumed more than
 * the whole share the amount in proportion, and nothing rests.
 */
export function splitAmount(amount: Decimal, whole: bigint, quantities: readonly bigint[]): WorkCost {
  const consumed = sum(quantities);
  const scaled = consumed > whole;
  const base = scaled ? consumed : whole;
  let consumedBefore = 0n;
  let shareBefore = ZERO;
  // As `toPart` has each, with every share worked out once.
  const items = quantities.map((quantity) => {
    consumedBefore += quantity;
    const share = base <= 0n ? ZERO : scale(amount, consumedBefore, base);
    const part = share - shareBefore;
    shareBefore = share;
    return part;
  });
  return { items, rest: amount - sum(items), scaled };
}

const PLACES = 18;

/** Rounds to a number of digits after the point, from 0 to 18, half away from zero. */
export function roundDecimal(value: Decimal, digits: number): Decimal {
  const unit = 10n ** BigInt(PLACES - digits);
  return scale(value, 1n, unit) * unit;
}

/**
 * Amounts rounded so that they add up: their sum is the rounded sum, and each is less than one unit of the last digit
 * away from itself. What is nothing stays nothing.
 */
export function roundToSum(values: readonly Decimal[], digits: number): Decimal[] {
  let exact = ZERO;
  let shown = ZERO;
  return values.map((value) => {
    exact += value;
    const next = roundDecimal(exact, digits);
    const own = next - shown;
    shown = next;
    return own;
  });
}

/**
 * A part rounded so that all parts of a list add up: `before` is what those before it come to. The sum of what is shown
 * is the rounded sum, and each is less than one unit of the last digit away from itself.
 */
export function toShownPart(amount: Decimal, before: Decimal, digits: number): Decimal {
  return roundDecimal(before + amount, digits) - roundDecimal(before, digits);
}

const LEAST_DIGITS = 4;
/** More would be read by nobody. */
const TELLING_DIGITS = 6;
const MOST_DIGITS = 18;
/** An amount of so many units of its last digit has three figures, and one beside it is told apart. */
const TELLING_UNITS = 100n;

/**
 * So many digits for the single amounts of a list of `count` that one of the usual size has three figures, up to six
 * digits, and that all of them, added up as they are shown, are what they come to as that is shown, in cents.
 */
export function toRowDigits(sum: Decimal, count: number): number {
  const cents = roundDecimal(sum, 2);
  const usual = count < 1 ? ZERO : sum / BigInt(count);
  const isTelling = (digits: number) => usual >= TELLING_UNITS * 10n ** BigInt(PLACES - digits);
  let digits = LEAST_DIGITS;
  while (digits < TELLING_DIGITS && usual > ZERO && !isTelling(digits)) digits += 1;
  while (digits < MOST_DIGITS && roundDecimal(roundDecimal(sum, digits), 2) !== cents) digits += 1;
  return digits;
}
