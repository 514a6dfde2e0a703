import type { Problem } from '../../domain/problem.ts';
import type { ItemKind, ItemOf } from '../../domain/session-items.ts';
import type { CallPriority } from '../aws/turn-queue.ts';
import type { Ask } from './adapter.ts';

/** One list that a service has of a session. Every method that calls AWS fails with a ProblemError only. */
export type ItemList<Record, Item> = {
  /** What is asked about the session that this list answers as well. */
  ask: Ask;
  /** Why a session as it stands has no such list, without asking AWS; null where it may have one. */
  refuse(record: Record): Problem | null;
  /** The whole list; `change` is what of it belongs to the record, whatever that is by then. */
  read(record: Record, priority: CallPriority): Promise<{ items: Item[]; change: (current: Record) => Record }>;
  /** What a page of the list shows beside the listing, for services that tell it item by item. */
  fill?(record: Record, items: readonly Item[], priority: CallPriority): Promise<Item[]>;
};

export type ItemLists<Record> = { [Kind in ItemKind]?: ItemList<Record, ItemOf[Kind]> };

/** How a list stood when it was last read. */
export type ItemsReading<Item> = {
  items: readonly Item[];
  /** When AWS was asked, epoch ms; null where it never answered. */
  readMs: number | null;
  /** Read after the end of the session: never asked again. */
  final: boolean;
  /** Why the last try failed. */
  problem: Problem | null;
};
