import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { toSteadyStretches } from '../lib/domain/steady-clock.ts';
import { openHistory } from '../lib/server/history/open-history.ts';
import { toSessionValues } from '../lib/server/history/rows.ts';
import { SETTINGS } from '../lib/server/history/sqlite/dialect.ts';
import { MIGRATIONS } from '../lib/server/history/sqlite/migrations.ts';
import type { HistoryStore, StoredSession } from '../lib/server/history/store.ts';
import { END_MS, listKept, SOURCES, START_MS } from './kept-sessions.ts';
import type { Figure } from './listing.ts';

const DAY_MS = 24 * 3_600_000;
const SESSIONS = 1_000_000;
/** Of one transaction, as the recorder hands them over. */
const AT_ONCE = 200;
const WRITTEN = 40_000;
const ROUNDS = 5;

/** A million ended sessions: what a chart of ninety days by owner costs, and what keeping it ready costs the writing. */
export async function measureUsage(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sparktally-bench-'));
  try {
    const upserts = await measureUpserts(folder);
    const path = join(folder, 'whole', 'sparktally.db');
    const { store } = await openHistory({ databaseUrl: `file:${path}` });
    for (const batch of inBatches(listKept(SESSIONS))) await store.putSessions(batch, []);
    const figure = await measureChart(store, path);
    await store.close();
    return [figure, upserts];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function* inBatches(sessions: Iterable<StoredSession>): Generator<StoredSession[]> {
  let batch: StoredSession[] = [];
  for (const session of sessions) {
    batch.push(session);
    if (batch.length < AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** The store, and a loop that inserts the same rows by a prepared statement with the same settings, turn about. */
export async function measureUpserts(folder: string): Promise<Figure> {
  const batches = [...inBatches(listKept(SESSIONS, WRITTEN))];
  const ratios: { ratio: number; ours: number; bare: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const bareMs = insertBare(join(folder, `bare-${round}.db`), batches);
    const { store } = await openHistory({ databaseUrl: `file:${join(folder, `ours-${round}`, 'sparktally.db')}` });
    const startMs = performance.now();
    for (const batch of batches) await store.putSessions(batch, []);
    // What was gathered for the roll-up is written when it is read: that belongs to it.
    await store.firstUsage(SOURCES);
    const oursMs = performance.now() - startMs;
    await store.close();
    ratios.push({ ratio: oursMs / bareMs, ours: WRITTEN / (oursMs / 1_000), bare: WRITTEN / (bareMs / 1_000) });
  }
  const middle = ratios.sort((one, other) => one.ratio - other.ratio)[Math.floor(ROUNDS / 2)];
  if (middle === undefined) throw new Error('nothing was measured');
  const detail = `${Math.round(middle.ours)} sessions a second of ${Math.round(middle.bare)}, rate ${(1 / middle.ratio).toFixed(3)}`;
  return { name: 'time of an upsert', measured: middle.ratio, limit: 2, detail };
}

function insertBare(path: string, batches: readonly StoredSession[][]): number {
  const database = new DatabaseSync(path);
  database.exec(SETTINGS);
  for (const { sql } of MIGRATIONS) database.exec(sql);
  const insert =
    database.prepare(`INSERT INTO sessions (session_key, source, row_json, record_json, asks_json, work_json,
    created_ms, ended_ms, first_seen_ms, last_seen_ms, gone_ms, live) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const startMs = performance.now();
  for (const batch of batches) {
    database.exec('BEGIN IMMEDIATE');
    for (const session of batch) insert.run(...toSessionValues(session));
    database.exec('COMMIT');
  }
  const tookMs = performance.now() - startMs;
  database.close();
  return tookMs;
}

/** The same answer from the rows: each amount spread over the days of its life. */
const RAW = `
  WITH RECURSIVE days (from_ms) AS (
    SELECT ${START_MS} UNION ALL SELECT from_ms + ${DAY_MS} FROM days WHERE from_ms + ${DAY_MS} < ${END_MS})
  SELECT json_extract(row_json, '$.owner') AS owner, from_ms, sum(
    CAST(json_extract(row_json, '$.cost.amount') AS REAL)
      * (min(ended_ms, from_ms + ${DAY_MS}) - max(created_ms, from_ms)) / max(1, ended_ms - created_ms)) AS amount
  FROM sessions CROSS JOIN days
  WHERE live = 0 AND ended_ms > ${START_MS} AND created_ms < ${END_MS}
    AND from_ms > created_ms - ${DAY_MS} AND from_ms < ended_ms
  GROUP BY 1, 2`;

async function measureChart(store: HistoryStore, path: string): Promise<Figure> {
  const read = (tz: string) =>
    store.readUsage({
      measure: 'cost',
      dimension: 'owner',
      bySource: false,
      sources: SOURCES,
      fromMs: START_MS,
      toMs: END_MS,
      stretches: toSteadyStretches(START_MS, END_MS, tz).map((stretch) => ({ ...stretch, unitMs: DAY_MS })),
      without: [],
    });
  const time = async (work: () => unknown) => {
    const startMs = performance.now();
    await work();
    return performance.now() - startMs;
  };
  const raw = new DatabaseSync(path, { readOnly: true });
  const rows = raw.prepare(RAW);
  const [ours, theirs, berlin] = [[] as number[], [] as number[], [] as number[]];
  for (let round = 0; round < 3; round += 1) {
    theirs.push(await time(() => rows.all()));
    ours.push(await time(() => read('UTC')));
    berlin.push(await time(() => read('Europe/Berlin')));
  }
  const expected = rows.all().reduce((sum, { amount }) => sum + Number(amount), 0);
  const actual = (await read('UTC')).reduce((sum, { units }) => sum + units / 1e9, 0);
  if (Math.abs(actual / expected - 1) > 1e-6) throw new Error(`the roll-up says ${actual}, the rows ${expected}`);
  raw.close();
  const median = (times: number[]) => times.sort((one, other) => one - other)[1] ?? Number.NaN;
  const [own, whole, zoned] = [median(ours), median(theirs), median(berlin)];
  const detail = `${Math.round(own)} ms of ${Math.round(whole)} ms over ${SESSIONS} sessions; days of Berlin ${Math.round(zoned)} ms`;
  return { name: 'usage by owner and day', measured: own / whole, limit: 0.1, detail };
}
