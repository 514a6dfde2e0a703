import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { sessionSchema } from '../../domain/session-schema.ts';
import { parseFilters } from '../../filters/codec.ts';
import type { Frame } from '../../stream/frame.ts';
import { openTestHistory } from '../history/kept-history.fixture.ts';
import { openSqlite } from '../history/sqlite/open-sqlite.ts';
import { aFolder } from '../history/stored.fixture.ts';
import { openStack } from './stack.contract.ts';
import { streamSessions } from './stream-sessions.ts';

const START_MS = Date.parse('2026-08-20T12:00:00Z');
const HOUR_MS = 3_600_000;
const COUNTS = { emrServerless: 60, glue: 40, athena: 50, applications: 2, sparkWorkGroups: 2 };

type Stack = Awaited<ReturnType<typeof openStack>>;
let stack: Stack | null = null;
afterEach(async () => {
  await stack?.close();
  stack = null;
});

/** Everything of a process over one file; the next one opens it again. */
async function run<Result>(path: string, startMs: number, work: (stack: Stack) => Promise<Result>): Promise<Result> {
  const history = openTestHistory(path, () => startMs);
  const opened = await openStack({ counts: COUNTS }, { history, startMs });
  stack = opened;
  try {
    return await work(opened);
  } finally {
    await opened.close();
    await history.close();
    stack = null;
  }
}

async function settle({ collector, recorder }: Stack): Promise<void> {
  const sources = await collector.sources();
  await expect
    .poll(
      () => {
        collector.tick();
        return sources.every((source) => source.describe().details.done === source.describe().details.of);
      },
      { timeout: 20_000, interval: 20 },
    )
    .toBe(true);
  await recorder?.flush();
}

/** The frames up to the first that tells of a call of AWS, or all of them. */
async function readFrames(opened: Stack, until: (frame: Frame) => boolean): Promise<Frame[]> {
  const left = new AbortController();
  const { filters } = parseFilters(new URLSearchParams('range=all'));
  const frames: Frame[] = [];
  for await (const frame of streamSessions(opened.context, { filters, live: false }, left.signal)) {
    frames.push(frame);
    if (until(frame)) break;
  }
  left.abort();
  return frames;
}

describe('after a restart', () => {
  test('the table is full before any call of AWS, marked stale, and nothing final is asked again', async () => {
    const path = join(aFolder(), 'sparktally.db');
    const before = await run(path, START_MS, async (opened) => {
      const reading = await opened.read();
      await settle(opened);
      const sessions = (await opened.collector.sources()).flatMap((source) => [...source.sessions()]);
      return { rows: reading.rows.size, sessions };
    });
    await run(path, START_MS + HOUR_MS, async (opened) => {
      let shown = 0;
      let calls: number | null = null;
      const frames = await readFrames(opened, (frame) => {
        if (frame.type === 'page') shown += frame.sessions.length;
        if (shown >= before.rows) calls ??= opened.endpoint.calls.length;
        return calls !== null;
      });
      expect(calls).toBe(0);
      const rows = frames.flatMap((frame) => (frame.type === 'page' ? frame.sessions : []));
      for (const row of rows) {
        expect(row.stale).toBe(true);
        expect(Date.parse(row.asOf)).toBeLessThanOrEqual(START_MS + 21 * 60_000);
        sessionSchema.parse(row);
      }
      const was = new Map(before.sessions.map((session) => [session.key, session]));
      for (const row of rows.filter(({ phase }) => phase === 'ended')) {
        expect(row).toEqual({ ...was.get(row.key), stale: true, asOf: expect.any(String) });
      }
      const reading = await opened.read('range=all', 0);
      expect(reading.end).toMatchObject({ complete: true, count: before.rows });
      await settle(opened);
      const ended = new Set(before.sessions.filter(({ phase }) => phase === 'ended').map(({ id }) => id));
      const details = opened.endpoint.calls.filter(({ operation }) =>
        /:(GetSession|GetTags|ListTagsForResource)$/.test(operation),
      );
      const asked = details.filter(({ input }) => [...ended].some((id) => JSON.stringify(input).includes(id)));
      expect(asked).toEqual([]);
    });
  });

  test('with AWS gone the rows and their money stay, stale, and the end says that it is not complete', async () => {
    const path = join(aFolder(), 'sparktally.db');
    const rows = await run(path, START_MS, async (opened) => {
      const { rows } = await opened.read();
      await settle(opened);
      return rows;
    });
    await run(path, START_MS + 24 * HOUR_MS, async (opened) => {
      opened.hurry('emr-serverless');
      opened.endpoint.faults.add({ match: {}, act: { kind: 'error', status: 500, code: 'InternalServerException' } });
      const reading = await opened.read('range=all', 0);
      expect(reading.rows.size).toBe(rows.size);
      expect(reading.end.complete).toBe(false);
      for (const row of reading.rows.values()) expect(row.stale).toBe(true);
      for (const { status } of reading.sources.values()) expect(status).toBe('stale');
    });
  });

  test('what changed while nobody looked is a transition between two looks', async () => {
    const path = join(aFolder(), 'sparktally.db');
    const live = await run(path, START_MS, async (opened) => {
      const { rows } = await opened.read('range=all', 0);
      await opened.recorder?.flush();
      return [...rows.values()].filter(({ phase }) => phase === 'ready' || phase === 'busy' || phase === 'idle');
    });
    expect(live.length).toBeGreaterThan(0);
    await run(path, START_MS + 9 * HOUR_MS, async (opened) => {
      opened.endpoint.estate.stops.set(live[0]?.arn ?? '', START_MS);
      await opened.read('range=all', 0);
    });
    const { engine } = openSqlite({ path, lockWaitMs: 0 });
    const transitions = await engine.listTransitions(live[0]?.key ?? '');
    expect(transitions[0]).toMatchObject({ from: null, to: live[0]?.state, seenBeforeMs: null });
    expect(transitions.at(-1)).toMatchObject({
      from: live[0]?.state,
      seenBeforeMs: START_MS,
      seenMs: START_MS + 9 * HOUR_MS,
    });
    await engine.close();
  });
});
