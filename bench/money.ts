import { EMRServerlessClient, GetSessionCommand } from '@aws-sdk/client-emr-serverless';
import type { Session } from '../lib/domain/session.ts';
import { BURST_CALLS } from '../lib/server/aws/call-rate.ts';
import { createLimiter } from '../lib/server/aws/limiter.ts';
import { createFrameDecoder } from '../lib/stream/decode.ts';
import type { Figure } from './listing.ts';
import { openEstate, openServer, REGION } from './processes.ts';

/** So low that the limiter binds, and not the eight calls in flight. */
const CALLS_PER_SECOND = 100;
/** The rate's own ceiling, as the design has it: it rises slowly while nothing throttles. */
const RISE_PER_SECOND = 0.02;
const MOST_RISE = 2;
const FIRST_ROWS = 100;
const AT_ONCE = 8;
/** After every amount is there: long enough to see a call too many. */
const QUIET_MS = 20_000;
const PUBLISHED_MS = 10 * 60_000;
const CREDENTIALS = { accessKeyId: 'AKIDEMOSPARKTALLY000', secretAccessKey: 'demo' };

type Call = { operation: string; input: { sessionId?: string } };

/** 5,000 ended EMR Serverless sessions: what their amounts cost in calls, and how soon the first ones are there. */
export async function measureMoney(): Promise<Figure[]> {
  return [...(await measureCalls()), await measureFirstAmounts()];
}

async function measureCalls(): Promise<Figure[]> {
  const estate = await openEstate('ended');
  const server = await openServer(estate.url, { SPARKTALLY_CALLS_PER_SECOND: String(CALLS_PER_SECOND) });
  try {
    const startMs = Date.now();
    const watched = await watch(server.address, (rows) => [...rows.values()].every(hasAmount), QUIET_MS);
    const ended = new Set([...watched.rows.values()].filter((row) => hadEnded(row, startMs)).map(({ id }) => id));
    const asked = (await listCalls(estate.url)).filter(
      ({ operation, input }) => operation === 'emr-serverless:GetSession' && ended.has(input.sessionId ?? ''),
    );
    const detail = `${asked.length} calls, ${ended.size} ended sessions, ${QUIET_MS / 1000} s after the last amount`;
    const figure = { name: 'calls for details a session', measured: asked.length / ended.size, limit: 1, detail };
    return [figure, await measureBusiest(estate.url, [...watched.rows.values()])];
  } finally {
    await server.child.stop();
    await estate.child.stop();
  }
}

/** The same asks through a limiter in this process, where it can be seen when each call is let go. */
async function measureBusiest(endpoint: string, sessions: readonly Session[]): Promise<Figure> {
  const limiter = createLimiter({ callsPerSecond: CALLS_PER_SECOND }).forSource('bench');
  const { signal } = new AbortController();
  const sentMs: number[] = [];
  const client = new EMRServerlessClient({ endpoint, region: REGION, credentials: CREDENTIALS });
  await runAtOnce(sessions, ({ scope, id }) =>
    limiter.run('emr-serverless:GetSession', signal, () => {
      sentMs.push(performance.now());
      return client.send(new GetSessionCommand({ applicationId: scope.id, sessionId: id }));
    }),
  );
  client.destroy();
  const detail = `the busiest second against ${BURST_CALLS} + its rate from ${CALLS_PER_SECOND}, ${sentMs.length} calls`;
  return { name: 'calls in any second', measured: findBusiest(sentMs), limit: 1, detail };
}

/** From the end of the listing until the newest hundred rows have their amount, to their calls alone by the SDK. */
async function measureFirstAmounts(): Promise<Figure> {
  const estate = await openEstate('ended');
  const server = await openServer(estate.url);
  try {
    const watched = await watch(server.address, (rows) => findNewest(rows).every(hasAmount), 0);
    const ours = watched.doneMs - watched.listedMs;
    const theirs = await askAlone(estate.url, findNewest(watched.rows));
    const detail = `${Math.round(ours)} ms after the listing, of ${Math.round(theirs)} ms; listed after ${Math.round(watched.listedMs)} ms`;
    return { name: 'first hundred amounts', measured: ours / theirs, limit: 1.3, detail };
  } finally {
    await server.child.stop();
    await estate.child.stop();
  }
}

