import type { Crowds } from './crowds.ts';
import { openEmptyRegion, openRegion, type RegionCounts, type RegionEstate } from './region.ts';
import { shareOut } from './share-out.ts';

export const DEMO_ACCOUNT = '210987654321';
export const MAIN_REGION = 'us-east-1';
const SECOND_REGION = 'eu-west-1';
// EMR Serverless and Glue take turns, and starting takes at least a minute then: there is always one that starts.
const ARRIVAL_EVERY_MS = 120_000;
const STREAMS_PER_REGION = 200;

/** The whole account. Sessions are made when they are asked for; only the stops that somebody asked for are kept. */
export type Estate = {
  readonly account: string;
  readonly seed: number;
  readonly startMs: number;
  /** Sessions that hold very much, in the main region. */
  readonly crowds: Crowds;
  /** The regions that hold sessions, the main one first. */
  readonly regions: readonly RegionEstate[];
  region(name: string): RegionEstate;
  /** When a session was told to stop, by ARN. */
  readonly stops: Map<string, number>;
};

export type EstateOptions = {
  seed: number;
  startMs: number;
  /** Sessions of the main region at the start; the second region holds a sixth as many besides. */
  sessions: number;
  /** Exact numbers, all in the main region; they replace `sessions`, and there is no second region then. */
  counts: Partial<RegionCounts> | null;
  mainRegion: string;
  account: string;
  /** Whether new sessions arrive after the start. */
  arrivals: boolean;
  crowds: Crowds;
};

function countsOf(sessions: number): RegionCounts {
  const [emrServerless = 0, glue = 0, athena = 0] = shareOut(sessions, [32, 40, 28]);
  return { emrServerless, glue, athena, applications: null, sparkWorkGroups: null };
}

export function openEstate(options: EstateOptions): Estate {
  const { seed, startMs, account, mainRegion, arrivals } = options;
  const everyMs = Math.min(ARRIVAL_EVERY_MS, (90 * 86_400_000 * 3) / Math.max(1, options.sessions));
  const main = openRegion({
    region: mainRegion,
    account,
    seed,
    startMs,
    firstStream: STREAMS_PER_REGION,
    counts: options.counts
      ? { emrServerless: 0, glue: 0, athena: 0, applications: null, sparkWorkGroups: null, ...options.counts }
      : countsOf(options.sessions),
    arrivalEveryMs: arrivals ? everyMs : null,
  });
  const regions = [main];
  if (options.counts === null) {
    regions.push(
      openRegion({
        region: mainRegion === SECOND_REGION ? MAIN_REGION : SECOND_REGION,
        account,
        seed,
        startMs,
        firstStream: STREAMS_PER_REGION * 2,
        counts: countsOf(Math.ceil(options.sessions / 6)),
        arrivalEveryMs: arrivals ? everyMs * 4 : null,
      }),
    );
  }
  return {
    account,
    seed,
    startMs,
    crowds: options.crowds,
    regions,
    region(name) {
      return regions.find((estate) => estate.region === name) ?? openEmptyRegion(name, account, seed, startMs);
    },
    stops: new Map(),
  };
}
