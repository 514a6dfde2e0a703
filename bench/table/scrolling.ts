import type { Page } from '@playwright/test';
import { PARTS } from './sites.ts';

/** `mostRows` in the document in any frame; `blankFrames` that were painted after a jump with a part of the view empty. */
export type Scrolling = { mostRows: number; blankFrames: number };

const STEPS = 60;

type Asked = { row: string; steps: number };

/** Runs in the page: scrolls by half a screen a frame, then jumps to the middle, the end and the beginning. */
async function scroll({ row, steps }: Asked): Promise<Scrolling> {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const findScroller = () => {
    let element = document.querySelector(row)?.parentElement ?? null;
    while (element !== null && !/auto|scroll/.test(getComputedStyle(element).overflowY))
      element = element.parentElement;
    if (element === null) throw new Error('nothing to scroll');
    return element;
  };
  const scroller = findScroller();
  let mostRows = 0;
  let blankFrames = 0;
  const count = () => {
    mostRows = Math.max(mostRows, document.querySelectorAll(row).length);
  };
  /** Whether rows with something in them stand everywhere between the head and the lower edge. */
  const isCovered = () => {
    const view = scroller.getBoundingClientRect();
    const parts = [...scroller.querySelectorAll(`thead, tfoot, ${row}`)].filter((part) => part.textContent !== '');
    // A head or foot that sticks to the edge does so by its cells.
    const boxes = parts.map((part) => (part.matches(row) ? part : (part.querySelector('th, td') ?? part)));
    let coveredTo = view.top;
    for (const { top, bottom } of boxes.map((box) => box.getBoundingClientRect()).sort((a, b) => a.top - b.top)) {
      if (top <= coveredTo + 2) coveredTo = Math.max(coveredTo, bottom);
    }
    return coveredTo >= view.bottom - 20;
  };
  for (let step = 0; step < steps; step += 1) {
    scroller.scrollTop += scroller.clientHeight / 2;
    await frame();
    count();
  }
  for (const share of [0.5, 1, 0.25, 0]) {
    scroller.scrollTop = share * (scroller.scrollHeight - scroller.clientHeight);
    // The page hears of it in the first frame; what it shows at the second one was painted.
    await frame();
    await frame();
    for (let painted = 0; painted < 120 && !isCovered(); painted += 1) {
      blankFrames += 1;
      await frame();
      count();
    }
    await new Promise((wake) => setTimeout(wake, 300));
  }
  return { mostRows, blankFrames };
}

export async function measureScrolling(page: Page): Promise<Scrolling> {
  return await page.evaluate(scroll, { row: PARTS.row, steps: STEPS });
}
