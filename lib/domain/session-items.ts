import type { MissingReason } from './missing.ts';
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

export const STATEMENT_OUTCOMES = ['waiting', 'running', 'finished', 'failed', 'cancelled', 'unknown'] as const;
/** What became of a statement; `unknown` for a state not known today. */
export type StatementOutcome = (typeof STATEMENT_OUTCOMES)[number];

/** A Glue statement. Times are ISO-8601 UTC; what AWS does not tell, or tells without sense, is null. */
export type Statement = {
  /** Unique in its session. */
  id: number;
  /** AWS's own word, also one not known today. */
  state: string | null;
  outcome: StatementOutcome;
  startedAt: string | null;
  completedAt: string | null;
  /** From 0 to 1. */
  progress: number | null;
  /** Masked. */
  errorName: string | null;
  errorText: string | null;
  /** Masked; null where the operator does not have code shown. */
  code: string | null;
  output: string | null;
};

/** A statement with the time of its session that fell to it. */
export type StatementItem = Statement & {
  /** Milliseconds up to the reading, an equal part where several ran at once; null where its times are not told. */
  workedMs: number | null;
  /** Milliseconds that fell to those before it, and how many of them run: amounts are cut so that they add up. */
  before: { workedMs: number; running: number };
};

/** An error that statements of a session failed with. */
export type StatementError = {
  errorName: string | null;
  errorText: string | null;
  /** How many failed with just this one. */
  count: number;
  /** The last of them. */
  lastId: number;
};

/** What all statements of a session come to, as they were read. */
export type StatementWork = {
  /** Milliseconds in which any of them ran. */
  busyMs: number;
  /** How many of them run and have told since when. */
  running: number;
  outcomes: Record<StatementOutcome, number>;
  /** Over, and nobody knows how long they took. */
  untimed: number;
  /** The errors that came most often, a few of them; of those alike often the newest first. */
  errors: StatementError[];
  /** How many statements failed with another one. */
  otherErrors: number;
};

/** A statement on a chart: id, beginning and end in epoch milliseconds, and what became of it. */
export type StatementSpan = readonly [id: number, fromMs: number, toMs: number, outcome: StatementOutcome];

export type StatementList = SessionItems<StatementItem> & {
  /** Null where they were never read. */
  work: StatementWork | null;
  /** All of them, where they are asked for. */
  spans: StatementSpan[] | null;
  /** Whether the operator has code and output shown. */
  showsCode: boolean;
};

/** An Athena calculation; the same of its times. */
export type Calculation = {
  id: string;
  /** What it was described by, masked and cut. */
  description: string | null;
  /** AWS's own word, also one not known today. */
  state: string | null;
  outcome: StatementOutcome;
  submittedAt: string | null;
  completedAt: string | null;
  /** Why it failed or was cancelled, masked and cut. */
  stateReason: string | null;
  /** A text of AWS's, such as `42%`; told one by one only. */
  progress: string | null;
  /** DPU execution time in milliseconds, told one by one only; null with the reason in `noDpu`. */
  dpuMillis: number | null;
  noDpu: MissingReason | null;
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
