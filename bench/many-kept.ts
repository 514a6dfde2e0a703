import { DatabaseSync } from 'node:sqlite';
import type { HistoryState } from '../lib/domain/history-state.ts';
import type { Source } from '../lib/domain/source.ts';
import { openServer } from './processes.ts';

/** Seconds between two sweeps of a process that is to make one only. */
export const NEVER = '3600';

/** Over a connection of its own: a server that was busy for seconds closes one that waited, just when it is used again. */
export async function getJson<Answer>(url: string): Promise<Answer> {
  return (await fetch(url, { headers: { Connection: 'close' } })).json();
}

export async function waitUntilKept(address: string): Promise<void> {
  for (;;) {
    const { sources, history } = await getJson<{ sources: Source[]; history: HistoryState }>(`${address}/api/sources`);
    const done = sources.every(({ status, details }) => status === 'ok' && details.done >= details.of);
    if (done && sources.length > 0 && history.status === 'on' && history.waiting === 0) return;
    await new Promise((wake) => setTimeout(wake, 200));
  }
}

/** A first process that sees everything and writes it. */
export async function fill(endpoint: string, file: string): Promise<void> {
  const server = await openServer(endpoint, { SPARKTALLY_POLL_SECONDS: NEVER }, `file:${file}`);
  try {
    await waitUntilKept(server.address);
  } finally {
    await server.child.stop();
  }
}

/** A process over a history, without AWS, that ends in order. */
export async function openAndClose(file: string): Promise<void> {
  const server = await openServer('http://127.0.0.1:9', { SPARKTALLY_POLL_SECONDS: NEVER }, `file:${file}`);
  // Answered when the history is open.
  await fetch(`${server.address}/api/history`);
  await server.child.stop();
}

/** Every ended session so many times, under ids of their own; of these, whole copies until there are `most`. */
export function multiply(file: string, times: number, most = Number.POSITIVE_INFINITY, which = 'live = 0'): number {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA foreign_keys = OFF');
  const columns = 'source, asks_json, work_json, ended_ms, first_seen_ms, last_seen_ms, gone_ms, live';
  const countKept = () => Number(database.prepare('SELECT count(*) AS count FROM sessions').get()?.count);
  // What is copied is what was there, not the copies.
  const last = Number(database.prepare('SELECT max(rowid) AS last FROM sessions').get()?.last);
  database.exec('BEGIN');
  const copy = database.prepare(`
    INSERT INTO sessions (session_key, row_json, record_json, created_ms, ${columns})
    SELECT replace(session_key, id, id || ?), replace(row_json, id, id || ?), replace(record_json, id, id || ?),
      created_ms - ?, ${columns}
    FROM (SELECT *, json_extract(row_json, '$.id') AS id FROM sessions WHERE rowid <= ${last} AND ${which}
      AND first_seen_ms > 0)
    LIMIT ?`);
  let left = most - countKept();
  for (let number = 100; number < 100 + times - 1; number += 1) {
    const suffix = `x${number}`;
    const { changes } = copy.run(suffix, suffix, suffix, number * 1_000, Number.isFinite(left) ? left : -1);
    left -= Number(changes);
    if (left === 0) break;
  }
  database.exec('COMMIT');
  const count = countKept();
  database.close();
  return count;
}
