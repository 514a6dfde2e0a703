import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Price } from '../../cost/price.ts';
import { parsePriceFile } from '../../cost/price-file.ts';
import type { UsageSeries } from '../../domain/usage-series.ts';
import { USAGE_MEASURES } from '../../domain/usage-series.ts';
import { HistoryError } from '../history/history-error.ts';
import { openTestHistory } from '../history/kept-history.fixture.ts';
import { NO_HISTORY } from '../history/no-history.ts';
import { aFolder } from '../history/stored.fixture.ts';
import { toStoredRow } from '../history/usage.fixture.ts';
import { RequestError } from '../http/request-error.ts';
import { getUsage } from './get-usage.ts';
import { readUsageQuery } from './read-session-query.ts';
import { openStack } from './stack.contract.ts';

const START_MS = Date.parse('2026-08-20T12:00:00Z');
const HOUR_MS = 3_600_000;

let stack: Awaited<ReturnType<typeof openStack>> | null = null;
afterEach(async () => {
  await stack?.close();
  stack = null;
});

function readPrices(...prices: object[]): Price[] {
  const parsed = parsePriceFile(JSON.stringify({ prices }));
  if ('mistakes' in parsed) throw new Error(JSON.stringify(parsed.mistakes));
  return parsed.prices;
}

async function open(operator: readonly Price[] = []) {
  const history = openTestHistory(join(aFolder(), 'sparktally.db'), () => START_MS);
  const opened = await openStack({}, { history, operator, startMs: START_MS });
  stack = opened;
  const { collector, context, recorder } = opened;
  const ask = (query: string, known = context) =>
    getUsage(known, readUsageQuery(new URLSearchParams(query)), new AbortController().signal);
  return {
    ...opened,
    history,
    ask,
    /** The same without the history: from the rows that AWS tells of alone. */
    askRows: (query: string) => ask(query, { ...context, history: NO_HISTORY }),
    async settle() {
      await opened.read('range=all', 0);
      const sources = await collector.sources();
      await expect
        .poll(
          () => {
            collector.tick();
            return sources.every((source) => source.describe().details.done === source.describe().details.of);
          },
          { timeout: 25_000, interval: 20 },
        )
        .toBe(true);
    },
    flush: () => recorder?.flush(),
  };
}

const sum = ({ reported, estimated }: { reported: number; estimated: number }) => reported + estimated;

/** What two ways of working out the same chart have to agree on. */
function toComparable({ series, buckets, ...chart }: UsageSeries) {
  const { bucket, sessions, unknown, notApplicable, currency, otherCurrencies, atLeast, complete } = chart;
  return {
    ...{ bucket, sessions, unknown, notApplicable, currency, otherCurrencies, atLeast, complete, buckets },
    series: series.map(({ value, rest, sessions, total, values }) => ({
      ...{ value, rest, sessions },
      total: [total.reported.toFixed(3), total.estimated.toFixed(3)],
      values: values.map((one) => sum(one).toFixed(3)),
    })),
  };
}

const FROM_TO = 'from=2026-07-24T00:00:00Z&to=2026-08-20T12:00:00Z';
const GROUPS = ['service', 'state', 'owner', 'scope', 'worker', 'role', 'version', 'tag:team'];

