import type { Browser, Page } from '@playwright/test';

/** Milliseconds in which the page's main thread was in a task, its longest one, and the processor time of them all. */
export type Blocked = { busyMs: number; longestMs: number; processorMs: number };

type TraceEvent = { name: string; ph: string; pid: number; tid: number; ts: number; dur?: number; tdur?: number };

const CATEGORIES = ['toplevel', 'blink.user_timing'];
const TASK = 'ThreadControllerImpl::RunTask';

/**
 * Records all tasks of the page's main thread, by Chromium's own trace: also those under 50 ms, of which the browser
 * tells the page nothing, and with what the page cannot see of itself, such as layout, painting and garbage collection.
 */
export async function openTrace(browser: Browser): Promise<{ stop(): Promise<(name: string) => Blocked> }> {
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value as unknown as TraceEvent[]) {
      if (event.name === TASK || event.name.startsWith('bench:')) events.push(event);
    }
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES, excludedCategories: ['*'], recordMode: 'recordAsMuchAsPossible' },
  });
  return {
    async stop() {
      const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
      await session.send('Tracing.end');
      await complete;
      await session.detach();
      return (name) => readBlocked(events, name);
    },
  };
}

/** Marks the span of an action in the trace; the marks also tell which thread is the page's. */
export async function mark<Result>(page: Page, name: string, act: () => Promise<Result>): Promise<Result> {
  await page.evaluate((text) => performance.mark(text).startTime, `bench:${name}:begin`);
  const result = await act();
  await page.evaluate((text) => performance.mark(text).startTime, `bench:${name}:end`);
  return result;
}

function readBlocked(events: readonly TraceEvent[], name: string): Blocked {
  const begin = events.find((event) => event.name === `bench:${name}:begin`);
  const end = events.find((event) => event.name === `bench:${name}:end`);
  if (begin === undefined || end === undefined) throw new Error(`the trace does not show ${name}`);
  const tasks = events.filter(
    ({ name: kind, pid, tid, ts, dur = 0 }) =>
      kind === TASK && pid === begin.pid && tid === begin.tid && ts >= begin.ts && ts + dur <= end.ts,
  );
  if (tasks.length === 0) throw new Error(`the trace shows no task of ${name}`);
  let busy = 0;
  let longest = 0;
  let processor = 0;
  let doneTs = 0;
  // A task that runs another one within itself counts once.
  for (const { ts, dur = 0, tdur = 0 } of tasks.sort((one, other) => one.ts - other.ts)) {
    busy += Math.max(0, ts + dur - Math.max(ts, doneTs));
    if (ts >= doneTs) processor += tdur;
    longest = Math.max(longest, dur);
    doneTs = Math.max(doneTs, ts + dur);
  }
  return { busyMs: busy / 1_000, longestMs: longest / 1_000, processorMs: processor / 1_000 };
}
