import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getQuantity, hasMeasure } from './quantity.ts';
import { NOW_MS, toSession } from './session.fixture.ts';
import type { Session, SessionUsage } from './session.ts';
import { anySession } from './sessions.fixture.ts';
import { USAGE_MEASURES } from './usage-series.ts';
import { getDpusPerWorker, WORKER_TYPES } from './worker-type.ts';

const blank: SessionUsage = { total: null, billed: null, dpuSeconds: null, executionSeconds: null };
const dpuSeconds = (session: Session) => getQuantity(session, 'dpuSeconds', NOW_MS);
const capacity = (workerType: string | null, workers: number | null, dpus: number | null) => ({
  workerType,
  workers,
  dpus,
  architecture: null,
});

describe('worker types', () => {
  it('are the thirteen that Glue documents, and unknown ones have no size', () => {
    expect(WORKER_TYPES).toHaveLength(13);
    expect(WORKER_TYPES.map(getDpusPerWorker)).toEqual([1, 0.25, 1, 2, 4, 8, 12, 16, 1, 2, 4, 8, 2]);
    expect(getDpusPerWorker('Q.9X')).toBeNull();
    expect(getDpusPerWorker('constructor')).toBeNull();
  });
});

describe("a session's quantity", () => {
  it('is what AWS reported', () => {
    expect(dpuSeconds(toSession({ usage: { ...blank, dpuSeconds: 42 } }))).toEqual({ amount: 42, estimated: false });
    const ended = toSession({ phase: 'ended', usage: { ...blank, dpuSeconds: 0 } });
    expect(dpuSeconds(ended)).toEqual({ amount: 0, estimated: false });
    const billed = { vcpuHours: 1.5, memoryGbHours: null, storageGbHours: 0 };
    const emr = toSession({ service: 'emr-serverless', usage: { ...blank, billed } });
    expect(getQuantity(emr, 'billedVcpuHours', NOW_MS)).toEqual({ amount: 1.5, estimated: false });
    expect(getQuantity(emr, 'billedMemoryGbHours', NOW_MS)).toBeNull();
    expect(getQuantity(emr, 'billedStorageGbHours', NOW_MS)).toEqual({ amount: 0, estimated: false });
    expect(getQuantity(emr, 'totalVcpuHours', NOW_MS)).toBeNull();
  });

  it.each([
    ['its capacity', capacity('G.1X', 2, 5), 3600 * 5],
    ['its workers where capacity is not sent', capacity('G.4X', 3, null), 3600 * 12],
    ['nothing where the worker type is unknown', capacity('Q.9X', 3, null), null],
    ['nothing where the workers are not sent', capacity('G.1X', null, null), null],
  ])('of a running Glue session is estimated from %s', (_from, shape, amount) => {
    expect(dpuSeconds(toSession({ capacity: shape }))).toEqual(amount === null ? null : { amount, estimated: true });
  });

  it('takes a 0 of a running Glue session for a figure that is not there yet', () => {
    expect(dpuSeconds(toSession({ usage: { ...blank, dpuSeconds: 0 } }))).toEqual({ amount: 18_000, estimated: true });
  });

  it('of an ended Glue session without a figure is ExecutionTime × capacity, or unknown', () => {
    const ended = toSession({ phase: 'ended', usage: { ...blank, executionSeconds: 100 } });
    expect(dpuSeconds(ended)).toEqual({ amount: 500, estimated: true });
    expect(dpuSeconds({ ...ended, phase: 'failed', usage: blank })).toBeNull();
  });

  it('of a running Athena session is never estimated, and a 0 there is a figure', () => {
    const athena = toSession({ service: 'athena', state: 'IDLE', phase: 'idle' });
    expect(dpuSeconds(athena)).toBeNull();
    expect(dpuSeconds({ ...athena, usage: { ...blank, dpuSeconds: 0 } })).toEqual({ amount: 0, estimated: false });
  });

  it('F-17 is never negative and never NaN, and only of a measure that the service has', () => {
    const odd = fc.constantFrom(Number.NaN, -1, Number.POSITIVE_INFINITY, 2 ** 53 + 2);
    fc.assert(
      fc.property(
        anySession,
        fc.option(odd, { nil: null }),
        fc.constantFrom(...USAGE_MEASURES),
        (session, value, measure) => {
          const usage =
            value === null ? session.usage : { ...session.usage, dpuSeconds: value, executionSeconds: value };
          const quantity = getQuantity({ ...session, usage }, measure, NOW_MS);
          if (quantity !== null) {
            expect(quantity.amount).toBeGreaterThanOrEqual(0);
            expect(Number.isFinite(quantity.amount)).toBe(true);
            expect(hasMeasure(session.service, measure)).toBe(true);
          }
        },
      ),
    );
  });
});
