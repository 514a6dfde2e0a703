import { z } from 'zod';
import { type SessionRef, toKey } from '../../domain/resource-ref.ts';
import { ITEM_KINDS_OF, type ItemKind, type ItemOf, type SessionItems } from '../../domain/session-items.ts';
import { authorize } from '../auth/authorize.ts';
import type { CollectedSource, FoundItems } from '../collect/collected-source.ts';
import type { ItemsReading } from '../collect/item-list.ts';
import { isProblemError, ProblemError } from '../errors.ts';
import { findKept, GONE } from './kept-session.ts';
import { findSource } from './known-session.ts';
import { toNoSession, toNoSuchList, toNotCollected } from './not-found.ts';
import type { VerbContext } from './verb-context.ts';

const MOST_ITEMS = 1_000;
const DEFAULT_ITEMS = 100;

/** A parameter that is a whole number. */
export const wholeNumber = (from: number, to: number) => {
  const says = `a whole number from ${from} to ${to}`;
  return z
    .string()
    .regex(/^\d{1,10}$/, says)
    .transform(Number)
    .refine((value) => value >= from && value <= to, says);
};

/** Which part of a list is asked for. */
export const PAGE_MEMBERS = {
  offset: wholeNumber(0, 999_999_999).default(0),
  limit: wholeNumber(1, MOST_ITEMS).default(DEFAULT_ITEMS),
};
export const pageQuery = z.strictObject(PAGE_MEMBERS);
export type PageQuery = z.infer<typeof pageQuery>;

/** A list with the source that told it; null for one that only the history knows. */
export type ReadItems<Item> = { found: FoundItems<Item>; source: CollectedSource | null };

/**
 * A list of one session as it stands. Fails with `not_found` where there is no such session, or its service has no such
 * list; what keeps the list itself from being read is the reading's own problem.
 */
export async function readItems<Kind extends ItemKind>(
  { collector, history, principal }: VerbContext,
  kind: Kind,
  ref: SessionRef,
): Promise<ReadItems<ItemOf[Kind]>> {
  authorize(principal, 'sessions.get');
  if (!ITEM_KINDS_OF[ref.service].includes(kind)) throw toNoSuchList(ref.service, kind);
  const source = findSource(await collector.sources(), ref);
  let problem = GONE;
  try {
    const found = (await source?.lists.read(kind, ref.scope, ref.id)) ?? null;
    if (found !== null && source !== undefined) return { found, source };
  } catch (error) {
    if (!isProblemError(error)) throw error;
    problem = error.problem;
  }
  const kept = await findKept(history, toKey(ref), problem);
  if (kept !== null) {
    return { found: { row: kept.row, reading: { items: [], readMs: null, final: false, problem } }, source: null };
  }
  if (problem !== GONE) throw new ProblemError(problem);
  throw source === undefined ? toNotCollected(ref) : toNoSession(ref);
}

/** How a list stands, for an answer with one page of it. */
export function toItemsAnswer<Item>(
  { items: all, readMs, final, problem }: Omit<ItemsReading<unknown>, 'items'> & { items: readonly unknown[] },
  offset: number,
  items: Item[],
): SessionItems<Item> {
  const total = readMs === null ? null : all.length;
  return { items, offset, total, asOf: readMs === null ? null : new Date(readMs).toISOString(), final, problem };
}

/** A page of a list as AWS tells it. Fails as `readItems` does. */
export async function listItems<Kind extends ItemKind>(
  context: VerbContext,
  kind: Kind,
  ref: SessionRef,
  { offset, limit }: PageQuery,
): Promise<SessionItems<ItemOf[Kind]>> {
  const { found, source } = await readItems(context, kind, ref);
  const page = found.reading.items.slice(offset, offset + limit);
  const items = source === null || page.length === 0 ? page : await source.lists.fill(kind, ref, page);
  return toItemsAnswer(found.reading, offset, [...items]);
}
