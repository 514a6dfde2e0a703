import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { isLive } from '../../domain/phase.ts';
import { parseRef } from '../../domain/resource-ref.ts';
import type { Session } from '../../domain/session.ts';
import { parseFilters } from '../../filters/codec.ts';
import { sortSessions } from '../../filters/compare.ts';
import { openTestHistory } from '../history/kept-history.fixture.ts';
import { aFolder } from '../history/stored.fixture.ts';
import { getIdle } from './get-idle.ts';
import { getRadar } from './get-radar.ts';
import { getSession } from './get-session.ts';
import { getSessionRadar } from './get-session-radar.ts';
import { getSessionTimeline } from './get-session-timeline.ts';
import { listNeighbours, listRelated } from './list-related.ts';
import { SharedAnswers } from './shared-answers.ts';
import { openStack } from './stack.contract.ts';

const START_MS = Date.parse('2026-08-20T12:00:00Z');
const HOUR_MS = 3_600_000;
const COUNTS = { emrServerless: 60, glue: 40, athena: 50, applications: 2, sparkWorkGroups: 2 };

type Stack = Awaited<ReturnType<typeof openStack>>;
let close: (() => Promise<void>) | null = null;
afterEach(async () => {
  await close?.();
  close = null;
});

async function run<Result>(path: string, startMs: number, work: (stack: Stack) => Promise<Result>): Promise<Result> {
  const history = openTestHistory(path, () => startMs);
  const opened = await openStack({ counts: COUNTS }, { history, startMs });
  close = async () => {
    await opened.close();
    await history.close();
  };
  const result = await work(opened);
  await close();
  close = null;
  return result;
}

const signal = new AbortController().signal;
const filtersOf = (query: string) => parseFilters(new URLSearchParams(query)).filters;
const refOf = ({ key }: Session) => {
  const ref = parseRef(key.split('/'));
  if (ref === null) throw new Error('a key is a reference');
  return ref;
};
const readRows = async (stack: Stack) => {
  const { rows } = await stack.read('range=all', 0);
  await stack.recorder?.flush();
  return [...rows.values()];
};
const firstOf = (rows: readonly Session[], test: (session: Session) => boolean) => {
  const found = rows.find(test);
  if (found === undefined) throw new Error('the estate has one');
  return found;
};

describe('what lies around a session', () => {
  test('is looked for with a turn for others after each row where a row takes long', async () => {
    await run(join(aFolder(), 'sparktally.db'), START_MS, async (stack) => {
      const rows = await readRows(stack);
      // A clock by which every look at it is a slice later.
      let ms = 0;
      const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
        ms += 10;
        return ms;
      });
      let turns = 0;
      let found = false;
      const serve = () => {
        turns += 1;
        if (!found) setImmediate(serve);
      };
      setImmediate(serve);
      await listRelated(stack.context, refOf(firstOf(rows, ({ phase }) => isLive(phase))));
      found = true;
      clock.mockRestore();
      expect(turns).toBeGreaterThanOrEqual(rows.length);
    });
  });

  test('is told without a call of AWS', async () => {
    await run(join(aFolder(), 'sparktally.db'), START_MS, async (stack) => {
      const rows = await readRows(stack);
      const ref = refOf(firstOf(rows, ({ phase }) => isLive(phase)));
      const asked = () => stack.endpoint.calls.filter(({ input }) => JSON.stringify(input).includes(ref.id)).length;
      const own = asked();
      await getSessionTimeline(stack.context, ref);
      await listRelated(stack.context, ref);
      await getSessionRadar(stack.context, ref);
      await listNeighbours(stack.context, ref, filtersOf('range=all'), signal);
      expect(asked()).toBe(own);
      await getSession(stack.context, ref);
      expect(asked()).toBeGreaterThan(own);
    });
  });

  test('names those of the same scope, newest first, and not the session itself', async () => {
    await run(join(aFolder(), 'sparktally.db'), START_MS, async (stack) => {
      const rows = await readRows(stack);
      const session = firstOf(rows, ({ service }) => service === 'athena');
      const same = rows.filter(
        ({ service, scope, key }) => service === 'athena' && scope.id === session.scope.id && key !== session.key,
      );
      const { scope } = await listRelated(stack.context, refOf(session));
      expect(scope).toMatchObject({ total: same.length, live: same.filter(({ phase }) => isLive(phase)).length });
      const newest = sortSessions(same, [{ field: 'created', descending: true }], START_MS).slice(0, 5);
      expect(scope?.sessions.map(({ key }) => key)).toEqual(newest.map(({ key }) => key));
      const glue = firstOf(rows, ({ service }) => service === 'glue');
      expect((await listRelated(stack.context, refOf(glue))).scope).toBeNull();
    });
  });

  test('steps through a filtered list from its first to its last row', async () => {
    await run(join(aFolder(), 'sparktally.db'), START_MS, async (stack) => {
      const rows = await readRows(stack);
      const filters = filtersOf('range=all&service=emr-serverless&sort=created');
      const wanted = sortSessions(
        rows.filter(({ service }) => service === 'emr-serverless'),
        filters.sort,
        START_MS,
      ).map(({ href }) => href);
      const walked: string[] = [];
      let at: string | undefined = wanted[0];
      while (at !== undefined) {
        walked.push(at);
        const ref = parseRef(at.split('/').slice(2));
        if (ref === null) throw new Error('an address is a reference');
        const beside = await listNeighbours(stack.context, ref, filters, signal);
        expect(beside).toMatchObject({ index: walked.length - 1, total: wanted.length });
        expect(beside.previous?.href).toBe(walked.at(-2));
        at = beside.next?.href;
      }
      expect(walked).toEqual(wanted);
      const glue = firstOf(rows, ({ service }) => service === 'glue');
      expect(await listNeighbours(stack.context, refOf(glue), filters, signal)).toMatchObject({ index: null });
    });
  });

  test('tells when nobody looked, over a restart', async () => {
    const path = join(aFolder(), 'sparktally.db');
    const live = await run(path, START_MS, async (stack) =>
      firstOf(await readRows(stack), ({ phase, service }) => phase === 'ready' && service !== 'emr-serverless'),
    );
    await run(path, START_MS + 9 * HOUR_MS, async (stack) => {
      await readRows(stack);
      const { gaps, stateChanges, recordedSince } = await getSessionTimeline(stack.context, refOf(live));
      expect(recordedSince).toBe(new Date(START_MS).toISOString());
      expect(stateChanges?.[0]).toMatchObject({ from: null, to: live.state });
      const longest = Math.max(...(gaps ?? []).map(({ fromAt, toAt }) => Date.parse(toAt) - Date.parse(fromAt)));
      expect(longest).toBeGreaterThan(8 * HOUR_MS);
    });
  });

  test('of a session that nobody knows is not found', async () => {
    await run(join(aFolder(), 'sparktally.db'), START_MS, async (stack) => {
      const ref = { ...refOf(firstOf(await readRows(stack), () => true)), id: 'nobody' };
      for (const verb of [getSessionTimeline, listRelated, getSessionRadar]) {
        await expect(verb(stack.context, ref)).rejects.toMatchObject({ problem: { kind: 'not_found' } });
      }
    });
  });
});