describe('usage from the roll-up', () => {
  it('is what the rows come to, before and after they are written, for every group and measure', async () => {
    const { settle, flush, ask, askRows, history } = await open();
    await settle();
    for (const written of [false, true]) {
      if (written) await flush();
      expect(history.pending().keys.size === 0).toBe(written);
      for (const measure of USAGE_MEASURES.filter((one) => one !== 'idleCost')) {
        for (const group of GROUPS) {
          for (const span of [FROM_TO, 'range=all&tz=Europe/Berlin']) {
            const query = `${span}&measure=${measure}&group=${group}`;
            expect(toComparable(await ask(query)), query).toEqual(toComparable(await askRows(query)));
          }
        }
      }
    }
    expect(await history.store?.countSessions()).toBeGreaterThan(200);
    expect(history.failures).toEqual([]);
  });

  it('agrees where a source, a value that is grouped by, or anything else is filtered', async () => {
    const { settle, flush, ask, askRows } = await open();
    await settle();
    await flush();
    const owner = (await ask('group=owner&range=all')).series.find(({ value }) => value !== null)?.value ?? '';
    for (const filter of [
      'service=glue',
      'service=!athena',
      'region=us-east-1',
      'account=210987654321',
      `owner=${owner}`,
      `owner=!${owner}`,
      'state=TERMINATED,STOPPED',
      'duration=>1h',
      'q=a',
      'tag=team',
    ]) {
      for (const group of ['owner', 'state', 'service']) {
        const query = `${FROM_TO}&${filter}&group=${group}&measure=cost`;
        expect(toComparable(await ask(query)), query).toEqual(toComparable(await askRows(query)));
      }
    }
  });

  it('cuts the hour that a window begins in, and stays near the rows', async () => {
    const { settle, flush, ask, askRows } = await open();
    await settle();
    await flush();
    for (const tz of ['UTC', 'Asia/Kolkata']) {
      const query = `from=2026-08-01T10:20:00Z&to=2026-08-19T03:40:00Z&tz=${tz}&measure=cost&group=service`;
      const [ours, rows] = [await ask(query), await askRows(query)];
      expect(ours.buckets).toEqual(rows.buckets);
      const [left, right] = [ours, rows].map(({ series }) => series.reduce((all, row) => all + sum(row.total), 0));
      expect(left).toBeGreaterThan(0);
      expect(Math.abs((left ?? 0) / (right ?? 1) - 1)).toBeLessThan(0.01);
    }
  });

  it('holds what AWS no longer tells of, on both ways, once', async () => {
    const { settle, flush, ask, collector, history } = await open();
    await settle();
    await flush();
    const queries = [
      'measure=cost&group=owner&range=all',
      'measure=cost&group=owner&range=all&q=a',
      'measure=idleCost&range=all&q=a',
    ];
    const before = await Promise.all(queries.map((query) => ask(query)));
    const rows = (await collector.sources()).flatMap((source) => [...source.sessions()]);
    const model = rows.find(
      ({ phase, cost, owner }) => phase === 'ended' && cost.amount !== null && owner?.includes('a'),
    );
    if (model === undefined) throw new Error('no session to model one on');
    const key = `${model.key}-forgotten`;
    const gone = { ...model, key, id: `${model.id}-forgotten`, href: `${model.href}-forgotten` };
    await history.store?.putSessions([toStoredRow(gone, START_MS - HOUR_MS, { goneMs: START_MS })], []);
    for (const [index, query] of queries.entries()) {
      const after = await ask(query);
      expect(after.sessions).toBe((before[index]?.sessions ?? 0) + 1);
      if (query.includes('idleCost')) continue;
      const total = ({ series }: UsageSeries) => series.reduce((all, row) => all + sum(row.total), 0);
      expect(total(after) - total(before[index] ?? after)).toBeCloseTo(Number(model.cost.amount), 6);
    }
  });

  it('holds one that just went and is not written yet, whatever is kept of it, once', async () => {
    const { settle, flush, ask, collector, history } = await open();
    await settle();
    await flush();
    const queries = ['measure=dpuSeconds&group=state&range=all', 'measure=dpuSeconds&group=state&range=all&q=a'];
    const before = await Promise.all(queries.map((query) => ask(query)));
    const rows = (await collector.sources()).flatMap((source) => [...source.sessions()]);
    const model = rows.find(({ service, phase, usage }) => service === 'glue' && phase === 'ended' && usage.dpuSeconds);
    if (model === undefined) throw new Error('no session to model one on');
    const key = `${model.key}-leaving`;
    const usage = { ...model.usage, dpuSeconds: 7_000 };
    const row = { ...model, key, id: `${model.id}-leaving`, href: `${model.href}-leaving` };
    const leaving = toStoredRow({ ...row, usage }, START_MS, { goneMs: START_MS });
    for (const kept of [false, true]) {
      if (kept) await history.store?.putSessions([toStoredRow(row, START_MS - HOUR_MS, { goneMs: START_MS })], []);
      history.pending = () => ({ keys: new Set(), leaving: [leaving] });
      for (const [index, query] of queries.entries()) {
        const after = await ask(query);
        const total = ({ series }: UsageSeries) => series.reduce((all, one) => all + sum(one.total), 0);
        expect(after.sessions).toBe((before[index]?.sessions ?? 0) + 1);
        expect(total(after) - total(before[index] ?? after)).toBeCloseTo(7_000, 4);
      }
    }
  });

  it('answers from the rows while the history fails', async () => {
    const { settle, flush, ask, askRows, history } = await open();
    await settle();
    await flush();
    const expected = await askRows('measure=cost&range=all');
    await history.store?.close();
    expect(toComparable(await ask('measure=cost&range=all'))).toEqual(toComparable(expected));
    expect(new Set(history.failures)).toEqual(new Set(['closed']));
  });

  it('answers from what can still be read while the sums cannot be written, and does not call the history off', async () => {
    const { settle, flush, ask, history, context } = await open();
    await settle();
    await flush();
    const query = 'measure=cost&range=all';
    const whole = await ask(query);
    const store = history.store && {
      ...history.store,
      readUsage: () => Promise.reject(new HistoryError('disk_full', 'No room.')),
    };
    const full = await ask(query, { ...context, history: { ...history, store } });
    expect(toComparable(full)).toEqual(toComparable(whole));
    expect(full.recordedSince).toBe(whole.recordedSince);
    expect(full.recordedSince).not.toBeNull();
    expect(history.failures).toEqual(['disk_full']);
  });
});

