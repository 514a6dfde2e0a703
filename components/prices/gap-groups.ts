import type { PriceGap } from '@/lib/cost/price-overview.ts';

/** The gaps of one service in one region. */
export type RegionGaps = Pick<PriceGap, 'service' | 'region'> & { gaps: PriceGap[] };

/** Gaps by service and region; groups stand where the first of their gaps stood. */
export function groupGaps(gaps: readonly PriceGap[]): RegionGaps[] {
  const groups = new Map<string, RegionGaps>();
  for (const gap of gaps) {
    const { service, region } = gap;
    const key = `${service} ${region}`;
    const group = groups.get(key) ?? { service, region, gaps: [] };
    group.gaps.push(gap);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Unique among the gaps of one service in one region. */
export function toGapKey({
  dimension,
  reason,
  architecture,
  glueVersion,
  workerFamily,
  workerTypes,
}: PriceGap): string {
  return JSON.stringify([dimension, reason, architecture, glueVersion, workerFamily, workerTypes]);
}
