import { type DemoAccount, openAccounts, SECOND_ACCOUNT, toRoleKey } from './accounts.ts';
import type { CallRecord } from './calls.ts';
import { openCallRecorder } from './calls.ts';
import { type Crowds, NO_CROWDS } from './estate/crowds.ts';
import { DEMO_ACCOUNT, type Estate, MAIN_REGION, openEstate } from './estate/estate.ts';
import type { RegionCounts } from './estate/region.ts';
import { type Fault, type FaultTable, openFaultTable } from './faults.ts';
import { openDemoServer } from './http.ts';
import { openTokens } from './tokens.ts';
import { findTruth, type TruthRow } from './truth.ts';

export type EndpointOptions = {
  /** The same seed gives the same estate, relative to the time of the start. */
  seed?: number;
  /** Sessions of the main region at the start (900); the second region holds a sixth as many besides. */
  sessions?: number;
  /** Exact numbers instead, all in the main region; what is left out is 0, or the catalog's own number of parents. */
  counts?: Partial<RegionCounts>;
  /** 0, the default: a free one. */
  port?: number;
  /** The region that holds most. */
  region?: string;
  account?: string;
  /** Accounts besides it, each with an estate of its own, which their roles open; the demo's second one unless given. */
  accounts?: readonly DemoAccount[];
  /** The clock of the estate; a constant one freezes it. */
  nowMs?: () => number;
  /** Whether new sessions arrive after the start; off for tests that compare listings with the truth. */
  arrivals?: boolean;
  /** One Glue session of so many statements, and two Athena sessions of so many executors or calculations. */
  crowds?: Partial<Crowds>;
  /** Added to every answer. */
  latencyMs?: number;
  /** How long a page token is good. */
  tokenLifetimeMs?: number;
  faults?: readonly Fault[];
};

export type Endpoint = {
  readonly url: string;
  readonly port: number;
  readonly estate: Estate;
  /** The calls seen so far, oldest first; live. */
  readonly calls: CallRecord[];
  readonly faults: FaultTable;
  /** What an account holds now, the first unless named, whatever faults hide. */
  truth(region?: string, account?: string): TruthRow[];
  /** Open connections. */
  connections(): Promise<number>;
  close(): Promise<void>;
};

const HOUR_MS = 3_600_000;

/** Opens the endpoint on 127.0.0.1. Rejects when the port is taken. */
export async function openEndpoint(options: EndpointOptions = {}): Promise<Endpoint> {
  const nowMs = options.nowMs ?? Date.now;
  const startMs = nowMs();
  const seed = options.seed ?? 1;
  const open = (account: string, at: number) =>
    openEstate({
      seed: seed + at,
      startMs,
      sessions: options.sessions ?? 900,
      counts: options.counts ?? null,
      mainRegion: options.region ?? MAIN_REGION,
      account,
      arrivals: options.arrivals ?? false,
      crowds: at === 0 ? { ...NO_CROWDS, ...options.crowds } : NO_CROWDS,
    });
  const estate = open(options.account ?? DEMO_ACCOUNT, 0);
  const others = options.accounts ?? [SECOND_ACCOUNT];
  const accounts = openAccounts(estate, others, (account) =>
    open(account, 1 + others.findIndex((other) => other.account === account)),
  );
  const tokens = openTokens({ nowMs, lifetimeMs: options.tokenLifetimeMs ?? HOUR_MS });
  const faults = openFaultTable(options.faults ?? []);
  const calls = openCallRecorder();
  const { server, close } = openDemoServer({ accounts, tokens, faults, calls, nowMs }, options.latencyMs ?? 0);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', () => resolve());
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    estate,
    calls: calls.records,
    faults,
    truth: (region, account) =>
      findTruth(account === undefined ? estate : accounts.estateOf(toRoleKey(account)), nowMs(), region),
    connections: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
    close,
  };
}
