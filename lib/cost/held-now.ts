import type { HeldNow } from '../domain/scope-detail.ts';
import type { Session } from '../domain/session.ts';
import { type Decimal, parseDecimal, toText, ZERO } from './decimal.ts';
import type { PriceDimension } from './price.ts';

/** What one hour of a session's rate consumes is what it holds: vCPU, GB and DPU, added up over live sessions. */
export function addUpHeld(live: readonly Session[]): HeldNow {
  const sums = new Map<PriceDimension, Decimal>();
  let sessions = 0;
  let bounds = 0;
  for (const { burnPerHour } of live) {
    const quantities = burnPerHour.components.flatMap(({ dimension, quantity }) => {
      const value = quantity === null ? null : parseDecimal(quantity);
      return value === null ? [] : [{ dimension, value }];
    });
    if (quantities.length > 0) sessions += 1;
    if (quantities.length === 0 || burnPerHour.atLeast) bounds += 1;
    for (const { dimension, value } of quantities) sums.set(dimension, (sums.get(dimension) ?? ZERO) + value);
  }
  const sumOf = (dimension: PriceDimension) => toText(sums.get(dimension) ?? ZERO);
  return {
    vcpus: sumOf('vcpu-hour'),
    memoryGb: sumOf('memory-gb-hour'),
    dpus: sumOf('dpu-hour'),
    sessions,
    unknown: live.length - sessions,
    atLeast: bounds > 0,
  };
}
