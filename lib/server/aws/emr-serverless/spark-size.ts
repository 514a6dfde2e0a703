export const MIB_PER_GB = 1024;

const MIB_OF_UNIT: Readonly<Record<string, number>> = {
  b: 1 / 1024 ** 2,
  k: 1 / 1024,
  m: 1,
  g: 1024,
  t: 1024 ** 2,
  p: 1024 ** 3,
};

/**
 * A size as Spark's properties have it (`14G`, `2048m`, `1tb`; without a unit in MiB), in whole MiB rounded down as Spark
 * does. Null where it is none: Spark takes no fractions either.
 */
export function parseSizeMib(text: string | undefined): number | null {
  const [, digits, unit = ''] = /^(\d{1,15})([kmgtp]?b?)$/i.exec(text ?? '') ?? [];
  const mibOfUnit = MIB_OF_UNIT[unit.charAt(0).toLowerCase() || 'm'];
  return digits === undefined || mibOfUnit === undefined ? null : Math.floor(Number(digits) * mibOfUnit);
}
