import type { Page } from '@playwright/test';
import { PARTS, SESSIONS } from './sites.ts';

/** What an action is expected to change: the number of rows, or which rows stand at the top. */
export type Outcome = 'count' | 'rows';

/** Nothing changes any more after this long. */
const QUIET_MS = 600;
const PATIENCE_MS = 60_000;

/** The text that counts the rows, whatever else is told beside it. */
const COUNT = `([\\d,]+ of )?${SESSIONS.toLocaleString('en')} (loaded )?sessions`;

type Asked = { row: string; count: string; outcome: Outcome; quietMs: number; patienceMs: number };

/** Runs in the page. Looks now and then, which costs the page next to nothing; gives the time until the last change. */
async function watchOutcome({ row, count, outcome, quietMs, patienceMs }: Asked): Promise<number> {
  const readTop = () => {
    let next = document.querySelector(row);
    let keys = '';
    for (let place = 0; place < 5 && next !== null; place += 1, next = next.nextElementSibling) {
      keys += ` ${next.getAttribute('data-row')}`;
    }
    return keys;
  };
  const readCount = () => {
    const texts = [...document.querySelectorAll('[role="status"]')].map((one) => one.textContent);
    return new RegExp(count).exec(texts.join('\n'))?.[0] ?? '';
  };
  const read = outcome === 'count' ? readCount : readTop;
  const before = read();
  if (before === '') throw new Error(`the ${outcome} cannot be read`);
  const startMs = performance.now();
  let last = before;
  let lastMs = startMs;
  for (;;) {
    await new Promise((wake) => setTimeout(wake, 40));
    const nowMs = performance.now();
    const now = read();
    if (now !== last) [last, lastMs] = [now, nowMs];
    if (last !== before && nowMs - lastMs >= quietMs) return lastMs - startMs;
    if (nowMs - startMs > patienceMs) throw new Error(`the ${outcome} did not change`);
  }
}

/** Does something to the page and waits until what it shows has changed and stays; gives the time that took. */
export async function settle(page: Page, outcome: Outcome, act: () => Promise<void>): Promise<number> {
  const asked = { row: PARTS.row, count: COUNT, outcome, quietMs: QUIET_MS, patienceMs: PATIENCE_MS };
  const settled = page.evaluate(watchOutcome, asked);
  // The watch has to stand before anything changes.
  await page.evaluate(() => undefined);
  await act();
  return await settled;
}
