import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { CallRecord } from '../lib/server/demo/calls.ts';
import type { Figure } from './listing.ts';
import { fill, getJson, multiply, NEVER, openAndClose, waitUntilKept } from './many-kept.ts';
import { median, openEstate, openServer } from './processes.ts';
import { measureServing } from './serving.ts';

const ROUNDS = 3;
const COPIES = 100;
const WATCH_MS = 15_000;
const READINGS = 300;

/** What a restart costs with a history, and whether a sweep that writes keeps readers waiting. */
export async function measureRestart(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sparktally-bench-'));
  const estate = await openEstate('kept');
  try {
    const few = join(folder, 'few.db');
    await fill(estate.url, few);
    const many = join(folder, 'many.db');
    copyFileSync(few, many);
    const kept = multiply(many, COPIES);
    // The first opening finishes what a process would have done with each of them.
    await openAndClose(many);
    const rounds: { few: FirstRows; many: FirstRows }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push({
        few: await readFirstRows(estate.url, few, join(folder, `few-${round}.db`)),
        many: await readFirstRows(estate.url, many, join(folder, `many-${round}.db`)),
      });
    }
    const details = await countDetails(estate.url, few, join(folder, 'watched.db'));
    const [fewMs, manyMs] = [median(rounds.map((one) => one.few.ms)), median(rounds.map((one) => one.many.ms))];
    const calls = Math.max(...rounds.flatMap((one) => [one.few.calls, one.many.calls]));
    const serving = await measureServing(estate.url, many);
    const calmMs = await readSettled(estate.url, few, join(folder, 'calm.db'), NEVER);
    const sweptMs = await readSettled(estate.url, few, join(folder, 'swept.db'), '5');
    return [
      {
        name: 'first rows after a restart, 100 times as many kept',
        measured: manyMs / fewMs,
        limit: 2,
        detail: `${Math.round(manyMs)} ms with ${kept} sessions, ${Math.round(fewMs)} ms with ${Math.round(kept / COPIES)}`,
      },
      { name: 'AWS calls before the first rows', measured: calls, limit: 0, detail: `in ${2 * ROUNDS} restarts` },
      {
        name: 'calls for details of final sessions',
        measured: details.calls,
        limit: 0,
        detail: `${details.sessions} final sessions, ${WATCH_MS / 1000} s after a restart`,
      },
      {
        name: 'p95 of a reader while sweeps write, to without',
        measured: sweptMs / calmMs,
        limit: 1.5,
        detail: `${sweptMs.toFixed(1)} ms, without ${calmMs.toFixed(1)} ms, ${READINGS} readings of the overview`,
      },
      ...serving,
    ];
  } finally {
    await estate.child.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

type FirstRows = { ms: number; calls: number };

/** How long a viewer who comes at once waits for the first rows, and what AWS was asked until then. */
async function readFirstRows(endpoint: string, from: string, file: string): Promise<FirstRows> {
  copyFileSync(from, file);
  // Opened and closed in order, as a process leaves it: only then is it not read through.
  await openAndClose(file);
  const beforeMs = Date.now();
  const server = await openServer(endpoint, { SPARKTALLY_POLL_SECONDS: NEVER }, `file:${file}`);
  try {
    const startMs = performance.now();
    const left = new AbortController();
    const answer = await fetch(`${server.address}/api/sessions?range=all`, { signal: left.signal });
    let text = '';
    for await (const chunk of answer.body ?? []) {
      text += Buffer.from(chunk).toString('utf8');
      if (text.includes('"type":"page"')) break;
    }
    const ms = performance.now() - startMs;
    const atMs = Date.now();
    left.abort();
    const { calls } = await getJson<{ calls: CallRecord[] }>(`${endpoint}/_demo/calls`);
    return { ms, calls: calls.filter(({ at }) => at >= beforeMs && at <= atMs).length };
  } finally {
    await server.child.stop();
  }
}

/** Calls about single sessions that had ended and were final before the restart. */
async function countDetails(
  endpoint: string,
  from: string,
  file: string,
): Promise<{ calls: number; sessions: number }> {
  copyFileSync(from, file);
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare("SELECT json_extract(row_json, '$.id') AS id, asks_json FROM sessions WHERE live = 0");
  const final = rows.all().filter(({ asks_json: asks }) => isFinal(String(asks)));
  database.close();
  const ids = final.map(({ id }) => String(id));
  const beforeMs = Date.now();
  const server = await openServer(endpoint, { SPARKTALLY_POLL_SECONDS: '5' }, `file:${file}`);
  await new Promise((wake) => setTimeout(wake, WATCH_MS));
  await server.child.stop();
  const { calls } = await getJson<{ calls: CallRecord[] }>(`${endpoint}/_demo/calls`);
  const singles = calls
    .filter(
      ({ at, operation }) => at >= beforeMs && !/:(ListSessions|ListApplications|ListWorkGroups)$/.test(operation),
    )
    .map(({ input }) => JSON.stringify(input));
  return { calls: singles.filter((input) => ids.some((id) => input.includes(id))).length, sessions: ids.length };
}

function isFinal(asks: string): boolean {
  const states: Record<string, { final: boolean }> = JSON.parse(asks);
  return ['session', 'tags'].every((ask) => states[ask]?.final ?? true);
}

/** How fast a process answers that sweeps every so many seconds. */
async function readSettled(endpoint: string, from: string, file: string, seconds: string): Promise<number> {
  copyFileSync(from, file);
  const server = await openServer(endpoint, { SPARKTALLY_POLL_SECONDS: seconds }, `file:${file}`);
  try {
    await waitUntilKept(server.address);
    return await readOverview(server.address);
  } finally {
    await server.child.stop();
  }
}

/** The 95th percentile of the overview's answers, in milliseconds. */
async function readOverview(address: string): Promise<number> {
  const times: number[] = [];
  for (let reading = 0; reading < READINGS; reading += 1) {
    const startMs = performance.now();
    await (await fetch(`${address}/api/overview?range=30d`)).text();
    times.push(performance.now() - startMs);
    await new Promise((wake) => setTimeout(wake, 40));
  }
  return times.sort((a, b) => a - b)[Math.floor(READINGS * 0.95)] ?? Number.NaN;
}
