import { z } from 'zod';
import type { SessionRef } from '../../domain/resource-ref.ts';
import {
  STATEMENT_OUTCOMES,
  type Statement,
  type StatementItem,
  type StatementList,
  type StatementOutcome,
  type StatementSpan,
  type StatementWork,
} from '../../domain/session-items.ts';
import { mayFollow, toMs } from '../../domain/time-range.ts';
import { type Stretch, shareWork } from '../../domain/work-share.ts';
import type { ItemsReading } from '../collect/item-list.ts';
import { PAGE_MEMBERS, readItems, toItemsAnswer, wholeNumber } from './session-items.ts';
import { countErrors } from './statement-errors.ts';
import type { VerbContext } from './verb-context.ts';

const SORTS = ['started', '-started', '-cost'] as const;

export const statementQuery = z.strictObject({
  ...PAGE_MEMBERS,
  /** `-cost`: what most time fell to first. `started` is the order in which AWS tells them. */
  sort: z.enum(SORTS, { error: SORTS.join(', ') }).default('started'),
  outcome: z.enum(STATEMENT_OUTCOMES, { error: STATEMENT_OUTCOMES.join(', ') }).optional(),
  /** The one with this id. */
  id: wholeNumber(0, 2 ** 31 - 1).optional(),
  /** `1`: with all statements as they are charted, whatever the page. */
  spans: z.enum(['1'], { error: '1' }).optional(),
});
export type StatementQuery = z.infer<typeof statementQuery>;

/** What is worked out of a whole reading: done once for each. */
type Digest = { items: StatementItem[]; work: StatementWork; spans: StatementSpan[] };

const digests = new WeakMap<readonly Statement[], Digest>();

/**
 * When a statement ran; null while it waits, and where that is not told. One that runs reaches to the reading; nothing
 * of it lies outside the life of its session.
 */
function toStretch(statement: Statement, life: { startMs: number | null; endMs: number }): Stretch | null {
  const { outcome, startedAt, completedAt } = statement;
  const startedMs = toMs(startedAt);
  const endedMs = outcome === 'running' ? life.endMs : toMs(completedAt);
  if (outcome === 'waiting' || startedMs === null || endedMs === null) return null;
  if (outcome !== 'running' && !mayFollow(startedMs, endedMs)) return null;
  const fromMs = Math.min(life.endMs, Math.max(startedMs, life.startMs ?? startedMs));
  return { fromMs, toMs: Math.max(fromMs, Math.min(endedMs, life.endMs)) };
}

function toDigest(statements: readonly Statement[], life: { startMs: number | null; endMs: number }): Digest {
  const stretches = statements.map((statement) => toStretch(statement, life));
  const { shares, busyMs } = shareWork(stretches);
  const outcomes: Record<StatementOutcome, number> = {
    waiting: 0,
    running: 0,
    finished: 0,
    failed: 0,
    cancelled: 0,
    unknown: 0,
  };
  const before = { workedMs: 0, running: 0 };
  let untimed = 0;
  const items = statements.map((statement, index): StatementItem => {
    const workedMs = shares[index] ?? null;
    const item = { ...statement, workedMs, before: { ...before } };
    outcomes[statement.outcome] += 1;
    before.workedMs += workedMs ?? 0;
    if (statement.outcome === 'running' && workedMs !== null) before.running += 1;
    else if (workedMs === null && statement.outcome !== 'waiting') untimed += 1;
    return item;
  });
  const spans = statements.flatMap(({ id, outcome }, index): StatementSpan[] => {
    const stretch = stretches[index];
    return stretch ? [[id, stretch.fromMs, stretch.toMs, outcome]] : [];
  });
  return { items, work: { busyMs, running: before.running, outcomes, untimed, ...countErrors(statements) }, spans };
}

function findDigest(
  { items, readMs }: ItemsReading<Statement>,
  session: { createdAt: string | null; endedAt: string | null },
): Digest | null {
  if (readMs === null) return null;
  const known = digests.get(items);
  if (known !== undefined) return known;
  const endedMs = toMs(session.endedAt);
  const life = { startMs: toMs(session.createdAt), endMs: Math.min(readMs, endedMs ?? readMs) };
  const digest = toDigest(items, life);
  digests.set(items, digest);
  return digest;
}

function choose({ items }: Digest, { sort, outcome, id }: StatementQuery): readonly StatementItem[] {
  const named = id === undefined ? items : items.filter((item) => item.id === id);
  const chosen = outcome === undefined ? named : named.filter((item) => item.outcome === outcome);
  if (sort === '-started') return chosen.toReversed();
  // What is not known comes last.
  if (sort === '-cost') return chosen.toSorted((left, right) => (right.workedMs ?? -1) - (left.workedMs ?? -1));
  return chosen;
}

/**
 * A page of a Glue session's statements with the time that fell to each. Fails with `not_found` where there is no such
 * session, or it is of another service; what keeps the list from being read is told in `problem`.
 */
export async function listStatements(
  context: VerbContext,
  ref: SessionRef,
  query: StatementQuery,
): Promise<StatementList> {
  const { found } = await readItems(context, 'statements', ref);
  const { row, reading } = found;
  const digest = findDigest(reading, row);
  const chosen = digest === null ? [] : choose(digest, query);
  const { offset, limit } = query;
  return {
    ...toItemsAnswer({ ...reading, items: chosen }, offset, chosen.slice(offset, offset + limit)),
    work: digest?.work ?? null,
    spans: query.spans === undefined ? null : (digest?.spans ?? []),
    showsCode: context.showCode,
  };
}