describe('the radar over everything from the socket on', () => {
  test('finds in the estate what its rows say, and idle money as the page of idle time tells it', async () => {
    await run(join(aFolder(), 'sparktally.db'), START_MS, async (stack) => {
      const rows = await readRows(stack);
      const filters = filtersOf('range=all&service=glue');
      const radar = await getRadar(stack.context, filters, signal);
      const long = radar.findings.find(({ rule }) => rule === 'long-idle-timeout');
      const glue = rows.filter(({ service }) => service === 'glue');
      const found = glue.filter(({ idleTimeoutMinutes }) => (idleTimeoutMinutes ?? 0) >= 2_880);
      expect(found.length).toBeGreaterThan(0);
      expect(long).toMatchObject({ found: found.length, judged: glue.length });
      const untagged = glue.filter(({ tags }) => tags !== null && Object.keys(tags).length === 0);
      expect(radar.findings.find(({ rule }) => rule === 'untagged')?.found ?? 0).toBe(untagged.length);
      const question = { filters, tz: 'UTC', group: 'owner' as const, currency: null };
      const idle = await getIdle(stack.context, question, signal);
      const hour = idle.whatIf.find(({ minutes }) => minutes === 60);
      // Nobody's timeout but the long ones reaches beyond the hour by more than the others' sessions add.
      expect(Number(long?.idle?.sum.amounts[0]?.amount ?? 0)).toBeLessThanOrEqual(Number(hour?.saved ?? 0) + 1e-9);
      for (const one of found.slice(0, 1)) {
        const own = await getSessionRadar(stack.context, refOf(one));
        expect(own.findings.map(({ rule }) => rule)).toContain('long-idle-timeout');
        const now = own.findings.flatMap(({ fixes }) => fixes).find(({ what }) => what === 'end-session');
        expect(now?.command ?? null).toBe(one.stopCommand);
      }
    });
  });

  test('lets others be served while it looks, and says what it says at one go', async () => {
    await run(join(aFolder(), 'sparktally.db'), START_MS, async (stack) => {
      const rows = await readRows(stack);
      const sources = await stack.collector.sources();
      const isSettled = () =>
        sources.map((source) => source.describe().details).every((one) => one.done + one.failed === one.of);
      await expect.poll(isSettled, { timeout: 25_000 }).toBe(true);
      await stack.recorder?.flush();
      const filters = filtersOf('range=all');
      const question = { filters, tz: 'UTC', group: 'owner' as const, currency: null };
      const atOnce = [await getRadar(stack.context, filters, signal), await getIdle(stack.context, question, signal)];
      // A machine on which every look at the clock takes a millisecond.
      let nowMs = 0;
      vi.spyOn(performance, 'now').mockImplementation(() => {
        nowMs += 1;
        return nowMs;
      });
      let turns = 0;
      let looking = true;
      const others = () => {
        turns += 1;
        if (looking) setImmediate(others);
      };
      setImmediate(others);
      const answers = new SharedAnswers(() => 0);
      const slow = { ...stack.context, answers };
      const radar = await getRadar(slow, filters, signal);
      const turnsOfRadar = turns;
      const idle = await getIdle(slow, question, signal);
      looking = false;
      vi.restoreAllMocks();
      expect([radar, idle]).toEqual(atOnce);
      // Several ways over all rows, each with a turn for every eight.
      expect(turnsOfRadar).toBeGreaterThan(rows.length / 4);
      expect(turns - turnsOfRadar).toBeGreaterThan(rows.length / 4);
    });
  });
});
