import type { Activity } from '../../domain/activity.ts';
import type { MissingReason } from '../../domain/missing.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Service } from '../../domain/service.ts';
import type { Session } from '../../domain/session.ts';
import type { ItemKind, ItemOf } from '../../domain/session-items.ts';
import type { Source, SourceStatus } from '../../domain/source.ts';
import type { StandingCapacity } from '../../domain/standing-capacity.ts';
import type { Raw } from './adapter.ts';
import type { ItemsReading } from './item-list.ts';
import type { ScopeFinder } from './scope-finder.ts';
import type { SourceSetups } from './source-setups.ts';

export type FoundSession = {
  row: Session;
  /** AWS's own answer, unmasked; null when nothing was kept of any. */
  raw: Raw | null;
  /** Why AWS could not be asked just now. */
  problem: Problem | null;
  /** What it works at; null with the reason where that was not told. */
  activity: Activity | null;
  noActivity: MissingReason | null;
};

/** A list of a session, with its row of that moment. */
export type FoundItems<Item> = { row: Session; reading: ItemsReading<Item> };

export type SessionLists = {
  /**
   * A list of one session as it was read within the last seconds, else as AWS tells it now. Null when neither AWS nor we
   * know the session, or the service has no such list; fails with why when AWS cannot be asked about it at all.
   */
  read<Kind extends ItemKind>(kind: Kind, scope: string, id: string): Promise<FoundItems<ItemOf[Kind]> | null>;
  /** These items with what is told item by item only. */
  fill<Kind extends ItemKind>(
    kind: Kind,
    place: { scope: string; id: string },
    items: readonly ItemOf[Kind][],
  ): Promise<readonly ItemOf[Kind][]>;
};

/** A source as the verbs see it, whatever its service. */
export type CollectedSource = {
  readonly id: string;
  readonly service: Service;
  readonly account: string;
  readonly region: string;
  readonly status: SourceStatus;
  readonly sweeping: boolean;
  /** Rows that are known. */
  readonly size: number;
  readonly fetchedAtMs: number | null;
  readonly setups: SourceSetups;
  /** Its applications or workgroups; null where the service has none. */
  readonly scopes: ScopeFinder | null;
  /** Resolves when what the history kept of it is shown, which takes no call. Never rejects. */
  restore(): Promise<void>;
  /** Where nothing was kept: makes the first sweep shorter, asks AWS for the scopes alone. Never rejects. */
  prepare(): Promise<void>;
  /** Starts a sweep when one is due; viewers that come meanwhile share the running one. Resolves when it ends, never rejects. */
  sweepIfDue(): Promise<void>;
  /** Lets details go on; cheap when none is due. */
  loadDetails(): void;
  describe(): Source;
  /** Capacity that is held ready beside all sessions, and billed. */
  standing(): StandingCapacity[];
  /** Other prices are in force: amounts are worked out anew. */
  reprice(): void;
  keysNewestFirst(): string[];
  sessions(): Iterable<Session>;
  session(key: string): Session | undefined;
  /** Asks AWS about one session; null when AWS knows none there and neither do we. */
  find(scope: string, id: string): Promise<FoundSession | null>;
  /** The lists of single sessions, for their pages. */
  readonly lists: SessionLists;
};

/** The order in which sweeps begin: what takes the most calls one after the other ends last, unless it begins first. */
export function largestFirst(sources: readonly CollectedSource[]): CollectedSource[] {
  return sources.toSorted((a, b) => b.size - a.size);
}
