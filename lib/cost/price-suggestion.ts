import type { PriceGap } from './price-overview.ts';

/** Stands where the price belongs. It is none, so that a file in which it was forgotten is refused at the start. */
export const PRICE_TO_FILL_IN = '?';

/** An entry of the operator's file, of which the price is still to be filled in. */
export type SuggestedEntry = Record<string, string>;

/**
 * The entry of the operator's price file that would close a gap; null where no entry does, also for a version that is no
 * number. The currency is the one that AWS bills in there.
 */
export function toSuggestedEntry(gap: PriceGap): SuggestedEntry | null {
  const { service, region, dimension, architecture, glueVersion, workerFamily, reason } = gap;
  if (dimension === null || (reason !== 'no-price' && reason !== 'ambiguous-price')) return null;
  if (glueVersion !== null && !/^\d{1,3}$/.test(glueVersion)) return null;
  return {
    service,
    region,
    dimension,
    ...(architecture === null ? {} : { architecture }),
    ...(glueVersion === null ? {} : { glueVersion }),
    ...(workerFamily === null ? {} : { workerFamily }),
    pricePerUnit: PRICE_TO_FILL_IN,
    currency: region.startsWith('cn-') ? 'CNY' : 'USD',
    source: 'contract',
  };
}

/** Entries as a person writes them: one a line, to paste between the brackets of `"prices": [ ]`. */
export function serializeEntries(entries: readonly SuggestedEntry[]): string {
  return entries.map((entry) => JSON.stringify(entry)).join(',\n');
}

/** A whole price file of these entries. */
export function serializePriceFile(entries: readonly SuggestedEntry[]): string {
  const indented = serializeEntries(entries).replaceAll(/^/gm, '  ');
  return `{"prices": [\n${indented}\n]}`;
}
