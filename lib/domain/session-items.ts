import type { Problem } from './problem.ts';
import type { Service } from './service.ts';

/** The lists of single things that can be read of one session. */
export const ITEM_KINDS = ['statements', 'calculations', 'executors'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** What each service tells. */
export const ITEM_KINDS_OF: Readonly<Record<Service, readonly ItemKind[]>> = {
  'emr-serverless': [],
  glue: ['statements'],
  athena: ['calculations', 'executors'],
};

/** A Glue statement. Times are ISO-8601 UTC; what AWS does not tell, or tells without sense, is null. */
export type Statement = {
  /** Unique in its session. */
  id: number;
  /** AWS's own word, also one not known today. */
  state: string | null;
  startedAt: string | null;
  completedAt: string | null;
};

/** An Athena calculation; the same of its times. */
export type Calculation = {
  id: string;
  /** AWS's own word, also one not known today. */
  state: string | null;
  submittedAt: string | null;
  completedAt: string | null;
};

/** An executor of an Athena session; the same of its times. */
export type Executor = {
  id: string;
  /** `COORDINATOR`, `GATEWAY` or `WORKER`, or a word not known today. */
  type: string | null;
  /** AWS's own word, also one not known today. */
  state: string | null;
  dpus: number | null;
  startedAt: string | null;
  terminatedAt: string | null;
};

export type ItemOf = { statements: Statement; calculations: Calculation; executors: Executor };

/** A page of a list, and how the whole stands. */
export type SessionItems<Item> = {
  items: Item[];
  /** Of the first item of the page. */
  offset: number;
  /** Of the whole list; null where it was never read. */
  total: number | null;
  /** When AWS was asked; null where it never answered. */
  asOf: string | null;
  /** Read after the end of the session: it never changes again. */
  final: boolean;
  /** Why it could not be read just now; what was read before stays. */
  problem: Problem | null;
};