type Rows = ReadonlyMap<string, Session>;

/** Ended so long before that AWS had published its figures when it was first asked. */
function hadEnded({ endedAt, phase }: Session, startMs: number): boolean {
  if (phase !== 'ended' && phase !== 'failed') return false;
  return endedAt !== null && Date.parse(endedAt) < startMs - PUBLISHED_MS;
}

/** One that never started has none, and that is known. */
function hasAmount({ cost, missing }: Session): boolean {
  return cost.amount !== null || missing.cost !== 'loading';
}

function findNewest(rows: Rows): Session[] {
  const byCreation = [...rows.values()].sort((a, b) => ((a.createdAt ?? '') < (b.createdAt ?? '') ? 1 : -1));
  return byCreation.slice(0, FIRST_ROWS);
}

/** Follows the live stream until the listing is complete and `done` holds, and for a while longer. */
async function watch(address: string, done: (rows: Rows) => boolean, longerMs: number) {
  const startMs = performance.now();
  const left = new AbortController();
  const answer = await fetch(`${address}/api/sessions?range=all&live=1`, { signal: left.signal });
  if (!answer.body) throw new Error(`the stream answered ${answer.status}`);
  const decoder = createFrameDecoder();
  const text = new TextDecoder();
  const rows = new Map<string, Session>();
  let listedMs = Number.NaN;
  let doneMs = Number.NaN;
  for await (const chunk of answer.body) {
    for (const frame of decoder.push(text.decode(chunk, { stream: true }))) {
      if (frame.type === 'page') for (const session of frame.sessions) rows.set(session.key, session);
      if (frame.type === 'end' && Number.isNaN(listedMs)) listedMs = performance.now() - startMs;
    }
    if (Number.isNaN(listedMs)) continue;
    if (Number.isNaN(doneMs) && done(rows)) doneMs = performance.now() - startMs;
    if (performance.now() - startMs >= doneMs + longerMs) break;
  }
  left.abort();
  return { rows, listedMs, doneMs };
}

async function askAlone(endpoint: string, sessions: readonly Session[]): Promise<number> {
  const client = new EMRServerlessClient({ endpoint, region: REGION, credentials: CREDENTIALS });
  const startMs = performance.now();
  await runAtOnce(sessions, ({ scope, id }) =>
    client.send(new GetSessionCommand({ applicationId: scope.id, sessionId: id })),
  );
  client.destroy();
  return performance.now() - startMs;
}

async function runAtOnce(sessions: readonly Session[], ask: (session: Session) => Promise<unknown>): Promise<void> {
  let next = 0;
  const work = async () => {
    for (let session = sessions[next++]; session; session = sessions[next++]) await ask(session);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function listCalls(endpoint: string): Promise<Call[]> {
  const answer = await fetch(`${endpoint}/_demo/calls`);
  const { calls } = (await answer.json()) as { calls: Call[] };
  return calls;
}

/** The most calls of any second, as a part of what the limiter allows in that second. Times are milliseconds. */
function findBusiest(sentMs: readonly number[]): number {
  const [firstMs = 0] = sentMs;
  let busiest = 0;
  let from = 0;
  for (const [index, at] of sentMs.entries()) {
    while ((sentMs[from] ?? at) <= at - 1_000) from += 1;
    const rise = Math.min(MOST_RISE, 1 + (RISE_PER_SECOND * (at - firstMs)) / 1_000);
    busiest = Math.max(busiest, (index - from + 1) / (BURST_CALLS + CALLS_PER_SECOND * rise));
  }
  return busiest;
}
