import { isSessionTime, type Reader } from './native-fields.ts';

/** As seconds the year 5138, as milliseconds 1973: above it a number can only be milliseconds. */
const LARGEST_SECONDS = 1e11;

/**
 * A time that AWS sends as a bare number, as epoch milliseconds. Glue's statements and Athena's executors have such
 * longs, and no document says their unit: the magnitude does. A 0, which stands for "not yet", is no time.
 */
export const epochMs: Reader<number> = (value) => {
  if (typeof value !== 'number') return undefined;
  const ms = Math.round(value > LARGEST_SECONDS ? value : value * 1000);
  return isSessionTime(ms) ? ms : undefined;
};
