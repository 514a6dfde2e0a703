/**
 * A decimal number as an integer of 10⁻¹⁸. Money is added, multiplied and compared in these and never as a float; a
 * product or a quotient is rounded half away from zero at the last of the eighteen places.
 */
export type Decimal = bigint;

const PLACES = 18;
export const ONE: Decimal = 10n ** BigInt(PLACES);
export const ZERO: Decimal = 0n;

const FORM = /^(-?)(\d{1,40})(?:\.(\d{1,60}))?(?:[eE]([+-]?\d{1,3}))?$/;

function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n;
  const above = dividend < 0n ? -dividend : dividend;
  const below = divisor < 0n ? -divisor : divisor;
  const quotient = (above * 2n + below) / (below * 2n);
  return negative ? -quotient : quotient;
}

/** Reads `12`, `0.0057785`, `-3.5`, `1e-7`; null for anything else. What is finer than 10⁻¹⁸ is rounded. */
export function parseDecimal(text: string): Decimal | null {
  const match = FORM.exec(text);
  if (match === null) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(whole + fraction);
  const shift = PLACES - fraction.length + Number(exponent);
  const size = shift >= 0 ? digits * 10n ** BigInt(shift) : divideRounded(digits, 10n ** BigInt(-shift));
  return sign === '-' ? -size : size;
}

/** The decimal that a JavaScript number prints as; null for NaN and the infinities. */
export function toDecimal(value: number): Decimal | null {
  return Number.isFinite(value) ? parseDecimal(String(value)) : null;
}

/** The product of two decimals. */
export function multiply(left: Decimal, right: Decimal): Decimal {
  return divideRounded(left * right, ONE);
}

/** A decimal's share `part / whole` of two integers (milliseconds, say); `whole` is not 0. */
export function scale(value: Decimal, part: bigint, whole: bigint): Decimal {
  return divideRounded(value * part, whole);
}

/** The one plain spelling: no exponent, no trailing zeros, no `-0`. */
export function toText(value: Decimal): string {
  const digits = (value < 0n ? -value : value).toString().padStart(PLACES + 1, '0');
  const fraction = digits.slice(-PLACES).replace(/0+$/, '');
  const whole = digits.slice(0, -PLACES);
  return `${value < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** For comparing, ordering and drawing; exact to the precision of a float. */
export function toNumber(value: Decimal): number {
  return Number(toText(value));
}
