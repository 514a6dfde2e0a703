import { demoEnvironment, openDemoDatabase } from '../bin/demo-environment.ts';
import type { Session } from '../lib/domain/session.ts';
import { isSpark, planAthenaSession } from '../lib/server/demo/athena/session.ts';
import { type Endpoint, openEndpoint } from '../lib/server/demo/endpoint.ts';
import { type Crowds, NO_CROWDS } from '../lib/server/demo/estate/crowds.ts';
import { DEMO_ACCOUNT, openEstate } from '../lib/server/demo/estate/estate.ts';
import { planGlueSession } from '../lib/server/demo/glue/session.ts';
import { openServer } from './world.ts';

const REGION = 'us-east-1';
const COUNTS = { glue: 30, athena: 60, sparkWorkGroups: 1 };
const HOUR_MS = 3_600_000;
const HISTORY_MS = 90 * 24 * HOUR_MS;
/**
 * How far along its work the crowded session is: it holds most of what it will, and has some before it. An Athena session
 * of half a day is not listed by the endpoint as one that lives.
 */
const ALONG = [0.6, 0.9] as const;
const REACH_MS = 10 * 24 * HOUR_MS;
const TRIES = 14;
const SEEDS = 40;

/** The estate that starts then, and the place of its crowded session. */
function openPlanned(kind: keyof Crowds, count: number, seed: number, startMs: number) {
  const estate = openEstate({
    seed,
    startMs,
    sessions: 0,
    counts: COUNTS,
    mainRegion: REGION,
    account: DEMO_ACCOUNT,
    arrivals: false,
    crowds: { ...NO_CROWDS, [kind]: count },
  });
  const region = estate.region(REGION);
  const workGroup = region.workGroups.filter(isSpark)[0];
  const { glue } = region;
  if (workGroup === undefined || glue === null) throw new Error('the estate has neither Glue nor a Spark workgroup');
  if (kind === 'statements') {
    return { createdMs: glue.createdMs(0), plan: () => planGlueSession(estate, region, glue, 0) };
  }
  const index = kind === 'executors' ? 0 : 1;
  return {
    createdMs: workGroup.stream.createdMs(index),
    plan: () => planAthenaSession(estate, region, workGroup, index),
  };
}

/**
 * Which estate has to start when for its crowded session, which is among its oldest, to be at work now: about 90 days on.
 * Its clock goes back to now once it is open. The later the start, the later its sessions, but few begin at night: where
 * none of an estate falls into the time that is wanted, one of another does.
 */
function findStart(kind: keyof Crowds, count: number, nowMs: number): { seed: number; startMs: number } {
  const { bursts } = openPlanned(kind, count, 1, nowMs + HISTORY_MS).plan().life;
  const workMs = (bursts.at(-1) ?? 0) - (bursts[0] ?? 0);
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    let [earliest, latest] = [nowMs + HISTORY_MS - REACH_MS, nowMs + HISTORY_MS + REACH_MS];
    for (let time = 0; time < TRIES; time += 1) {
      const startMs = Math.floor((earliest + latest) / 2);
      const along = (nowMs - openPlanned(kind, count, seed, startMs).createdMs) / workMs;
      if (along > ALONG[1]) earliest = startMs;
      else if (along < ALONG[0]) latest = startMs;
      else return { seed, startMs };
    }
  }
  throw new Error(`no start of the estate leaves its session of ${kind} alive`);
}

export type Crowded = { endpoint: Endpoint; address: string; find(): Promise<Session>; close(): Promise<void> };

/** A server over an estate with one session that lives and holds about nine tenths of so many of a kind, and grows. */
export async function openCrowded(kind: keyof Crowds, count: number): Promise<Crowded> {
  const { seed, startMs } = findStart(kind, count, Date.now());
  let open = false;
  const endpoint = await openEndpoint({
    seed,
    counts: COUNTS,
    region: REGION,
    crowds: { [kind]: count },
    nowMs: () => (open ? Date.now() : startMs),
  });
  open = true;
  const env = demoEnvironment({ SPARKTALLY_CALLS_PER_SECOND: '1000' }, endpoint.url, [REGION], openDemoDatabase());
  const { address, server } = await openServer(env);
  return {
    endpoint,
    address,
    async find() {
      const text = await (await fetch(`${address}/api/sessions?range=all`)).text();
      const frames = text
        .split('\n')
        .filter(Boolean)
        .map((line): { sessions?: Session[] } => JSON.parse(line));
      const crowded = frames
        .flatMap(({ sessions = [] }) => sessions)
        .filter(({ name }) => name === `A session of ${count} ${kind}`);
      const session = crowded.at(-1);
      if (session === undefined) throw new Error(`the estate has no session of ${count} ${kind}`);
      return session;
    },
    async close() {
      server.process.kill('SIGKILL');
      await endpoint.close();
    },
  };
}
