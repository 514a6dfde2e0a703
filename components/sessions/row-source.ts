import type { ListClient } from '@/lib/client/list/list-client.ts';
import type { RowsAnswer } from '@/lib/client/list/messages.ts';
import type { Session } from '@/lib/domain/session.ts';

type Answer<T> = T | Promise<T>;

/**
 * The rows of the list by place and by key, wherever they are kept. Every answer may be a promise: the rows may live in
 * a worker, and the page may hold but a window of them.
 */
export type RowSource = {
  /** Rows shown: filtered and sorted. */
  count: number;
  /** Null beyond the ends. */
  keyAt: (index: number) => Answer<string | null>;
  /** Place among the rows shown, -1 for none. */
  indexOf: (key: string) => Answer<number>;
  /** Keys of the rows shown from one place to another, both included, in either direction. */
  keysBetween: (from: number, to: number) => Answer<readonly string[]>;
  /** How many of the keys are of rows shown. */
  countShown: (keys: ReadonlySet<string>) => Answer<number>;
  /** The sessions of the keys, those shown first and in their order, then others that are known; no more for a key. */
  find: (keys: ReadonlySet<string>) => Answer<readonly Session[]>;
  /** Known sessions, shown or not, whose name or id contains a text in any case; at most `most`. */
  search: (text: string, most: number) => Answer<readonly Session[]>;
};

/** Over the list of a page, whose rows are kept by a worker; another one after every answer of it. */
export function toRowSource(client: Pick<ListClient, 'ask'>, answer: Pick<RowsAnswer, 'count'> | null): RowSource {
  // A list that nobody watches yet, or any longer, answers with nothing at all.
  const orElse = async <T>(asked: Promise<T | null>, nothing: T): Promise<T> => (await asked) ?? nothing;
  const listKeys = (from: number, to: number) => orElse(client.ask<'keys'>({ kind: 'keys', from, to }), []);
  return {
    count: answer?.count ?? 0,
    keyAt: async (index) => (index < 0 ? null : ((await listKeys(index, index + 1))[0] ?? null)),
    indexOf: (key) => orElse(client.ask<'place'>({ kind: 'place', key }), -1),
    keysBetween: (from, to) => listKeys(Math.max(0, Math.min(from, to)), Math.max(from, to) + 1),
    countShown: (keys) => orElse(client.ask<'shown'>({ kind: 'shown', keys: [...keys] }), 0),
    find: (keys) => orElse(client.ask<'rows'>({ kind: 'rows', keys: [...keys] }), []),
    search: (text, most) => orElse(client.ask<'find'>({ kind: 'find', text, most }), []),
  };
}
