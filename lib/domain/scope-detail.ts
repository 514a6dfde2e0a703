import type { Cost } from '../cost/cost.ts';
import type { Price } from '../cost/price.ts';
import type { MissingReason } from './missing.ts';
import type { MoneySum, Overview } from './overview.ts';
import type { Problem } from './problem.ts';
import type { Service } from './service.ts';
import type { Session } from './session.ts';
import type { StandingWorkers } from './standing-capacity.ts';

/** Services whose sessions stand in something that has a configuration of its own. */
export const SCOPED_SERVICES = ['emr-serverless', 'athena'] as const satisfies readonly Service[];

/** The most that a scope's sessions may hold at once, or one session of it; null where AWS sets none, or sends nonsense. */
export type CapacityLimit = { vcpus: number | null; memoryGb: number | null; diskGb: number | null };

/** What AWS tells of an application or a workgroup, in our words; the rest of it is in `detail`. */
export type ScopeFacts = {
  name: string | null;
  arn: string | null;
  /** AWS's own word; null where it was not told. */
  state: string | null;
  stateReason: string | null;
  /** Release label, or effective engine version. */
  version: string | null;
  architecture: 'x86_64' | 'arm64' | null;
  createdAt: string | null;
  updatedAt: string | null;
  tags: Readonly<Record<string, string>> | null;
  /** Whether sessions may be started in it; null where AWS does not say. */
  takesSessions: boolean | null;
  /** Null where the service knows no such thing. */
  autoStop: { enabled: boolean | null; idleTimeoutMinutes: number | null } | null;
  /** EMR Serverless: of all its workers together, jobs' included. Null where none is set. */
  maximumCapacity: CapacityLimit | null;
  /** EMR Serverless: workers held ready while it is started. Null where it could not be read whole. */
  preInitialised: readonly StandingWorkers[] | null;
};

/** Pre-initialised capacity: what it costs an hour while the application is started. */
export type ScopeStanding = {
  /** Whether it is held now: in state STARTED. Null where the state was not told. */
  held: boolean | null;
  workers: readonly StandingWorkers[];
  burnPerHour: Cost;
  reason: MissingReason | null;
};

/** What running sessions hold by the lines of their rates, each dimension for itself; decimals. */
export type HeldNow = {
  vcpus: string;
  memoryGb: string;
  dpus: string;
  /** Sessions whose rate is known, and live ones of which it is not. */
  sessions: number;
  unknown: number;
  /** Whether one of them may hold more than its rate counts, or nobody knows what it holds. */
  atLeast: boolean;
};

/** Sessions that AWS no longer tells of and the history kept, within the range. */
export type GoneSessions = { sessions: number; spend: MoneySum; newest: Session[] };

/** `GET /api/scopes/…`: an application or workgroup with its configuration, its sessions and their money. */
export type ScopeDetail = {
  service: Service;
  account: string;
  region: string;
  scope: { id: string; name: string };
  /** Null where AWS could not be asked and nothing was known; `problem` says why. */
  facts: ScopeFacts | null;
  /** AWS's own answer, masked. */
  detail: Record<string, unknown> | null;
  problem: Problem | null;
  /** When AWS last told of it; ISO-8601 UTC. */
  readAt: string | null;
  /** Of its sessions in the range, as the overview has it for the same filter. */
  overview: Overview;
  /** Live sessions, dearest rate first; at most 50. */
  running: Session[];
  held: HeldNow;
  standing: ScopeStanding | null;
  /** Null where there are none, or no history. */
  gone: GoneSessions | null;
  /** The prices that the rate of its standing capacity is made with. */
  prices: Price[];
};
