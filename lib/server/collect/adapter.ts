import type { SessionFacts } from '../../cost/session-facts.ts';
import type { Activity, WorkSummary } from '../../domain/activity.ts';
import type { MissingReason } from '../../domain/missing.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Service } from '../../domain/service.ts';
import type { Session } from '../../domain/session.ts';
import type { ApplicationSetup, SessionSetup } from '../../domain/session-setup.ts';
import type { StandingCapacity } from '../../domain/standing-capacity.ts';
import type { CallPriority } from '../aws/turn-queue.ts';
import type { ItemLists } from './item-list.ts';
import type { ScopeReading } from './scope-finder.ts';
import type { Sweep } from './sweep.ts';

/**
 * What is asked about a single session beyond its listing: the service's GetSession, its tags, the statements or
 * calculations it works at, the executors it holds.
 */
export type Ask = 'session' | 'tags' | 'work' | 'executors';

/** Where an ask stands, as a row has to tell it: the reasons are those of an absent value. */
export type AskStatus = 'loaded' | Extract<MissingReason, 'loading' | 'denied' | 'unavailable' | 'not-supported'>;

/** An answer under AWS's own names. */
export type Raw = { [name: string]: unknown };

export type Moment = { nowMs: number; asOfMs: number; stale: boolean };

/** Why AWS is not asked about an address that no session can have. */
export const NO_SUCH_ADDRESS: Problem = { kind: 'not_found', message: 'No session can have this address.' };

/**
 * One service as the collector sees it. `Record` is what is kept of a session under the service's own names; the
 * collector itself never looks inside. Every method that calls AWS fails with a ProblemError only.
 */
export type Adapter<Record> = {
  service: Service;
  /** What to ask about each session, in order of worth. */
  asks: readonly Ask[];
  /** Finds the scopes to list, so that the first listing need not begin with it; for services that have scopes. */
  discover?(): Promise<void>;
  /** Lists the whole source part by part, handing over rows as pages arrive. */
  list(sweep: Sweep<Record>): Promise<void>;
  /** Whether an ask is worth making of a session as it stands, by itself. */
  wants(record: Record, ask: Ask): boolean;
  /** What is asked besides when somebody looks at the session's page. */
  viewed(record: Record): readonly Ask[];
  /** The lists of single things that a session's page can show: its statements, its executors. */
  lists: ItemLists<Record>;
  keyOf(record: Record): string;
  scopeOf(record: Record): string;
  createdMs(record: Record): number;
  /** Equal for two listings that say the same: such a row is neither mapped nor sent again. */
  fingerprint(record: Record): string;
  /** Takes AWS's own answer, unmasked, out of a record, which holds it no longer; null where it holds none. */
  takeAnswer(record: Record): Raw | null;
  /** The record as the history keeps it: plain JSON, free texts masked. */
  toKept(record: Record): unknown;
  /** A record that the history kept; null where it was written in another form than this version's. */
  parseKept(value: unknown): Record | null;
  /** The newly listed record with what earlier asks brought. */
  carry(listed: Record, previous: Record): Record;
  /** What amounts need beside the row. */
  factsOf(record: Record): SessionFacts;
  toSession(record: Record, asks: (ask: Ask) => AskStatus, moment: Moment): Session;
  /** What its statements or calculations come to; null where they were not read, or there can be none. */
  workOf(record: Record): { kind: Activity['kind']; work: WorkSummary } | null;
  /** What it was set up with beside its row, for services that tell of such; null where that was not told. */
  setupOf?(record: Record): SessionSetup | null;
  /** How what runs the sessions is set up, for services where that decides what they leave behind. */
  applications?(): ApplicationSetup[];
  /** Capacity that is held ready beside all sessions, for services that have such. */
  standing?(): StandingCapacity[];
  /** Asks AWS about an application or a workgroup; `not_found` when it knows none of that name. For services with scopes. */
  readScope?(scope: string): Promise<ScopeReading>;
  /** Asks AWS; the answer is applied to whatever the record is by then. */
  load(record: Record, ask: Ask, priority?: CallPriority): Promise<(current: Record) => Record>;
  /** When to ask again, epoch ms; null when the answer is final. Called after a successful load. */
  nextAskMs(record: Record, ask: Ask, nowMs: number): number | null;
  /**
   * One session by its place, asked of AWS now: `raw` is AWS's own answer, unmasked, `answered` the asks that it
   * answers as well. Fails with `not_found` when AWS knows none there, and without a
   * call where by its model none can be there: it would refuse such an id, or take it for another call's path.
   */
  get(scope: string, id: string): Promise<{ record: Record; raw: Raw; answered: readonly Ask[] }>;
};
