import type { Problem } from './problem.ts';
import type { Service } from './service.ts';

export type SourceStatus = 'loading' | 'ok' | 'stale' | 'error' | 'disabled';

/** One (service, account, region): the unit that loads, fails and is retried. */
export type Source = {
  /** `service/account/region`. Stable for the life of the process. */
  id: string;
  service: Service;
  account: string;
  region: string;
  /** Whether its answers come from the embedded demo endpoint. */
  demo: boolean;
  status: SourceStatus;
  rows: number;
  parts: { done: number; of: number; failed: number };
  /** Per-session details (GetSession, tags): how many of the rows that need one have it. */
  details: { done: number; of: number; failed: number };
  /** When the last complete listing ended; null before the first. */
  fetchedAt: string | null;
  /** When everything was last listed anew and not only what can have changed; null before that. */
  lastFullAt: string | null;
  /** AWS calls made since the start, retries included, and how many of them were throttled. */
  calls: number;
  throttles: number;
  /** Calls a second over the last minute. */
  callsPerSecond: number;
  problem: Problem | null;
  /** Failures of single parts while others arrived. */
  partProblems: Problem[];
  nextSweepAt: string | null;
};

/** The id of a source; none of its parts holds a slash. */
export function sourceId(service: Service, account: string, region: string): string {
  return `${service}/${account}/${region}`;
}
