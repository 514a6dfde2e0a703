import type { CostBasis, CostComponent, CostItem, CostNote } from '@/lib/cost/cost.ts';
import { PRICING_UNIT, type Price, type PriceDimension } from '@/lib/cost/price.ts';
import { isLive } from '@/lib/domain/phase.ts';
import type { Session } from '@/lib/domain/session.ts';

const ITEM: Record<CostItem, string> = {
  vcpu: 'vCPU',
  memory: 'Memory',
  storage: 'Storage above 20 GB a worker',
  dpu: 'DPU',
  coordinator: 'Coordinator',
  executors: 'Executors',
};

/** What a line is for; memory-optimised workers of Glue count in DPUs of their own. */
export function toItemLabel({ item, dimension }: CostComponent): string {
  return dimension === 'm-dpu-hour' ? 'M-DPU' : ITEM[item];
}

/** What tells lines of one unit apart where there is no room for more; null where the unit says it. */
export const ITEM_SHORT: Record<CostItem, string | null> = {
  vcpu: null,
  memory: 'memory',
  storage: 'storage',
  dpu: null,
  coordinator: 'coordinator',
  executors: 'executors',
};

/** `DPU-hours`, `1 DPU-hour`: the unit that follows a quantity. */
export function toUnit(dimension: PriceDimension, quantity: string | null): string {
  return quantity === '1' ? PRICING_UNIT[dimension] : `${PRICING_UNIT[dimension]}s`;
}

/** What is held while an hour of it is consumed: `DPU`, `GB`. */
export function toHeldUnit(dimension: PriceDimension): string {
  return PRICING_UNIT[dimension].replace(/-hour$/, '');
}

export const BASIS_LABEL: Record<CostBasis, string> = {
  'billed-usage': 'billed usage',
  'reported-usage': 'reported usage',
  estimate: 'our estimate',
  unknown: 'unknown',
};

/** What an amount rests on, in words; null where there is none. Prices that are all the operator's are no list prices. */
export function toBasisText({ cost, phase }: Session, prices: readonly Price[]): string | null {
  const used = prices.filter(({ id }) => cost.components.some(({ price }) => price === id));
  const price = used.length > 0 && used.every(({ origin }) => origin === 'operator') ? 'your own price' : 'list price';
  switch (cost.basis) {
    case 'billed-usage':
      return isLive(phase)
        ? `What AWS has billed so far × ${price}, and our estimate since`
        : `The usage that AWS bills × ${price}`;
    case 'reported-usage':
      return `The usage that AWS reports × ${price}`;
    case 'estimate':
      return `Our estimate while it runs: what it holds × the time so far × ${price}`;
    case 'unknown':
      return null;
  }
}

export const NOTE_TEXT: Record<CostNote, string> = {
  'one-minute-minimum': 'AWS bills a minute at least, and less was used.',
  'configured-minimum':
    'Its driver and the least number of executors that it was configured with. AWS tells what it really used when it ends.',
  'documented-default':
    'A driver of the size that EMR Serverless documents as its default, as none was configured. AWS tells what it really used when it ends.',
};

/** The notes of lines, each once, in the order in which they are met. */
export function listNotes(lines: readonly CostComponent[]): CostNote[] {
  return [...new Set(lines.flatMap(({ note }) => note ?? []))];
}

/** Why an amount is a lower bound, where its notes do not say it already; null where it is none. */
export function toLowerBoundText(session: Session): string | null {
  const { cost, service, phase, stale } = session;
  if (!cost.atLeast) return null;
  if (stale) return 'Counted up to when AWS last told of it: nobody knows whether it still runs.';
  if (phase === 'unknown') return 'Its state is none known today: only what AWS has reported so far counts.';
  if (service === 'athena') {
    return cost.components.some(({ item }) => item === 'executors')
      ? 'AWS does not tell the size of one of its executors, which is left out.'
      : 'Its executors are not read, so its coordinator counts alone.';
  }
  if (cost.basis === 'reported-usage') {
    return 'AWS published no billed figures within a day. Storage is left out, since what AWS reports of it includes the free 20 GB a worker.';
  }
  return cost.basis === 'billed-usage' ? 'AWS adds to its figures until it ends.' : null;
}
