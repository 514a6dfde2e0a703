import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { NOW_MS, toSession } from '../../domain/session.fixture.ts';
import type { Session } from '../../domain/session.ts';
import { anySession } from '../../domain/sessions.fixture.ts';
import { toFlagMask } from '../../domain/usage-flags.ts';
import { USAGE_MEASURES, type UsageMeasure } from '../../domain/usage-series.ts';
import { toIdleCostOfPast } from './idle-of-past.ts';
import { isOver, toRolled } from './rolled.ts';
import type { HistoryStore, StoredSession } from './store.ts';
import { aFolder, collect } from './stored.fixture.ts';
import { toStoredRow } from './usage.fixture.ts';
import type { UsageReading } from './usage-reading.ts';
import { listDimensions, toStepStart, toUsageSteps } from './usage-steps.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const SOURCES = ['glue', 'athena', 'emr-serverless'].flatMap((service) =>
  ['eu-west-1', 'us-east-1'].map((region) => `${service}/210987654321/${region}`),
);
const FROM_MS = Date.UTC(2015, 0, 1);
const DIMENSIONS = [null, 'state', 'owner', 'scope', 'worker', 'role', 'version', 'tag:team', 'tag:__proto__'];

type Sums = Record<string, { units: number; sessions: number }>;

function add(sums: Sums, id: string, units: number, sessions: number): void {
  const own = sums[id] ?? { units: 0, sessions: 0 };
  sums[id] = { units: own.units + units, sessions: own.sessions + sessions };
}

const drop = (sums: Sums): Sums =>
  Object.fromEntries(Object.entries(sums).filter(([, { units, sessions }]) => units !== 0 || sessions !== 0));

function aReading(changes: Partial<UsageReading>): UsageReading {
  const { fromMs, toMs } = { fromMs: FROM_MS, toMs: NOW_MS + DAY_MS, ...changes };
  return {
    measure: 'cost',
    dimension: null,
    bySource: false,
    sources: SOURCES,
    fromMs,
    toMs,
    stretches: [{ fromMs: toStepStart(fromMs, HOUR_MS), toMs, unitMs: DAY_MS, offsetMs: 0 }],
    without: [],
    ...changes,
  };
}

/** What the window holds of each value, from what the store gives. */
async function readSums(store: HistoryStore, reading: UsageReading): Promise<Sums> {
  const sums: Sums = {};
  for (const { value, currency, flags, units, sessions } of await store.readUsage(reading)) {
    add(sums, JSON.stringify([value, currency, flags]), units, sessions);
  }
  return drop(sums);
}

/** The same from the rows themselves. */
function computeSums(rows: readonly StoredSession[], reading: UsageReading): Sums {
  const { measure, dimension, fromMs, toMs, sources, without } = reading;
  const money = measure === 'cost' || measure === 'idleCost';
  const sums: Sums = {};
  for (const row of rows) {
    if (!isOver(row) || without.includes(row.key) || !sources.includes(row.source)) continue;
    const { facts } = toRolled(row, () => [], toIdleCostOfPast);
    const { stepMs, used, steps } = toUsageSteps(facts);
    const measured = used.indexOf(USAGE_MEASURES.indexOf(measure));
    const inside = steps.filter(({ number }) => (number + 1) * stepMs > fromMs && number * stepMs < toMs);
    if (inside.length === 0) continue;
    const value = dimension === null ? null : (listDimensions(facts).find(([name]) => name === dimension)?.[1] ?? null);
    const id = JSON.stringify([value, money ? (facts.currency ?? '') : '', facts.flags & toFlagMask(measure)]);
    add(
      sums,
      id,
      inside.reduce((sum, { amounts }) => sum + (amounts[measured] ?? 0), 0),
      1,
    );
  }
  return drop(sums);
}

const ended = (id: string, changes: Partial<Session> = {}) =>
  toSession({
    id,
    phase: 'ended',
    state: 'STOPPED',
    createdAt: '2026-08-12T22:30:00.000Z',
    endedAt: '2026-08-13T01:30:00.000Z',
    owner: 'ana',
    usage: { total: null, billed: null, dpuSeconds: 3_600, executionSeconds: null },
    ...changes,
  });

