import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { findBrowser } from '../bin/browser.ts';
import { openChild } from '../bin/child.ts';
import type { Session } from '../lib/domain/session.ts';
import { createFrameDecoder } from '../lib/stream/decode.ts';
import type { Figure } from './listing.ts';
import { fill, multiply, NEVER, openAndClose, waitUntilKept } from './many-kept.ts';
import { openEstate, openServer } from './processes.ts';
import { buildPlainPage } from './table/build-plain-page.ts';
import { toFigures } from './table/figures.ts';
import { type Round, takeRound } from './table/rounds.ts';
import { SESSIONS, type Site } from './table/sites.ts';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
/**
 * Sessions that AWS will not be asked about again, as it knows nothing of their copies; none of Glue, whose listings are
 * always whole and would miss them.
 */
const COPIED = `live = 0 AND source NOT LIKE 'glue/%' AND json_extract(asks_json, '$.session.final')
  AND json_extract(asks_json, '$.tags.final') IS NOT 0 AND json_extract(asks_json, '$.work.final') IS NOT 0`;
const COPIES_MOST = 900;

/** Our table beside a plain page of TanStack Table over the same rows, turn about in one browser. */
export async function measureTable(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sparktally-bench-'));
  const estate = await openEstate('kept');
  try {
    const kept = join(folder, 'kept.db');
    await fill(estate.url, kept);
    const known = multiply(kept, COPIES_MOST, SESSIONS, COPIED);
    if (known !== SESSIONS) throw new Error(`${known} sessions are kept`);
    await openAndClose(kept);
    const server = await openServer(estate.url, { SPARKTALLY_POLL_SECONDS: NEVER }, `file:${kept}`);
    try {
      await waitUntilKept(server.address);
      const rows = join(folder, 'rows.json');
      writeFileSync(rows, JSON.stringify(await readSessions(server.address)));
      const plain = await openPlainPage(join(folder, 'plain'), rows);
      try {
        return toFigures(await compare(`${server.address}/sessions?range=all`, plain.url));
      } finally {
        await plain.child.stop();
      }
    } finally {
      await server.child.stop();
    }
  } finally {
    await estate.child.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function readSessions(address: string): Promise<Session[]> {
  const answer = await fetch(`${address}/api/sessions?range=all`);
  const decoder = createFrameDecoder();
  const text = new TextDecoder();
  const rows = new Map<string, Session>();
  for await (const chunk of answer.body ?? []) {
    for (const frame of decoder.push(text.decode(chunk, { stream: true }))) {
      if (frame.type === 'page') for (const session of frame.sessions) rows.set(session.key, session);
      if (frame.type === 'end' && !frame.complete) throw new Error('the stream says it is not complete');
    }
  }
  if (rows.size !== SESSIONS) throw new Error(`the stream told of ${rows.size} sessions`);
  return [...rows.values()];
}

async function openPlainPage(folder: string, rows: string) {
  await buildPlainPage(folder);
  const listening = Promise.withResolvers<string>();
  const child = openChild(['bench/table/plain-server.ts', folder, rows], process.env, listening.resolve);
  return { url: await listening.promise, child };
}

async function compare(ours: string, plain: string): Promise<Record<Site['name'], Round[]>> {
  const found = await findBrowser();
  if ('sentence' in found) throw new Error(found.sentence);
  const sites: Site[] = [
    { name: 'plain', url: plain },
    { name: 'ours', url: ours },
  ];
  const rounds: Record<Site['name'], Round[]> = { ours: [], plain: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    // Neither always comes second.
    for (const site of round % 2 === 0 ? sites : sites.toReversed())
      rounds[site.name].push(await inBrowser(found.path, (browser) => takeRound(browser, site)));
  }
  return rounds;
}

/** A browser of its own each time, so that none inherits what another one left in memory. */
async function inBrowser<Result>(executablePath: string, work: (browser: Browser) => Promise<Result>): Promise<Result> {
  const args = ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  const browser = await chromium.launch({ executablePath, args });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}
