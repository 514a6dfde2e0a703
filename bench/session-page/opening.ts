import type { Browser } from '@playwright/test';

/** Milliseconds from the request of the page: the first paint of anything, and the frame in which its cost stands. */
export type Opening = { paintMs: number; costMs: number; listMs: number; marks: number; elements: number };

declare global {
  interface Window {
    benchOpening?: { costMs?: number; listMs?: number };
  }
}

const VIEWPORT = { width: 1440, height: 900 };
const PATIENCE_MS = 60_000;
const CALM_MS = 1_500;

/** Runs in the page from its start: when the cost is drawn, and when the chart of the list is. */
function watchOpening(panel: string): void {
  const times: NonNullable<Window['benchOpening']> = {};
  window.benchOpening = times;
  const titled = (title: string) =>
    [...document.querySelectorAll('section h2')].find(({ textContent }) => textContent === title)?.closest('section');
  const look = () => {
    const cost = times.costMs === undefined && titled('Cost') !== undefined;
    const list = times.listMs === undefined && titled(panel)?.querySelector('[data-mark]') != null;
    // What is in the document now is drawn in the frame that comes.
    if (cost || list) {
      requestAnimationFrame((atMs) => {
        if (cost) times.costMs = atMs;
        if (list) times.listMs = atMs;
      });
    }
    if (times.costMs === undefined || times.listMs === undefined) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Opens a session's page as a new viewer; `panel` is null where no list is waited for. */
export async function openPage(browser: Browser, url: string, panel: string | null): Promise<Opening> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'en-US' });
  try {
    const page = await context.newPage();
    await page.addInitScript(watchOpening, panel ?? '');
    await page.goto(url, { waitUntil: 'commit' });
    const wanted = (list: boolean) =>
      window.benchOpening?.costMs !== undefined && (!list || window.benchOpening.listMs !== undefined);
    await page.waitForFunction(wanted, panel !== null, { polling: 100, timeout: PATIENCE_MS });
    await page.waitForTimeout(CALM_MS);
    return await page.evaluate(() => ({
      paintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      costMs: window.benchOpening?.costMs ?? Number.NaN,
      listMs: window.benchOpening?.listMs ?? Number.NaN,
      marks: document.querySelectorAll('[data-mark]').length,
      elements: document.querySelectorAll('*').length,
    }));
  } finally {
    await context.close();
  }
}
