import { KEPT_GROUPS, toUnknownFacts, toUsageFacts, type UsageFacts, zeroAmounts } from '../../cost/usage-facts.ts';
import { isLive } from '../../domain/phase.ts';
import type { Session } from '../../domain/session.ts';
import { hasFlag, toFlag } from '../../domain/usage-flags.ts';
import { USAGE_MEASURES } from '../../domain/usage-series.ts';
import { HistoryError } from './history-error.ts';
import type { ToIdleCost } from './idle-of-past.ts';
import { parseKeptWork } from './kept-work.ts';
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

/** A session is over when it ended, and also when AWS no longer tells of it: it will not change by itself any more. */
export function isOver({ live, goneMs }: Pick<StoredSession, 'live' | 'goneMs'>): boolean {
  return !live || goneMs !== null;
}

/** Without idling, which the row of one that is over does not tell. */
function readFacts({ row, createdMs, lastSeenMs }: RolledSession): UsageFacts {
  try {
    const session = parseRow(row);
    return session === null ? toUnknownFacts(createdMs) : toFactsOfOver(session, lastSeenMs, createdMs);
  } catch {
    return toUnknownFacts(createdMs);
  }
}

/**
 * What a session that is over counts for by its row, without idling. One that went while it lived counts as far as it
 * was seen, as a lower bound.
 */
export function toFactsOfOver(session: Session, lastSeenMs: number, createdMs: number): UsageFacts {
  // Stale: nothing is said of the time since it was last seen.
  const facts = toUsageFacts({ ...session, stale: true }, lastSeenMs, null, createdMs);
  if (!isLive(session.phase)) return facts;
  let { flags } = facts;
  for (const measure of MEASURES) flags |= toFlag('atLeast', measure);
  return { ...facts, flags };
}

type RolledSession = Pick<StoredSession, 'source' | 'row' | 'work' | 'createdMs' | 'lastSeenMs' | 'facts'>;

/** What a session counts for, and the text that stands beside it. */
export type Rolled = { facts: UsageFacts; text: string };

/** The whole of what a session that is over counts for. A text that cannot be read makes one of which all is unknown. */
export function toRolled(
  session: RolledSession,
  transitions: () => readonly Transition[],
  toIdleCost: ToIdleCost,
): Rolled {
  const facts = session.facts === undefined ? readFacts(session) : parseFacts(session.facts);
  const plain = () => ({ facts, text: session.facts ?? serializeFacts(facts) });
  // It never started: there was nothing to idle.
  if (!hasFlag(facts.flags, 'unknown', 'idleCost')) return plain();
  const idle = toIdleCost({ source: session.source, facts, work: () => parseKeptWork(session.work), transitions });
  if (idle === null) return plain();
  const known = (facts.flags & ~toFlag('unknown', 'idleCost')) | toFlag('estimated', 'idleCost');
  const flags = idle.atLeast ? known | toFlag('atLeast', 'idleCost') : known;
  const whole = { ...facts, flags, amounts: { ...facts.amounts, idleCost: idle.units } };
  return { facts: whole, text: serializeFacts(whole) };
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

/** In the order of KEPT_GROUPS. */
type Seven<One> = [One, One, One, One, One, One, One];

type Kept = [
  startMs: number,
  endMs: number,
  flags: number,
  currency: string | null,
  amounts: number[],
  values: Seven<string | null>,
  tags: [string, string][],
];

/** The facts that `serializeFacts` wrote. Fails with a HistoryError for any other text. */
export function parseFacts(text: string): UsageFacts {
  const kept: unknown = JSON.parse(text);
  if (!Array.isArray(kept) || kept.length !== 7) throw new HistoryError('corrupt', 'A part of the roll-up is damaged.');
  const [startMs, endMs, flags, currency, parts, texts, tags] = kept as Kept;
  const amounts = zeroAmounts();
  for (let index = 0; index < MEASURES.length; index += 1) {
    const measure = MEASURES[index];
    if (measure !== undefined) amounts[measure] = parts[index] ?? 0;
  }
  const [state, phase, owner, scope, worker, role, version] = texts;
  const values = { state, phase, owner, scope, worker, role, version };
  return { startMs, endMs, flags, currency, amounts, values, tags };
}
