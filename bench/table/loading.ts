import type { Page } from '@playwright/test';
import { PARTS, SESSIONS, type Site } from './sites.ts';

/**
 * Milliseconds from the request of the page until a screen of rows, all rows, and a filter's answer; `serverMs` is the
 * longest that it waited for the first byte of an answer.
 */
export type Loading = { firstScreenMs: number; heardMs: number; usableMs: number; serverMs: number };

declare global {
  interface Window {
    benchLoading?: Partial<Loading>;
  }
}

type Asked = { row: string; search: string; letter: string; whole: string };

/**
 * Runs in the page from its start. The first screen is there at the frame after rows covered what is in view; usable it
 * is when it has counted all rows and a letter typed into the search box has left some of them.
 */
function watchLoading({ row, search, letter, whole }: Asked): void {
  const times: Partial<Loading> = {};
  window.benchLoading = times;
  const readStatus = () => [...document.querySelectorAll('[role="status"]')].map((one) => one.textContent).join(' ');

  const coversView = () => {
    const rows = document.querySelectorAll(row);
    const last = rows.item(rows.length - 1);
    let scroller = last?.parentElement ?? null;
    while (scroller !== null && !/auto|scroll/.test(getComputedStyle(scroller).overflowY))
      scroller = scroller.parentElement;
    return scroller !== null && last.getBoundingClientRect().bottom >= scroller.getBoundingClientRect().bottom;
  };
  const lookForRows = () => {
    if (!coversView()) requestAnimationFrame(lookForRows);
    else
      requestAnimationFrame((atMs) => {
        times.firstScreenMs = atMs;
      });
  };
  requestAnimationFrame(lookForRows);

  const type = (text: string) => {
    const box = document.querySelector<HTMLInputElement>(`input[aria-label^="${search}"]`);
    if (box === null) return;
    // As a keystroke does it: React takes a value that was set by itself for its own.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, text);
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  const lookForCount = () => {
    const text = readStatus();
    if (times.heardMs === undefined && text.includes(`${whole} sessions`)) {
      times.heardMs = performance.now();
      type(letter);
    } else if (times.heardMs !== undefined && text.includes(` of ${whole}`)) {
      times.usableMs = performance.now();
      type('');
      return;
    }
    setTimeout(lookForCount, 10);
  };
  lookForCount();
}

/** Opens a site and waits until it can be used. */
export async function load(page: Page, site: Site): Promise<Loading> {
  const whole = SESSIONS.toLocaleString('en');
  const asked: Asked = { row: PARTS.row, search: PARTS.search, letter: PARTS.typed.slice(0, 1), whole };
  await page.addInitScript(watchLoading, asked);
  await page.goto(site.url, { waitUntil: 'commit' });
  const wanted = () => window.benchLoading?.usableMs !== undefined && window.benchLoading.firstScreenMs !== undefined;
  await page.waitForFunction(wanted, undefined, { polling: 250, timeout: 180_000 });
  return await page.evaluate(() => {
    const entries = performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming);
    const serverMs = Math.max(...entries.map(({ requestStart, responseStart }) => responseStart - requestStart));
    return { firstScreenMs: 0, heardMs: 0, usableMs: 0, ...window.benchLoading, serverMs };
  });
}
