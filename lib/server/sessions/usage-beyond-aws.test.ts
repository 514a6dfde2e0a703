import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { UsageSeries } from '../../domain/usage-series.ts';
import { openTestHistory } from '../history/kept-history.fixture.ts';
import type { KeptHistory } from '../history/kept-history.ts';
import { aFolder } from '../history/stored.fixture.ts';
import { toStoredRow } from '../history/usage.fixture.ts';
import { getUsage } from './get-usage.ts';
import { readUsageQuery } from './read-session-query.ts';
import { openStack } from './stack.contract.ts';

const START_MS = Date.parse('2026-08-20T12:00:00Z');
const HOUR_MS = 3_600_000;

/** An estate that was listed and written. */
async function openWritten() {
  const history = openTestHistory(join(aFolder(), 'sparktally.db'), () => START_MS);
  const { collector, context, recorder, read, close } = await openStack({}, { history, startMs: START_MS });
  onTestFinished(close);
  await read('range=all', 0);
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
  await recorder?.flush();
  const ask = (query: string, kept: KeptHistory = history) =>
    getUsage({ ...context, history: kept }, readUsageQuery(new URLSearchParams(query)), new AbortController().signal);
  return { history, ask, rows: sources.flatMap((source) => [...source.sessions()]) };
}

const total = ({ series }: UsageSeries) =>
  series.reduce((all, { total: { reported, estimated } }) => all + reported + estimated, 0);

it('charts what the history forgot while AWS still tells of it', async () => {
  const { history, ask } = await openWritten();
  const query = 'measure=cost&range=all';
  const whole = await ask(query);
  expect(await history.store?.forget(START_MS - 240 * HOUR_MS)).toBeGreaterThan(20);
  const describe = () => ({ ...history.describe(), keepDays: 10 });
  const left = await ask(query, { ...history, describe });
  expect(left.sessions).toBe(whole.sessions);
  expect(total(left)).toBeCloseTo(total(whole), 6);
});

it('knows how one idled that AWS no longer tells of, whatever is filtered for', async () => {
  const { history, ask, rows } = await openWritten();
  const model = rows.find(({ service, phase, cost }) => service === 'glue' && phase === 'ended' && cost.amount);
  if (model === undefined) throw new Error('no session to model one on');
  const row = { ...model, key: `${model.key}-idled`, id: `${model.id}-idled`, href: `${model.href}-idled` };
  const all = 'measure=idleCost&range=all';
  const before = total(await ask(all));
  const change = { key: row.key, from: null, fromPhase: null, to: 'READY', seenBeforeMs: null };
  await history.store?.putSessions(
    [toStoredRow(row, START_MS, { goneMs: START_MS })],
    [{ ...change, toPhase: 'idle', seenMs: Date.parse(model.createdAt ?? '') }],
  );
  expect(total(await ask(all)) - before).toBeCloseTo(Number(model.cost.amount), 4);
  expect(total(await ask(`${all}&q=${row.id}`))).toBeCloseTo(Number(model.cost.amount), 4);
});
