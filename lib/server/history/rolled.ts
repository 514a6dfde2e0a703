import { KEPT_GROUPS, toUnknownFacts, toUsageFacts, type UsageFacts } from '../../cost/usage-facts.ts';
import type { WorkSummary } from '../../domain/activity.ts';
import { isLive } from '../../domain/phase.ts';
import type { Session } from '../../domain/session.ts';
import { toFlag } from '../../domain/usage-flags.ts';
import { USAGE_MEASURES } from '../../domain/usage-series.ts';
import { HistoryError } from './history-error.ts';
import type { ToIdleCost } from './idle-of-past.ts';
import type { StoredSession, Transition } from './store.ts';

/** The measures in the order in which they are kept. Another order needs a migration that makes the roll-up anew. */
const MEASURES = USAGE_MEASURES;

const OBJECTS = ['scope', 'capacity', 'usage', 'cost', 'burnPerHour', 'idleCost', 'missing'] as const;
const TEXTS = ['service', 'state', 'phase'] as const;

/**
 * Looks only whether it is a row at all: the text is our own, and a full check of each costs more than to write it.
 * Null where another version wrote another form.
 */
function parseRow(text: string): Session | null {
  const row: unknown = JSON.parse(text);
  if (typeof row !== 'object' || row === null) return null;
  const members = row as { readonly [name: string]: unknown };
  const whole =
    TEXTS.every((name) => typeof members[name] === 'string') &&
    OBJECTS.every((name) => typeof members[name] === 'object' && members[name] !== null);
  return whole ? (row as Session) : null;
}

function parseWork(text: string | null): WorkSummary | null {
  return text === null ? null : JSON.parse(text);
}

/** A session is over when it ended, and also when AWS no longer tells of it: it will not change by itself any more. */
export function isOver({ live, goneMs }: Pick<StoredSession, 'live' | 'goneMs'>): boolean {
  return !live || goneMs !== null;
}

/**
 * What a session that is over counts for. One that went while it lived counts as far as it was seen, as a lower bound.
 * Never fails: a text that cannot be read makes a session of which all is unknown.
 */
export function toRolledFacts(
  { row, work, createdMs, lastSeenMs }: Pick<StoredSession, 'row' | 'work' | 'createdMs' | 'lastSeenMs'>,
  transitions: () => readonly Transition[],
  toIdleCost: ToIdleCost,
): UsageFacts {
  try {
    const session = parseRow(row);
    if (session === null) return toUnknownFacts(createdMs);
    // Stale: nothing is said of the time since it was last seen.
    const seen = { ...session, stale: true };
    const idle = toIdleCost(seen, parseWork(work), transitions, lastSeenMs);
    const facts = toUsageFacts(seen, lastSeenMs, idle, createdMs);
    if (!isLive(session.phase)) return facts;
    let { flags } = facts;
    for (const measure of MEASURES) flags |= toFlag('atLeast', measure);
    return { ...facts, flags };
  } catch {
    return toUnknownFacts(createdMs);
  }
}

/** As it stands beside the session, so that exactly this can be taken out of the roll-up again. */
export function serializeFacts({ startMs, endMs, flags, currency, amounts, values, tags }: UsageFacts): string {
  return JSON.stringify([
    startMs,
    endMs,
    flags,
    currency,
    MEASURES.map((measure) => amounts[measure]),
    KEPT_GROUPS.map((group) => values[group]),
    tags,
  ]);
}

type Kept = [
  startMs: number,
  endMs: number,
  flags: number,
  currency: string | null,
  amounts: number[],
  values: (string | null)[],
  tags: [string, string][],
];

/** The facts that `serializeFacts` wrote. Fails with a HistoryError for any other text. */
export function parseFacts(text: string): UsageFacts {
  const kept: unknown = JSON.parse(text);
  if (!Array.isArray(kept) || kept.length !== 7) throw new HistoryError('corrupt', 'A part of the roll-up is damaged.');
  const [startMs, endMs, flags, currency, amounts, values, tags] = kept as Kept;
  const named = <Name extends string, Value>(names: readonly Name[], list: readonly Value[]) =>
    Object.fromEntries(names.map((name, index) => [name, list[index]])) as Record<Name, Value>;
  return {
    startMs,
    endMs,
    flags,
    currency,
    amounts: named(MEASURES, amounts),
    values: named(KEPT_GROUPS, values),
    tags,
  };
}
