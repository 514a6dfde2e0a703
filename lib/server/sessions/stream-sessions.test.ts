import { describe, expect, it } from 'vitest';
import { readFirstRows } from '../../client/list/first-rows.ts';
import { EMPTY_FILTERS, parseFilters } from '../../filters/codec.ts';
import type { EndFrame, FirstFrame, Frame } from '../../stream/frame.ts';
import { LOCAL_PRINCIPAL } from '../auth/principal.ts';
import { Collector } from '../collect/collector.ts';
import { FakeService, keyOf } from '../collect/fake-adapter.fixture.ts';
import { SourceCollector } from '../collect/source-collector.ts';
import { openTestPrices } from '../cost/prices.fixture.ts';
import { NO_HISTORY } from '../history/no-history.ts';
import { ToldOutcomes } from '../spark-ui/told-outcomes.ts';
import { listFirstRows } from './list-first-rows.ts';
import { SharedAnswers } from './shared-answers.ts';
import type { StreamQuery } from './stream-sessions.ts';
import { streamSessions } from './stream-sessions.ts';

function open(service: FakeService) {
  const now = () => service.nowMs;
  const { prices, price } = openTestPrices(now);
  const collector = new Collector({
    pollMs: 30_000,
    now,
    open: async (host) => ({
      setup: null,
      sources: [
        new SourceCollector({
          id: 'athena/1/r',
          account: '1',
          region: 'r',
          place: { partition: 'aws', cli: { profile: null, endpointUrl: null } },
          adapter: service.adapter(),
          listener: host.listener('athena/1/r'),
          traffic: () => ({ calls: 0, throttles: 0, callsPerSecond: 0, demo: false }),
          nextTry: (_problem, _failures, nowMs) => nowMs + 30_000,
          onDefect: (error) => {
            throw error;
          },
          pollMs: 30_000,
          random: () => 0.5,
          mayAskDetails: host.mayAskDetails,
          viewPatienceMs: null,
          mayCall: () => host.mayCall().then(() => ({ may: true })),
          history: null,
          recorder: null,
          price,
          now,
        }),
      ],
    }),
  });
  const left = new AbortController();
  const sparkUi = { on: false, outcomes: new ToldOutcomes(now) };
  const answers = new SharedAnswers(now);
  const context = {
    collector,
    history: NO_HISTORY,
    prices,
    answers,
    overviews: answers,
    principal: LOCAL_PRINCIPAL,
    showCode: false,
    now,
    sparkUi,
  };
  const stream = (query: Partial<StreamQuery> = {}, signal = left.signal) =>
    streamSessions(context, { filters: EMPTY_FILTERS, live: false, ...query }, signal);
  return { collector, context, stream, leave: () => left.abort() };
}

async function readAll(frames: AsyncGenerator<Frame>): Promise<Frame[]> {
  const all: Frame[] = [];
  for await (const frame of frames) all.push(frame);
  return all;
}

async function readUntil(frames: AsyncGenerator<Frame>, wanted: (frame: Frame) => boolean): Promise<Frame[]> {
  const read: Frame[] = [];
  for (;;) {
    const { value, done } = await frames.next();
    if (done) throw new Error('the stream ended first');
    read.push(value);
    if (wanted(value)) return read;
  }
}

/** What a reader who follows the frames holds in the end. */
function fold(frames: readonly Frame[]): Map<string, { stale: boolean }> {
  const rows = new Map<string, { stale: boolean }>();
  for (const frame of frames) {
    if (frame.type === 'page') for (const session of frame.sessions) rows.set(session.key, session);
    if (frame.type === 'remove') for (const key of frame.keys) rows.delete(key);
  }
  return rows;
}

const lastEnd = (frames: readonly Frame[]): EndFrame | undefined =>
  frames.findLast((frame): frame is EndFrame => frame.type === 'end');

const filters = (query: string) => parseFilters(new URLSearchParams(query)).filters;

