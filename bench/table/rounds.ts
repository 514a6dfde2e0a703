import type { Browser, Locator, Page } from '@playwright/test';
import { type Heap, readHeap } from './heap.ts';
import { type Loading, load } from './loading.ts';
import { type Blocked, mark, openTrace } from './main-thread.ts';
import { measureScrolling, type Scrolling } from './scrolling.ts';
import { type Outcome, settle } from './settling.ts';
import { PARTS, type Site } from './sites.ts';

export const ACTIONS = ['keystroke', 'facet', 'sort'] as const;
export type Action = (typeof ACTIONS)[number];

/** One action, done as often as a round does it. */
export type Acted = Blocked & { shownMs: number };

export type Round = {
  loading: Loading;
  heap: Heap;
  usedHeap: Heap;
  scrolling: Scrolling;
  acted: Record<Action, Acted[]>;
};

const VIEWPORT = { width: 1440, height: 900 };
const CALM_MS = 1_500;

async function findMiddle(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('what is to be clicked is not in view');
  return { x: box.x + Math.min(box.width / 2, 24), y: box.y + box.height / 2 };
}

/** Opens a site in a new browser, and does to it what a viewer does. */
export async function takeRound(browser: Browser, site: Site): Promise<Round> {
  const page = await browser.newPage({ viewport: VIEWPORT, locale: 'en-US' });
  const loading = await load(page, site);
  await page.waitForTimeout(CALM_MS);
  const heap = await readHeap(browser, page);
  const acted = await act(browser, page);
  const scrolling = await measureScrolling(page);
  const usedHeap = await readHeap(browser, page);
  return { loading, heap, usedHeap, scrolling, acted };
}

async function act(browser: Browser, page: Page): Promise<Record<Action, Acted[]>> {
  const trace = await openTrace(browser);
  const done: { action: Action; name: string; shownMs: number }[] = [];
  /** The place is found before, so that the page has nothing to do but what the viewer does. */
  const measure = async (action: Action, outcome: Outcome, input: () => Promise<void>) => {
    const name = `${action}-${done.length}`;
    done.push({ action, name, shownMs: await mark(page, name, () => settle(page, outcome, input)) });
    await page.waitForTimeout(CALM_MS / 3);
  };
  const bar = page.getByRole('search');

  await page.locator(`input[aria-label^="${PARTS.search}"]`).focus();
  for (const letter of PARTS.typed) await measure('keystroke', 'count', () => page.keyboard.press(letter));
  await settle(page, 'count', async () => {
    for (const _ of PARTS.typed) await page.keyboard.press('Backspace');
  });

  await bar.getByRole('button', { name: PARTS.facet, exact: true }).click();
  const value = page.getByRole('list', { name: PARTS.facet }).locator('label').filter({ hasText: PARTS.value });
  await value.waitFor();
  await page.waitForTimeout(CALM_MS);
  const atValue = await findMiddle(value);
  // Chosen and left again.
  for (let time = 0; time < 2; time += 1) await measure('facet', 'count', () => page.mouse.click(atValue.x, atValue.y));
  await page.keyboard.press('Escape');
  // A facet that the key does not close is closed by its button.
  const isClosed = value.waitFor({ state: 'detached', timeout: 2_000 }).then(
    () => true,
    () => false,
  );
  if (!(await isClosed)) await bar.getByRole('button', { name: PARTS.facet, exact: true }).click();
  await page.waitForTimeout(CALM_MS / 3);

  for (const column of PARTS.sorts) {
    const head = page.getByRole('columnheader', { name: column, exact: true }).getByRole('button');
    const place = await findMiddle(head);
    await measure('sort', 'rows', () => page.mouse.click(place.x, place.y));
  }

  const read = await trace.stop();
  const acted: Record<Action, Acted[]> = { keystroke: [], facet: [], sort: [] };
  for (const { action, name, shownMs } of done) acted[action].push({ ...read(name), shownMs });
  return acted;
}
