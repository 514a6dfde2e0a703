import type { Cost } from '../cost/cost.ts';
import type { Price } from '../cost/price.ts';
import type { Activity } from './activity.ts';
import type { MissingReason } from './missing.ts';
import type { Phase } from './phase.ts';
import type { Problem } from './problem.ts';
import type { Service } from './service.ts';
import type { SparkUiOffer } from './spark-ui.ts';
import type { StateChange } from './state-change.ts';

/** vCPU-hours and GB-hours as EMR Serverless reports them; null where AWS sent none or nonsense. */
export type ResourceHours = {
  vcpuHours: number | null;
  memoryGbHours: number | null;
  storageGbHours: number | null;
};

export type SessionUsage = {
  /** EMR Serverless: what workers used, storage including the free 20 GB a worker. */
  total: ResourceHours | null;
  /** EMR Serverless: what AWS bills: one-minute minimum, storage above 20 GB a worker, no idle pre-initialised workers. */
  billed: ResourceHours | null;
  /** Glue: as reported. Athena: DpuExecutionInMillis / 1000. */
  dpuSeconds: number | null;
  /** Glue ExecutionTime, EMR totalExecutionDurationSeconds. */
  executionSeconds: number | null;
};

export type SessionCapacity = {
  workerType: string | null;
  workers: number | null;
  /** Glue MaxCapacity; Athena MaxConcurrentDpus (an upper bound). */
  dpus: number | null;
  architecture: 'x86_64' | 'arm64' | null;
};

export const ORIGINS = ['notebook', 'data-preview', 'dbt', 'spark-connect', 'unknown'] as const;

/** Derived by us from names and ids, never reported by AWS. */
export type Origin = (typeof ORIGINS)[number];

/** Names of row fields that may carry a reason in `missing`. Nested ones are joined by a dot. */
export type MissingField =
  | 'name'
  | 'arn'
  | 'stateReason'
  | 'owner'
  | 'roleArn'
  | 'version'
  | 'createdAt'
  | 'startedAt'
  | 'endedAt'
  | 'idleSince'
  | 'updatedAt'
  | 'durationSeconds'
  | 'idleTimeoutMinutes'
  | 'stopsAt'
  | 'tags'
  | 'capacity.workerType'
  | 'capacity.workers'
  | 'capacity.dpus'
  | 'capacity.architecture'
  | 'usage.total'
  | `usage.total.${keyof ResourceHours}`
  | 'usage.billed'
  | `usage.billed.${keyof ResourceHours}`
  | 'usage.dpuSeconds'
  | 'usage.executionSeconds'
  | 'cost'
  | 'burnPerHour'
  | 'idleCost';

/**
 * One interactive session of any service: the unified row. Times are ISO-8601 UTC strings. A null always has its
 * reason in `missing`; a value that AWS sent but that makes no sense is null with the reason `invalid`.
 */
export type Session = {
  /** The parts of `href` joined by `/`: unique over services, accounts and regions. */
  key: string;
  service: Service;
  account: string;
  region: string;
  scope: { id: string; name: string };
  id: string;
  arn: string | null;
  name: string | null;
  /** The service's own word, as sent. */
  state: string;
  phase: Phase;
  stateReason: string | null;
  /** EMR createdBy or the value of the first owner tag present; never the runtime role. */
  owner: string | null;
  ownerSource: 'created-by' | `tag:${string}` | null;
  origin: Origin;
  roleArn: string | null;
  version: string | null;
  createdAt: string | null;
  startedAt: string | null;
  endedAt: string | null;
  idleSince: string | null;
  updatedAt: string | null;
  /** createdAt to endedAt, or to the moment the row was made while the session lives; see `asOf`. */
  durationSeconds: number | null;
  idleTimeoutMinutes: number | null;
  /** When it will stop by itself if nothing happens until then. */
  stopsAt: string | null;
  capacity: SessionCapacity;
  usage: SessionUsage;
  /** What it has cost; of a running one up to `cost.asOf`. */
  cost: Cost;
  /** What it costs an hour now. */
  burnPerHour: Cost;
  /** What it has cost since it idles. */
  idleCost: Cost;
  /** The AWS command that ends it, to paste into a shell; null once it has ended. */
  stopCommand: string | null;
  /** Null while the tags are unknown; an empty object where there are none. */
  tags: Readonly<Record<string, string>> | null;
  /** True when the latest listing of its source failed or lacked this row: last known, not current. */
  stale: boolean;
  /** When AWS last told us about this row. */
  asOf: string;
  missing: Partial<Record<MissingField, MissingReason>>;
  href: string;
};

/**
 * The single route's answer: the row, and AWS's own answer under AWS's names, masked. Where AWS could not be asked the
 * row is the last known one, marked stale, `detail` is what was kept of the last answer (null when nothing was), and
 * `problem` says why.
 */
export type SessionDetail = Session & {
  detail: Record<string, unknown> | null;
  problem: Problem | null;
  /** What it works at, by its statements or calculations; null with the reason in `noActivity`. */
  activity: Activity | null;
  noActivity: MissingReason | null;
  /** The prices that its amounts are made with. */
  prices: Price[];
  /** What the history recorded of its states, oldest first; null where the history is off. */
  stateChanges: StateChange[] | null;
  /** What a click on its Spark UI would open; null where only its row is known. */
  sparkUi: SparkUiOffer | null;
  /** The AWS command that shows it, to paste into a shell; null where an id must not be pasted. */
  getCommand: string | null;
  /** The service's console in its region; null where AWS has none that is known. */
  consoleUrl: string | null;
};