describe('usage', () => {
  it('says since when it is recorded, and where nobody looked', async () => {
    const { settle, flush, ask, history } = await open();
    await settle();
    await flush();
    const source = 'glue/210987654321/us-east-1';
    const sweep = { source, status: 'ok', problemKind: null, full: true, rows: 1 } as const;
    for (const hours of [30, 28, 27.95]) {
      const startedMs = START_MS - hours * HOUR_MS;
      await history.store?.putSweep({ ...sweep, startedMs, endedMs: startedMs + 1_000 });
    }
    const usage = await ask('range=7d&service=glue');
    expect(usage.recordedSince).toBe('2026-08-19T06:00:00.000Z');
    expect(usage.gaps).toEqual([
      { source, start: '2026-08-19T06:00:01.000Z', end: '2026-08-19T08:00:00.000Z', open: false },
      { source, start: '2026-08-19T08:03:01.000Z', end: '2026-08-20T12:00:00.000Z', open: false },
    ]);
    expect(
      (await ask('range=7d&service=glue', { ...stack?.context, history: NO_HISTORY } as never)).recordedSince,
    ).toBeNull();
  });

  it('compares with as many days before, from the same calendar, on both ways', async () => {
    const { settle, flush, ask, askRows } = await open();
    await settle();
    await flush();
    const query = 'from=2026-08-10T22:00:00Z&to=2026-08-17T22:00:00Z&tz=Europe/Berlin&measure=cost&group=owner';
    const { previous, series } = await ask(`${query}&compare=previous`);
    const before = 'from=2026-08-03T22:00:00Z&to=2026-08-10T22:00:00Z&tz=Europe/Berlin&measure=cost&group=owner';
    const asked = await ask(before);
    expect(previous).toMatchObject({ start: '2026-08-03T22:00:00.000Z', end: '2026-08-10T22:00:00.000Z' });
    expect(previous?.buckets).toEqual(asked.buckets);
    expect(previous?.sessions).toBe(asked.sessions);
    const total = asked.series.reduce((all, row) => all + sum(row.total), 0);
    expect(previous && sum(previous.total)).toBeCloseTo(total, 6);
    expect(total).toBeGreaterThan(0);
    expect(series.length).toBeGreaterThan(0);
    const rows = (await askRows(`${query}&compare=previous`)).previous;
    expect(rows?.sessions).toBe(previous?.sessions);
    expect(rows && sum(rows.total)).toBeCloseTo(total, 6);
    expect((await ask('range=all&compare=previous')).previous).toBeNull();
  });

  it('never adds up two currencies', async () => {
    const euros = readPrices(
      { service: 'glue', region: '*', dimension: 'dpu-hour', pricePerUnit: '1', currency: 'EUR' },
      { service: 'glue', region: '*', dimension: 'm-dpu-hour', pricePerUnit: '2', currency: 'EUR' },
    );
    const { settle, flush, ask, askRows } = await open(euros);
    await settle();
    await flush();
    for (const currency of ['', '&currency=EUR', '&currency=CHF']) {
      const query = `measure=cost&group=service&range=all${currency}`;
      expect(toComparable(await ask(query))).toEqual(toComparable(await askRows(query)));
    }
    const most = await ask('measure=cost&group=service&range=all');
    expect(most).toMatchObject({ currency: 'USD', otherCurrencies: ['EUR'] });
    expect(most.series.filter(({ total }) => sum(total) > 0).map(({ value }) => value)).not.toContain('glue');
    const asked = await ask('measure=cost&group=service&range=all&currency=EUR');
    expect(asked).toMatchObject({ currency: 'EUR', otherCurrencies: ['USD'] });
    expect(asked.series.filter(({ total }) => sum(total) > 0).map(({ value }) => value)).toEqual(['glue']);
    expect((await ask('measure=dpuSeconds&range=all')).currency).toBeNull();
  });

  it('refuses what it does not know', () => {
    for (const query of [
      'measure=money',
      'compare=next',
      'currency=dollars',
      'group=colour',
      'currency=USD&currency=EUR',
    ]) {
      expect(() => readUsageQuery(new URLSearchParams(query)), query).toThrow(RequestError);
    }
  });
});