export function describeUsageRollUp(name: string, open: (folder: string) => Promise<HistoryStore>): void {
  async function openStore(): Promise<HistoryStore> {
    const store = await open(aFolder());
    onTestFinished(() => store.close());
    return store;
  }

  async function listRows(store: HistoryStore): Promise<StoredSession[]> {
    const rows: StoredSession[] = [];
    for (const source of SOURCES) rows.push(...(await collect(store.readSource(source, { withGone: true }))).flat());
    return rows;
  }

  describe(`usage, ${name}`, () => {
    test('equals what the kept rows come to, after any puts, changes, departures and forgetting', async () => {
      const session = fc.tuple(anySession, fc.nat(9)).map(([row, id]) => {
        const { key: _, href: __, ...rest } = row;
        return toSession({ ...rest, id: `s${id}` });
      });
      const seenMs = fc.integer({ min: NOW_MS - 3 * DAY_MS, max: NOW_MS });
      const step = fc.oneof(
        {
          weight: 6,
          arbitrary: fc.record({ put: fc.array(fc.tuple(session, seenMs), { minLength: 1, maxLength: 5 }) }),
        },
        { weight: 2, arbitrary: fc.record({ gone: fc.tuple(fc.array(fc.nat(200), { maxLength: 4 }), seenMs) }) },
        { weight: 1, arbitrary: fc.record({ forget: fc.integer({ min: NOW_MS - 60 * DAY_MS, max: NOW_MS }) }) },
      );
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { maxLength: 8 }),
          fc.constantFrom(...USAGE_MEASURES),
          fc.nat(40 * 24),
          async (steps, measure, hours) => {
            const store = await open(aFolder());
            for (const one of steps) {
              if ('put' in one)
                await store.putSessions(
                  one.put.map(([row, ms]) => toStoredRow(row, ms)),
                  [],
                );
              else if ('forget' in one) await store.forget(one.forget);
              else {
                const keys = (await listRows(store)).map(({ key }) => key);
                await store.markGone(
                  one.gone[0].flatMap((at) => keys[at % Math.max(1, keys.length)] ?? []),
                  one.gone[1],
                );
              }
            }
            const rows = await listRows(store);
            const fromMs = hours === 0 ? FROM_MS : toStepStart(NOW_MS, HOUR_MS) - hours * HOUR_MS;
            for (const dimension of DIMENSIONS) {
              const whole = aReading({ measure, dimension, fromMs });
              expect(await readSums(store, whole)).toEqual(computeSums(rows, whole));
              const without = { ...whole, without: rows.slice(0, 3).map(({ key }) => key) };
              expect(await readSums(store, without)).toEqual(computeSums(rows, without));
            }
            await store.close();
          },
        ),
        { numRuns: 30 },
      );
    }, 120_000);

    test('holds what was acknowledged before an end without warning', async () => {
      const store = await openStore();
      await store.putSessions(
        ['a', 'b', 'c'].map((id) => toStoredRow(ended(id), NOW_MS)),
        [],
      );
      const reading = aReading({ measure: 'dpuSeconds', dimension: 'owner' });
      await store.readUsage(reading);
      const changed = { usage: { total: null, billed: null, dpuSeconds: 60, executionSeconds: null } };
      for (const owner of ['bo', 'cleo']) {
        await store.putSessions([toStoredRow(ended('a', { ...changed, owner }), NOW_MS + 1)], []);
      }
      await store.putSessions([toStoredRow(toSession({ id: 'b' }), NOW_MS + 1)], []);
      await store.putSessions([toStoredRow(ended('d', changed), NOW_MS)], []);
      // A copy is what lies on the disk: nothing that only the process knows is in it.
      const folder = aFolder();
      await store.backup(join(folder, 'sparktally.db'));
      const copy = await open(folder);
      const rows = await listRows(copy);
      expect(await readSums(copy, reading)).toEqual(computeSums(rows, reading));
      expect(Object.keys(computeSums(rows, reading))).toHaveLength(2);
      await copy.close();
      expect(await readSums(store, reading)).toEqual(computeSums(rows, reading));
    });

    test('comes by the days of a zone, with the hour that two days share apart', async () => {
      const store = await openStore();
      await store.putSessions([toStoredRow(ended('a'), NOW_MS)], []);
      const days = async (offsetMs: number) => {
        const fromMs = Date.UTC(2026, 7, 12);
        const reading = aReading({
          measure: 'dpuSeconds',
          fromMs,
          stretches: [{ fromMs, toMs: fromMs + 3 * DAY_MS, unitMs: DAY_MS, offsetMs }],
        });
        const cells = await store.readUsage(reading);
        return cells
          .map((cell) => [new Date(cell.fromMs).toISOString(), (cell.toMs - cell.fromMs) / HOUR_MS, cell.units / 1e6])
          .sort();
      };
      expect(await days(0)).toEqual([
        ['2026-08-12T00:00:00.000Z', 24, 1_800],
        ['2026-08-13T00:00:00.000Z', 24, 1_800],
      ]);
      expect(await days(2 * HOUR_MS)).toEqual([['2026-08-12T22:00:00.000Z', 24, 3_600]]);
      expect(await days(0.5 * HOUR_MS)).toEqual([
        ['2026-08-12T00:00:00.000Z', 23.5, 600],
        ['2026-08-12T23:00:00.000Z', 1, 1_200],
        ['2026-08-12T23:30:00.000Z', 24, 1_800],
      ]);
    });

    test('leaves a running session out, and takes one that went while it ran as a lower bound', async () => {
      const store = await openStore();
      const running = toStoredRow(toSession({ id: 'r' }), NOW_MS);
      await store.putSessions([running], []);
      const reading = aReading({ measure: 'dpuSeconds' });
      expect(await store.readUsage(reading)).toEqual([]);
      expect(await store.getRolled([running.key, 'none'])).toEqual([null, null]);
      expect(await store.firstUsage(SOURCES)).toBeNull();
      await store.markGone([running.key], NOW_MS + 1);
      const [cell] = await store.readUsage(reading);
      expect(cell).toMatchObject({ units: 5 * 3_600 * 1e6, sessions: 1, flags: toFlagMask('dpuSeconds') & ~4 });
      expect(await store.firstUsage(SOURCES)).toBe(NOW_MS - HOUR_MS);
      await store.putSessions([{ ...running, lastSeenMs: NOW_MS + 2 }], []);
      expect(await store.readUsage(reading)).toEqual([]);
    });

    test('keeps a life that AWS says began in 2015 in some hundred rows, whole', async () => {
      const store = await openStore();
      const old = ended('old', { createdAt: '2015-03-01T12:00:00.000Z' });
      const long = ended('long', { createdAt: '2026-06-01T12:00:00.000Z' });
      await store.putSessions([toStoredRow(old, NOW_MS), toStoredRow(long, NOW_MS)], []);
      const cells = await store.readUsage(aReading({ measure: 'dpuSeconds' }));
      expect(cells.length).toBeLessThan(300);
      expect(cells.reduce((sum, { units }) => sum + units, 0)).toBe(7_200 * 1e6);
      expect(cells.reduce((sum, { sessions }) => sum + sessions, 0)).toBe(2);
    });

    test('tells a missing value from an empty one, and the untagged from both', async () => {
      const store = await openStore();
      const rows = [
        ended('a', { tags: { team: '' }, owner: null }),
        ended('b', { tags: { team: 'x' }, owner: '' }),
        ended('c', { tags: {} }),
        ended('d', { tags: null }),
      ];
      await store.putSessions(
        rows.map((row) => toStoredRow(row, NOW_MS)),
        [],
      );
      const count = async (dimension: string) => {
        const counts: Record<string, number> = {};
        for (const { value, sessions } of await store.readUsage(aReading({ dimension, measure: 'dpuSeconds' })))
          counts[String(value)] = (counts[String(value)] ?? 0) + sessions;
        return counts;
      };
      expect(await count('tag:team')).toEqual({ '': 1, x: 1, null: 2 });
      expect(await count('owner')).toEqual({ '': 1, ana: 2, null: 1 });
    });

    test('counts a row of a form that it cannot read as one of which all is unknown', async () => {
      const store = await openStore();
      await store.putSessions([toStoredRow(ended('odd'), NOW_MS, { row: '{"id":"odd"}' })], []);
      const measures: UsageMeasure[] = ['cost', 'idleCost'];
      for (const measure of measures) {
        const [cell] = await store.readUsage(aReading({ measure }));
        expect(cell).toMatchObject({ units: 0, sessions: 1, flags: toFlagMask(measure) & 1023 });
      }
    });

    test.each(['{"total":3}', '[]', '"work"', '{not json', '{"total":1,"gaps":7}'])(
      'keeps a session whose work is of a form that it cannot read: %s',
      async (work) => {
        const store = await openStore();
        const row = toStoredRow(ended('odd'), NOW_MS, { work });
        await store.putSessions([row], []);
        expect(await store.getSession(row.key)).toMatchObject({ work });
        expect(await store.readUsage(aReading({ measure: 'cost' }))).toMatchObject([{ sessions: 1 }]);
      },
    );

    test('gives back those that went, of a window', async () => {
      const store = await openStore();
      const rows = ['a', 'b', 'c'].map((id) => toStoredRow(ended(id), NOW_MS));
      await store.putSessions(rows, []);
      await store.markGone(
        rows.slice(0, 2).map(({ key }) => key),
        NOW_MS + 1,
      );
      const bounds = { fromMs: Date.UTC(2026, 7, 13), toMs: NOW_MS };
      const [first] = rows;
      const read = async (within: typeof bounds) =>
        (await collect(store.readGone(first?.source ?? '', within))).flat().map(({ key }) => key.slice(-1));
      expect(await read(bounds)).toEqual(['b', 'a']);
      expect(await read({ fromMs: Date.UTC(2026, 7, 13, 2), toMs: NOW_MS })).toEqual([]);
      expect(await read({ fromMs: 0, toMs: Date.UTC(2026, 7, 12) })).toEqual([]);
    });
  });
}
