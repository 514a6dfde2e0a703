import { expect, test } from 'vitest';
import type { GlueGateway } from '../aws/glue/gateway.ts';
import { type GlueSession, parseGlueSession } from '../aws/glue/native.ts';
import { openGlueAdapter } from './glue-adapter.ts';
import { toContext, toSource } from './steady-sweeps.fixture.ts';

const PAGE_ROWS = 1000;
/** The number of one that was begun long ago, and lives. */
const OLD = 10;

/** An account of many sessions, one a minute, of which the newest and an old one live; listed in the order that a test wants. */
function open(count: number, arrange: (ids: readonly number[]) => readonly number[]) {
  let nowMs = Date.parse('2026-08-20T12:00:00Z');
  const startMs = nowMs - count * 60_000;
  let newest = count - 1;
  let pages = 0;
  const asked: string[] = [];
  const ended = new Set<number>();
  const make = (index: number): GlueSession => {
    const Status = (index === OLD || index > count - 10) && !ended.has(index) ? 'READY' : 'STOPPED';
    const session = parseGlueSession({ Id: `s${index}`, Status, CreatedOn: new Date(startMs + index * 60_000) });
    if (session === null) throw new Error('no session');
    return session;
  };
  const gateway: Partial<GlueGateway> = {
    async *list({ until } = {}) {
      const ids = arrange(Array.from({ length: newest + 1 }, (_, index) => newest - index));
      for (let from = 0; from < ids.length; from += PAGE_ROWS) {
        pages += 1;
        const sessions = ids.slice(from, from + PAGE_ROWS).map(make);
        yield { sessions, missingIds: [] };
        // As where AWS names one of a page without it, which is asked for by itself then.
        const [one] = sessions;
        if (one !== undefined) yield { sessions: [one], missingIds: [] };
        if (until?.(sessions)) return;
      }
    },
    async get(id) {
      asked.push(id);
      return make(Number(id.slice(1)));
    },
    getTags: () => Promise.resolve({}),
    listStatements: () => Promise.resolve([]),
  };
  const adapter = openGlueAdapter(
    gateway as GlueGateway,
    toContext(() => nowMs),
  );
  const source = toSource(adapter, () => nowMs);
  return {
    source,
    asked,
    ended,
    keys: () => source.keysNewestFirst().map((key) => key.split('/').at(-1)),
    begin: () => {
      newest += 1;
    },
    /** Pages that the next sweep reads. */
    async sweep() {
      nowMs += 31_000;
      pages = 0;
      await source.sweepIfDue();
      return pages;
    },
  };
}

test('a sweep of very many Glue sessions finds new ones, and asks for those that live and are older', async () => {
  const { source, sweep, begin, ended, keys, asked } = open(6_500, (ids) => ids);
  expect(await sweep()).toBe(7);
  begin();
  ended.add(6_495);
  ended.add(OLD);
  expect(await sweep()).toBe(2);
  expect(source.status).toBe('ok');
  expect([keys()[0], source.size]).toEqual(['s6500', 6_501]);
  expect(asked).toEqual([`s${OLD}`]);
  for (const id of [6_495, OLD]) expect(source.session(`glue/1/us-east-1/-/s${id}`)?.state).toBe('STOPPED');
});

test('where Glue lists them in another order nothing is left out for it', async () => {
  const { source, sweep, begin, keys } = open(6_500, (ids) => ids.toReversed());
  expect(await sweep()).toBe(7);
  begin();
  expect(await sweep()).toBe(7);
  expect([keys()[0], source.status]).toEqual(['s6500', 'ok']);
});
