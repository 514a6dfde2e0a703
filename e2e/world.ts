import { test as base, expect, type Page } from '@playwright/test';
import { openAppServer, toAddress, waitUntilReady } from '../bin/app-server.ts';
import type { Child, Environment } from '../bin/child.ts';
import { demoEnvironment, openDemoDatabase } from '../bin/demo-environment.ts';
import { findFreePort } from '../bin/port.ts';
import type { Session } from '../lib/domain/session.ts';
import { parseConfig } from '../lib/server/config.ts';
import { type Endpoint, openEndpoint } from '../lib/server/demo/endpoint.ts';
import type { EndFrame, Frame } from '../lib/stream/frame.ts';

export type World = {
  /** The embedded endpoint of this test alone: its faults and its truth are at hand. */
  endpoint: Endpoint;
  /** Of the server over it. */
  address: string;
  server: Child;
  /** What the interface says to the same query. */
  list(query: string): Promise<{ sessions: Session[]; end: EndFrame }>;
};

const COUNTS = { emrServerless: 90, glue: 70, athena: 80, applications: 4, sparkWorkGroups: 4 };

/** A server of its own with an environment of its own. */
export async function openServer(env: Environment): Promise<{ address: string; server: Child }> {
  const whole = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    SPARKTALLY_DATABASE_URL: openDemoDatabase(),
    ...env,
    PORT: String(await findFreePort()),
  };
  const parsed = parseConfig(whole);
  if ('errors' in parsed) throw new Error(parsed.errors.join('\n'));
  const server = openAppServer(parsed.config, whole);
  if (!(await waitUntilReady(parsed.config, server))) throw new Error('the server ended before it was ready');
  return { address: toAddress(parsed.config), server };
}

async function list(address: string, query: string): Promise<{ sessions: Session[]; end: EndFrame }> {
  const text = await (await fetch(`${address}/api/sessions?${query}`)).text();
  const frames = text
    .split('\n')
    .filter(Boolean)
    .map((line): Frame => JSON.parse(line));
  const rows = new Map<string, Session>();
  for (const frame of frames) if (frame.type === 'page') for (const row of frame.sessions) rows.set(row.key, row);
  const end = frames.find((frame) => frame.type === 'end');
  if (end === undefined) throw new Error('a stream without an end');
  return { sessions: [...rows.values()], end };
}

/** Every test that asks for `world` has an estate that stands still, an endpoint and a server for itself. */
export const test = base.extend<{ world: World }>({
  world: async ({ browserName: _ }, use) => {
    const startMs = Date.now();
    const endpoint = await openEndpoint({ seed: 3, counts: COUNTS, nowMs: () => startMs });
    const env = {
      ...demoEnvironment({ SPARKTALLY_POLL_SECONDS: '5' }, endpoint.url, ['us-east-1'], openDemoDatabase()),
    };
    const { address, server } = await openServer(env);
    await use({ endpoint, address, server, list: (query) => list(address, query) });
    // At once: a page still holds its stream open, for which an orderly end would wait.
    server.process.kill('SIGKILL');
    await endpoint.close();
  },
});

/** The line that says how many sessions are shown. */
export const countOf = (page: Page) =>
  page
    .getByRole('status')
    .filter({ hasText: /sessions?\b/ })
    .first();

/** The links of the rows in view; the click area of a row leads there too. */
export const rowLinks = 'tbody a[href^="/sessions/"]:not([tabindex="-1"])';

export const DESK = { width: 1440, height: 900 };

/** Every row in the order of the table, by scrolling through it; throws where one does not come. */
export async function readRows(page: Page): Promise<string[]> {
  const rows = await page.locator('[data-rows]').evaluate(async (scroller) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const found = new Map<number, string | null>();
    for (let top = 0; top < scroller.scrollHeight; top += scroller.clientHeight / 2) {
      scroller.scrollTop = top;
      // One to draw the rows, one for what the drawing asked for, and more where a busy machine takes longer to answer.
      await frame();
      await frame();
      for (let more = 0; more < 300 && scroller.querySelector('tbody tr[aria-busy]') !== null; more += 1) await frame();
      for (const row of scroller.querySelectorAll<HTMLElement>('tbody tr[aria-rowindex]')) {
        found.set(Number(row.getAttribute('aria-rowindex')), row.dataset.row ?? null);
      }
    }
    scroller.scrollTop = 0;
    return [...found].sort(([a], [b]) => a - b);
  });
  // The head is the first.
  expect(rows.map(([index]) => index)).toEqual(rows.map((_, place) => place + 2));
  return rows.map(([index, key]) => {
    if (key === null) throw new Error(`row ${index} has not come yet`);
    return key;
  });
}

/** The page shows the rows of the interface for the same query: these, all of them, and no others. */
export async function expectRows(page: Page, world: World, query: string, timeout = 30_000): Promise<Session[]> {
  let rows: Session[] = [];
  // Both are asked each time: tags and figures may still arrive, and a running session grows older.
  await expect(async () => {
    const { sessions, end } = await world.list(query);
    const shown = await readRows(page);
    expect(end).toMatchObject({ complete: true, undecided: 0, count: sessions.length });
    expect(shown.toSorted()).toEqual(sessions.map(({ key }) => key).toSorted());
    rows = sessions;
  }).toPass({ timeout });
  await expect(countOf(page)).toContainText(new RegExp(`^${rows.length} (of 240 )?sessions?`));
  return rows;
}

export { expect };
