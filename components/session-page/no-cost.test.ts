import { describe, expect, it } from 'vitest';
import { BOOK, toEndedSession, toServiceSession } from '@/lib/cost/cost.fixture.ts';
import { withCosts } from '@/lib/cost/estimate.ts';
import { NO_FACTS } from '@/lib/cost/session-facts.ts';
import { MISSING_REASONS, type MissingReason } from '@/lib/domain/missing.ts';
import { SERVICES } from '@/lib/domain/service.ts';
import { NOW_MS } from '@/lib/domain/session.fixture.ts';
import type { Session } from '@/lib/domain/session.ts';
import { toNoCost } from './no-cost.ts';

const usage = (changes: Partial<Session['usage']>) => ({
  total: null,
  billed: null,
  dpuSeconds: null,
  executionSeconds: null,
  ...changes,
});
const capacity = (changes: Partial<Session['capacity']>) => ({
  workerType: null,
  workers: null,
  dpus: null,
  architecture: null,
  ...changes,
});
const price = (session: Session) => withCosts(session, NO_FACTS, BOOK, NOW_MS);
const titleOf = (session: Session) => {
  expect(session.cost.amount).toBeNull();
  return toNoCost(session).title;
};

describe('without a price', () => {
  const dpus = usage({ dpuSeconds: 3_600, executionSeconds: 720 });
  const glue = (changes: Partial<Session>) =>
    titleOf(price(toEndedSession('glue', { usage: dpus, region: 'eu-west-1', ...changes })));

  it('names service, region and worker', () => {
    expect(glue({ capacity: capacity({ workerType: 'R.2X', workers: 2, dpus: 4 }) })).toBe(
      'No price is known for R workers of AWS Glue in eu-west-1',
    );
    expect(glue({ version: '6.0' })).toBe('No price is known for a DPU-hour of AWS Glue 6.0 in eu-west-1');
    expect(glue({ version: null })).toBe('No price is known for a DPU-hour of AWS Glue in eu-west-1');
    const odd = capacity({ workerType: `Q.${'9'.repeat(99)}` });
    expect(glue({ capacity: odd })).toMatch(/^No price is known for Q\.9{38} workers of AWS Glue in/);
    expect(titleOf(price(toEndedSession('athena', { usage: dpus, region: 'eu-south-2' })))).toBe(
      'No price is known for a DPU-hour of Athena for Spark in eu-south-2',
    );
  });

  it('names the resources and the architecture of EMR Serverless, and only those that lack one', () => {
    const billed = { vcpuHours: 1, memoryGbHours: 4, storageGbHours: 0 };
    const emr = (architecture: 'arm64' | null) =>
      titleOf(
        price(toEndedSession('emr-serverless', { usage: usage({ billed }), capacity: capacity({ architecture }) })),
      );
    expect(emr('arm64')).toBe('No price is known for vCPU and memory of EMR Serverless on arm64 in us-east-1');
    expect(emr(null)).toMatch(/EMR Serverless, whose architecture is not reported, in us-east-1$/);
  });
});

describe('without a quantity', () => {
  it('a failed Glue session may never have run', () => {
    expect(titleOf(price(toEndedSession('glue', { phase: 'failed', missing: {} })))).toMatch(/no execution time/);
  });

  it('EMR Serverless has a day to publish', () => {
    const late = toEndedSession('emr-serverless', { missing: { 'usage.billed': 'not-reported' } });
    expect(titleOf(price(late))).toMatch(/within a day of its end/);
    const early = toEndedSession('emr-serverless', { missing: { 'usage.billed': 'not-published-yet' } });
    expect(titleOf(price(early))).toBe('EMR Serverless has not published its usage yet');
  });

  it('a running one of unknown capacity is not told of', () => {
    const blind = toServiceSession('glue', { capacity: capacity({ workerType: 'G.1X' }), missing: {} });
    expect(titleOf(price(blind))).toBe('AWS Glue does not report what it holds');
  });
});

/** Every reason that the estimators give for a cost, and those that a row has before they ran. */
const CAN_OCCUR: MissingReason[] = [
  'loading',
  'not-published-yet',
  'reported-when-it-ends',
  'not-started',
  'not-reported',
  'no-price',
  'ambiguous-price',
  'mixed-currencies',
  'state-unknown',
  'denied',
  'invalid',
  'unavailable',
];

describe('every reason', () => {
  it.each(SERVICES.flatMap((service) => CAN_OCCUR.map((reason) => [service, reason] as const)))(
    'of %s has words of its own: %s',
    (service, reason) => {
      const { title, text } = toNoCost(toEndedSession(service, { missing: { cost: reason } }));
      expect(title).not.toContain('There is no amount');
      expect(title).toMatch(/^[A-Z].*[^.]$/);
      expect(text).toMatch(/\.$/);
      expect(`${title} ${text}`).not.toMatch(/undefined|null|NaN/);
    },
  );

  it('that is new or absent is still told', () => {
    const none = toEndedSession('glue', { missing: {} });
    expect(toNoCost(none)).toEqual({ title: 'There is no amount: unknown', text: 'It is not counted as 0.' });
    expect(toNoCost({ ...none, missing: { cost: 'not-idle' } }).title).toContain(MISSING_REASONS['not-idle']);
  });
});
