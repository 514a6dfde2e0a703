import { demoEnvironment, openDemoDatabase } from '../bin/demo-environment.ts';
import type { Session } from '../lib/domain/session.ts';
import { isSpark, planAthenaSession } from '../lib/server/demo/athena/session.ts';
import { type Endpoint, openEndpoint } from '../lib/server/demo/endpoint.ts';
import { type Crowds, NO_CROWDS } from '../lib/server/demo/estate/crowds.ts';
import { DEMO_ACCOUNT, openEstate } from '../lib/server/demo/estate/estate.ts';
import type { Life } from '../lib/server/demo/estate/life.ts';
import { planGlueSession } from '../lib/server/demo/glue/session.ts';
import { openServer } from './world.ts';

const REGION = 'us-east-1';
const SEED = 3;
const COUNTS = { glue: 30, athena: 60, sparkWorkGroups: 1 };
const HOUR_MS = 3_600_000;
const HISTORY_MS = 90 * 24 * HOUR_MS;
/** How far along its work the crowded session is: it holds most of what it will, and has much before it. */
const ALONG = [0.86, 0.94] as const;

/** The life of the crowded session of an estate that would start then. */
function planCrowded(kind: keyof Crowds, count: number, startMs: number): Life | null {
  const estate = openEstate({
    seed: SEED,
    startMs,
    sessions: 0,
    counts: COUNTS,
    mainRegion: REGION,
    account: DEMO_ACCOUNT,
    arrivals: false,
    crowds: { ...NO_CROWDS, [kind]: count },
  });
  const region = estate.region(REGION);
  if (kind === 'statements') return region.glue && planGlueSession(estate, region, region.glue, 0).life;
  const workGroup = region.workGroups.filter(isSpark)[0];
  return workGroup ? planAthenaSession(estate, region, workGroup, kind === 'executors' ? 0 : 1).life : null;
}

/**
 * When an estate has to start for its crowded session, which is among its oldest, to be at work now: about 90 days on.
 * Its clock goes back to now once it is open.
 */
function findStart(kind: keyof Crowds, count: number, nowMs: number): number {
  for (let hours = -240; hours <= 240; hours += 0.25) {
    const startMs = nowMs + HISTORY_MS + hours * HOUR_MS;
    const life = planCrowded(kind, count, startMs);
    const [first, last] = [life?.bursts[0], life?.bursts.at(-1)];
    if (first === undefined || last === undefined) break;
    const along = (nowMs - first) / (last - first);
    if (along >= ALONG[0] && along <= ALONG[1]) return startMs;
  }
  throw new Error(`no start of the estate leaves its session of ${kind} alive`);
}

export type Crowded = { endpoint: Endpoint; address: string; find(): Promise<Session>; close(): Promise<void> };

/** A server over an estate with one session that lives and holds about nine tenths of so many of a kind, and grows. */
export async function openCrowded(kind: keyof Crowds, count: number): Promise<Crowded> {
  const startMs = findStart(kind, count, Date.now());
  let open = false;
  const endpoint = await openEndpoint({
    seed: SEED,
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
