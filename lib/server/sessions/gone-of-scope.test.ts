import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BOOK, toEndedSession } from '../../cost/cost.fixture.ts';
import { withCosts } from '../../cost/estimate.ts';
import { NO_FACTS } from '../../cost/session-facts.ts';
import type { Session } from '../../domain/session.ts';
import { openTestHistory } from '../history/kept-history.fixture.ts';
import { NO_HISTORY } from '../history/no-history.ts';
import { aFolder } from '../history/stored.fixture.ts';
import { toStoredRow } from '../history/usage.fixture.ts';
import { findGoneOfScope } from './gone-of-scope.ts';

const NOW_MS = Date.parse('2026-08-20T13:00:00Z');
const EVERYTHING = { fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY };
const SOURCE = 'emr-serverless/210987654321/us-east-1';
const REF = { service: 'emr-serverless', account: '210987654321', region: 'us-east-1', scope: '00lab' } as const;

/** An hour of it at $0.05 a vCPU-hour and $0.006 a GB-hour: 10 × 0.05 + 40 × 0.006. */
const AMOUNT = '0.74';

function toGone(id: string, changes: Partial<Session> = {}): Session {
  const billed = { vcpuHours: 10, memoryGbHours: 40, storageGbHours: 0 };
  const session = toEndedSession('emr-serverless', {
    id,
    scope: { id: '00lab', name: 'lab' },
    usage: { total: null, billed, dpuSeconds: null, executionSeconds: 3600 },
    // The door of the history takes no null without its reason.
    missing: {
      name: 'not-set',
      stateReason: 'not-set',
      owner: 'not-tagged',
      startedAt: 'not-reported',
      idleSince: 'not-idle',
      updatedAt: 'not-reported',
      stopsAt: 'ended',
      'capacity.workerType': 'not-applicable',
      'capacity.workers': 'not-applicable',
      'capacity.dpus': 'not-applicable',
      'usage.total': 'not-reported',
      'usage.dpuSeconds': 'not-applicable',
      burnPerHour: 'ended',
      idleCost: 'not-idle',
    },
    ...changes,
  });
  return withCosts(session, NO_FACTS, BOOK, NOW_MS);
}

async function open(rows: readonly Session[], others: readonly string[] = []) {
  const history = openTestHistory(join(aFolder(), 'sparktally.db'), () => NOW_MS);
  const stored = rows.map((row) => toStoredRow(row, NOW_MS));
  await history.store?.putSessions(stored, []);
  const gone = stored.filter(({ key }) => !others.includes(key));
  await history.store?.markGone(
    gone.map(({ key }) => key),
    NOW_MS + 1,
  );
  return history;
}

const NONE = { id: SOURCE, session: () => undefined };

describe('sessions of a scope that AWS no longer tells of', () => {
  it('are counted with what they spent within the range, and no others', async () => {
    const [first, second] = [toGone('0a'), toGone('0b', { createdAt: '2026-08-20T11:30:00.000Z' })];
    const other = toGone('0c', { scope: { id: '00lab2', name: 'lab2' } });
    const history = await open([first, second, other]);
    const found = await findGoneOfScope(history, NONE, REF, EVERYTHING);
    expect(first.cost.amount).toBe(AMOUNT);
    expect(found).toMatchObject({ sessions: 2, spend: { amounts: [{ amount: '1.48', currency: 'USD' }], unknown: 0 } });
    expect(found?.newest.map(({ id, stale }) => [id, stale])).toEqual([
      ['0b', true],
      ['0a', true],
    ]);
    // The first lived from 11:00 to 12:00: half of it lies before 11:30, where the second began.
    const half = { fromMs: 0, toMs: Date.parse('2026-08-20T11:30:00Z') };
    expect(await findGoneOfScope(history, NONE, REF, half)).toMatchObject({
      sessions: 1,
      spend: { amounts: [{ amount: '0.37', currency: 'USD' }] },
    });
    expect(await findGoneOfScope(history, NONE, REF, { fromMs: 0, toMs: 1 })).toBeNull();
  });

  it('are none where AWS tells of them again, where nothing went, and without a history', async () => {
    const row = toGone('0a');
    const history = await open([row]);
    const back = { id: SOURCE, session: (key: string) => (key === row.key ? row : undefined) };
    expect(await findGoneOfScope(history, back, REF, EVERYTHING)).toBeNull();
    expect(await findGoneOfScope(await open([row], [row.key]), NONE, REF, EVERYTHING)).toBeNull();
    expect(await findGoneOfScope(NO_HISTORY, NONE, REF, EVERYTHING)).toBeNull();
  });

  it('are skipped one by one where another version wrote them in another form', async () => {
    const history = await open([toGone('0a'), { ...toGone('0b'), phase: 'no phase' as 'ended' }]);
    expect(await findGoneOfScope(history, NONE, REF, EVERYTHING)).toMatchObject({ sessions: 1 });
  });
});