describe('streamSessions', () => {
  it('sends every row and an end that says it is complete', async () => {
    const service = new FakeService();
    service.hold('a', 's1', 's2');
    service.hold('b', 's3');
    const frames = await readAll(open(service).stream());
    expect([...fold(frames).keys()].sort()).toEqual([keyOf('a', 's1'), keyOf('a', 's2'), keyOf('b', 's3')]);
    expect(frames.at(-1)).toMatchObject({ type: 'end', complete: true, count: 3, undecided: 0 });
  });

  it('is not complete while a part is missing, and names it', async () => {
    const service = new FakeService();
    service.hold('a', 's1');
    service.hold('b', 's2');
    service.failing.set('b', { kind: 'throttled', message: 'slow down' });
    const frames = await readAll(open(service).stream());
    expect(fold(frames).size).toBe(1);
    expect(lastEnd(frames)).toMatchObject({ complete: false, count: 1 });
    const source = frames.findLast((frame) => frame.type === 'source');
    expect(source).toMatchObject({ status: 'error', parts: { failed: 1 }, problem: { kind: 'throttled' } });
  });

  it('ends after it has told how the sources stand, however slowly it is read', async () => {
    const service = new FakeService();
    let list = () => {};
    service.gate = new Promise((resolve) => {
      list = resolve;
    });
    const { stream, collector } = open(service);
    const frames = stream();
    const loading = await readUntil(frames, ({ type }) => type === 'source');
    expect(loading.at(-1)).toMatchObject({ status: 'loading' });
    list();
    for (const source of await collector.sources()) await source.sweepIfDue();
    const rest = await readAll(frames);
    expect(rest).toMatchObject([
      { type: 'source', status: 'ok' },
      { type: 'end', complete: true },
    ]);
  });

  it('counts as undecided what a filter on a field not loaded yet leaves out', async () => {
    const service = new FakeService();
    service.hold('a', 's1', 's2');
    service.detailProblem = { kind: 'service_error', message: 'broken' };
    const frames = await readAll(open(service).stream({ filters: filters('owner=ana') }));
    expect(lastEnd(frames)).toMatchObject({ complete: false, count: 0, undecided: 2 });
  });

  it('stays open when live, sends what details bring, and takes back what no longer matches', async () => {
    const service = new FakeService();
    service.hold('a', 's1');
    const { stream, leave, collector } = open(service);
    const frames = stream({ live: true, filters: filters('state=BUSY') });
    const first = await readUntil(frames, ({ type }) => type === 'end');
    expect(fold(first).size).toBe(1);
    for (const record of service.scopes.get('a') ?? []) record.state = 'IDLE';
    service.nowMs += 31_000;
    collector.tick();
    const second = await readUntil(frames, ({ type }) => type === 'remove');
    expect(fold([...first, ...second]).size).toBe(0);
    leave();
    await readAll(frames);
    expect(collector.viewers).toBe(0);
  });

  it('lets a viewer who leaves cancel nothing that others wait for', async () => {
    const service = new FakeService();
    service.hold('a', 's1');
    let open_ = () => {};
    service.gate = new Promise((resolve) => {
      open_ = resolve;
    });
    const { stream } = open(service);
    const leaving = new AbortController();
    const early = stream({}, leaving.signal);
    const staying = stream();
    const gone = early.next();
    const kept = readAll(staying);
    await gone;
    leaving.abort();
    await early.return(undefined);
    open_();
    expect(lastEnd(await kept)).toMatchObject({ complete: true, count: 1 });
    expect(service.listings).toBe(1);
  });

  it('holds keys, not rows, for a reader who does not read', async () => {
    const service = new FakeService();
    service.hold('a', 's1');
    const { stream, leave, collector } = open(service);
    const frames = stream({ live: true });
    await readUntil(frames, ({ type }) => type === 'end');
    for (let change = 0; change < 50; change += 1) {
      for (const record of service.scopes.get('a') ?? []) record.state = change % 2 ? 'BUSY' : `CHANGE-${change}`;
      service.nowMs += 31_000;
      collector.tick();
      await new Promise((resolve) => setImmediate(resolve));
    }
    const later = await readUntil(frames, ({ type }) => type === 'page');
    expect(later.filter(({ type }) => type === 'page')).toHaveLength(1);
    leave();
  });

  it('does not ask sources that cannot hold a match', async () => {
    const service = new FakeService();
    service.hold('a', 's1');
    const frames = await readAll(open(service).stream({ filters: filters('service=glue') }));
    expect(service.listings).toBe(0);
    expect(frames).toEqual([expect.objectContaining({ type: 'end', complete: false, count: 0 })]);
  });
});

describe('listFirstRows', () => {
  const keysOf = (frames: readonly FirstFrame[]) => readFirstRows(frames).map(({ session }) => session.key);

  it('gives what the filters leave, in the order of the sort, and no more than a window shows', async () => {
    const service = new FakeService();
    service.hold('a', ...Array.from({ length: 60 }, (_, index) => `s${String(index).padStart(2, '0')}`));
    service.hold('b', 'other');
    const { stream, context } = open(service);
    expect(await listFirstRows(context, EMPTY_FILTERS)).toEqual([]);
    await readAll(stream());
    const keys = keysOf(await listFirstRows(context, filters('scope=a&sort=-name')));
    expect(keys).toHaveLength(36);
    expect(keys[0]).toBe(keyOf('a', 's59'));
    expect(keys).toEqual([...keys].sort().reverse());
    expect(keysOf(await listFirstRows(context, filters('scope=b')))).toEqual([keyOf('b', 'other')]);
    expect(await listFirstRows(context, filters('service=glue'))).toEqual([]);
  });
});
