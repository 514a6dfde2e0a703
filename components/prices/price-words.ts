import type { Tone } from '@/components/ui/badge.tsx';
import type { Certainty, Price, PriceDimension, PriceOrigin } from '@/lib/cost/price.ts';
import type { PriceListState } from '@/lib/cost/price-list-state.ts';
import type { PriceGap } from '@/lib/cost/price-overview.ts';

export const ORIGIN_TEXT: Record<PriceOrigin, { label: string; tone: Tone; says: string }> = {
  operator: { label: 'Operator', tone: 'accent', says: 'from the file of SPARKTALLY_PRICES; counts first' },
  'price-list': { label: 'AWS Price List', tone: 'good', says: 'read from AWS; counts after the operator’s' },
  book: { label: 'Shipped', tone: 'neutral', says: 'comes with Sparktally; counts last' },
};

export const CERTAINTY_TEXT: Record<Certainty, { label: string; says: string }> = {
  contract: { label: 'Contract', says: 'the operator says so' },
  published: { label: 'Published', says: 'AWS says so' },
  'second-hand': { label: 'Second-hand', says: 'somebody read it there or on a bill and wrote it down' },
  inferred: { label: 'Inferred', says: 'concluded from another price' },
};

const DIMENSION_LABEL: Record<PriceDimension, string> = {
  'vcpu-hour': 'vCPU',
  'memory-gb-hour': 'Memory',
  'storage-gb-hour': 'Storage',
  'dpu-hour': 'DPU',
  'm-dpu-hour': 'M-DPU',
};

/** Major versions in ascending order: `Glue 5`, `Glue 2 to 5`, `Glue 2, 4`. */
export function toVersionsText(versions: readonly string[]): string {
  const [first, ...rest] = versions;
  const last = rest.at(-1);
  const inARow = versions.every((version, index) => Number(version) === Number(first) + index);
  return `Glue ${last !== undefined && rest.length > 1 && inARow ? `${first} to ${last}` : versions.join(', ')}`;
}

type Thing = Pick<Price, 'service' | 'dimension' | 'architecture' | 'workerFamily'>;
export type ThingText = { name: string; only: string[] };

/** What a price is for, and what it holds for only: `M-DPU`, `R workers`. */
export function toThingText(
  { service, dimension, architecture, workerFamily }: Thing,
  versions: readonly string[],
): ThingText {
  const family = dimension === 'dpu-hour' ? 'G and Standard' : (workerFamily ?? 'R and Z');
  const workers = service === 'glue' ? `${family} workers` : null;
  const only = [architecture, workers, versions.length === 0 ? null : toVersionsText(versions)];
  return { name: DIMENSION_LABEL[dimension], only: only.filter((one) => one !== null) };
}

/** What has no price; where it is no single dimension, what the sessions are. */
export function toGapThing(gap: PriceGap): ThingText {
  const { dimension, reason, architecture, glueVersion, workerTypes } = gap;
  if (dimension !== null) return toThingText({ ...gap, dimension }, glueVersion === null ? [] : [glueVersion]);
  if (reason === 'unknown-worker-type') return { name: `${workerTypes.join(', ')} workers`, only: [] };
  return { name: 'vCPU, memory and storage', only: architecture === null ? [] : [architecture] };
}

const LIST_TEXT: Record<PriceListState['status'], string> = {
  ok: 'AWS’s Price List was read and names none, nor does the shipped book.',
  loading: 'AWS’s Price List is still being read.',
  error: 'AWS’s Price List could not be read, and the shipped book has none.',
  unsupported: 'AWS has no Price List here, and the shipped book has none.',
};

/** Why sessions have no price, in a sentence; `list` is the Price List of their service and region. */
export function toGapText({ reason }: PriceGap, list: PriceListState | undefined): string {
  switch (reason) {
    case 'no-price':
      return list === undefined ? 'No price of it is known.' : LIST_TEXT[list.status];
    case 'ambiguous-price':
      return 'AWS’s Price List names several that differ, so none counts.';
    case 'mixed-currencies':
      return 'Its prices are in several currencies, and those are never added.';
    case 'unknown-worker-type':
      return 'This worker type is of no family known today, so nobody can say in which kind of DPU it is billed.';
    case 'architecture-not-reported':
      return 'AWS does not report the architecture of the application, and the price depends on it.';
    case 'version-not-reported':
      return 'AWS does not report the version of Glue, and the price depends on it.';
  }
}
