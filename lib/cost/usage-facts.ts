import { FIRST_MS, placeInTime } from '../domain/place-in-time.ts';
import { hasMeasure } from '../domain/quantity.ts';
import type { Session } from '../domain/session.ts';
import { toFlag } from '../domain/usage-flags.ts';
import { toGroupValue } from '../domain/usage-group.ts';
import { USAGE_MEASURES, type UsageMeasure } from '../domain/usage-series.ts';
import { type IdleCost, toUsageAmount } from './usage-amount.ts';

/** Groups that every session has a value of, or none. The service is told by the source. */
export const KEPT_GROUPS = ['state', 'phase', 'owner', 'scope', 'worker', 'role', 'version'] as const;

/** All that a chart ever needs of a session that is over. Times are epoch milliseconds. */
export type UsageFacts = {
  /** The same moment for a session of which nothing tells when it ran: then all its quantities are unknown. */
  startMs: number;
  endMs: number;
  /** Bits of usage-flags.ts. */
  flags: number;
  currency: string | null;
  /** In the units of usage-amount.ts; 0 where unknown. */
  amounts: Record<UsageMeasure, number>;
  values: Record<(typeof KEPT_GROUPS)[number], string | null>;
  tags: readonly (readonly [key: string, value: string])[];
};

/** Amounts of nothing. */
export function zeroAmounts(): Record<UsageMeasure, number> {
  return {
    cost: 0,
    idleCost: 0,
    dpuSeconds: 0,
    billedVcpuHours: 0,
    billedMemoryGbHours: 0,
    billedStorageGbHours: 0,
    totalVcpuHours: 0,
    totalMemoryGbHours: 0,
    totalStorageGbHours: 0,
  };
}

/** The facts of a session of which nothing can be read but when it began (epoch ms). */
export function toUnknownFacts(createdMs: number): UsageFacts {
  let flags = 0;
  for (const measure of USAGE_MEASURES) flags |= toFlag('unknown', measure);
  const values = { state: null, phase: null, owner: null, scope: null, worker: null, role: null, version: null };
  const startMs = Math.max(FIRST_MS, createdMs);
  return { startMs, endMs: startMs, flags, currency: null, amounts: zeroAmounts(), values, tags: [] };
}

/** The facts of a session as of a moment (epoch ms). `createdMs` stands for a beginning that AWS did not tell. */
export function toUsageFacts(session: Session, atMs: number, idle: IdleCost | null, createdMs: number): UsageFacts {
  const place = placeInTime(session, atMs);
  const amounts = zeroAmounts();
  let flags = 0;
  let currency: string | null = null;
  for (const measure of USAGE_MEASURES) {
    const amount = place === null ? null : toUsageAmount(session, measure, atMs, idle);
    if (amount === null) {
      if (hasMeasure(session.service, measure)) flags |= toFlag('unknown', measure);
      continue;
    }
    amounts[measure] = amount.units;
    currency ??= amount.currency;
    if (amount.estimated) flags |= toFlag('estimated', measure);
    if (amount.atLeast) flags |= toFlag('atLeast', measure);
  }
  return {
    startMs: place?.startMs ?? Math.max(FIRST_MS, createdMs),
    endMs: place?.endMs ?? Math.max(FIRST_MS, createdMs),
    flags,
    currency,
    amounts,
    values: {
      state: session.state,
      phase: session.phase,
      owner: toGroupValue('owner', session),
      scope: session.scope.name,
      worker: session.capacity.workerType,
      role: toGroupValue('role', session),
      version: session.version,
    },
    tags: session.tags === null ? [] : Object.entries(session.tags),
  };
}
