import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BOOK_OF_ALL_REGIONS } from '../../../cost/cost.fixture.ts';
import { withCosts } from '../../../cost/estimate.ts';
import { NO_FACTS } from '../../../cost/session-facts.ts';
import { STATES } from '../../../domain/phase.ts';
import { sessionSchema } from '../../../domain/session-schema.ts';
import {
  listFaults,
  MAP_CONTEXT,
  minutesAgo,
  NOW_MS,
  someAmount,
  someAnswer,
  someTags,
  someText,
  someTime,
} from '../answer.fixture.ts';
import type { DetailState } from '../session-row.ts';
import { toEmrSession } from './mapper.ts';
import { parseEmrSession, parseEmrSummary } from './native.ts';
import { toAnswer, toRow } from './session.fixture.ts';

describe('F-18: times that make no sense', () => {
  test.each([
    ['0', new Date(0)],
    ['milliseconds sent as seconds', new Date(1.7e15)],
    ['1e300 seconds', new Date(Number.NaN)],
    ['a year ahead', minutesAgo(-365 * 24 * 60)],
    ['a text', 'yesterday'],
  ])('%s: the field is unknown, the row stays', (_case, createdAt) => {
    const row = toRow(toAnswer('BUSY', { createdAt }));
    expect(row).toMatchObject({
      createdAt: null,
      durationSeconds: null,
      missing: { createdAt: 'invalid', durationSeconds: 'invalid' },
    });
    expect(sessionSchema.safeParse(row).error).toBeUndefined();
  });

  test('an end before the start: no duration', () => {
    const row = toRow(toAnswer('TERMINATED', { endedAt: minutesAgo(40) }));
    expect(row).toMatchObject({ durationSeconds: null, missing: { durationSeconds: 'invalid' } });
  });

  test('an end of a session that runs: no end', () => {
    const row = toRow(toAnswer('BUSY', { endedAt: minutesAgo(5) }));
    expect(row).toMatchObject({ endedAt: null, durationSeconds: 31 * 60, missing: { endedAt: 'invalid' } });
  });

  test('a clock of ours that is behind by less than AWS allows gives a duration of 0, more gives none', () => {
    expect(toRow(toAnswer('STARTING', { createdAt: minutesAgo(-4) })).durationSeconds).toBe(0);
    expect(toRow(toAnswer('STARTING', { createdAt: minutesAgo(-6) })).missing.durationSeconds).toBe('invalid');
  });

  test('a stale row is no older than the last word about it', () => {
    const row = toRow(toAnswer('BUSY'), { stale: true, asOf: minutesAgo(11).toISOString() });
    expect(row.durationSeconds).toBe(20 * 60);
  });
});

describe('F-17: each member of GetSession, six faults and more', () => {
  const members = Object.keys(toAnswer('TERMINATED')).concat([
    'endedAt',
    'idleSince',
    'totalResourceUtilization',
    'billedResourceUtilization',
    'totalExecutionDurationSeconds',
    'configurationOverrides',
    'networkConfiguration',
  ]);
  const faults = members.flatMap((member) => listFaults(member).map(([name, change]) => ({ member, name, change })));

  test.each(faults)('$member $name', ({ member, change }) => {
    const answer = toAnswer('IDLE', { idleSince: minutesAgo(5), endedAt: null });
    change(answer);
    const detail = parseEmrSession(answer, '00fapp1');
    if (member === 'sessionId') {
      expect(detail).toBeNull();
      return;
    }
    const row = toEmrSession({ summary: detail!, detail, detailState: 'loaded', context: MAP_CONTEXT });
    expect(sessionSchema.safeParse(row).error).toBeUndefined();
    expect(JSON.stringify(row)).not.toMatch(/NaN|Invalid Date/);
  });
});

test('F-20: tag keys that are names of Object.prototype are tags like others', () => {
  const tags = JSON.parse('{"__proto__":"x","constructor":"y","owner":"z"}');
  const row = toRow(toAnswer('BUSY', { tags }));
  expect(JSON.parse(JSON.stringify(row.tags))).toEqual(tags);
  expect(Object.keys(row.tags!)).toEqual(['__proto__', 'constructor', 'owner']);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
  expect(Object.getPrototypeOf(row.tags)).toBe(Object.prototype);
});

const someHours = someAnswer({ vCPUHour: someAmount, memoryGBHour: someAmount, storageGBHour: someAmount });
const someSession = someAnswer({
  applicationId: someText,
  arn: someText,
  name: someText,
  state: fc.constantFrom(...STATES['emr-serverless'], 'HIBERNATING'),
  stateDetails: someText,
  releaseLabel: someText,
  executionRoleArn: someText,
  createdBy: someText,
  createdAt: someTime,
  updatedAt: someTime,
  startedAt: someTime,
  endedAt: someTime,
  idleSince: someTime,
  idleTimeoutMinutes: fc.nat(2_000_000),
  tags: someTags,
  totalResourceUtilization: someHours,
  billedResourceUtilization: someHours,
  totalExecutionDurationSeconds: someAmount,
  configurationOverrides: someAnswer({
    runtimeConfiguration: fc.array(
      someAnswer({
        classification: fc.constant('spark-defaults'),
        properties: someTags,
        configurations: fc.anything(),
      }),
    ),
  }),
});

test('H-09: any answer gives a row that the strict schema takes, its amounts included', { timeout: 180_000 }, () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }),
      someSession,
      fc.option(someSession),
      fc.constantFrom<DetailState>('loaded', 'loading', 'denied', 'unavailable'),
      fc.option(someTime.map((at) => at.toISOString())),
      fc.boolean(),
      (sessionId, listed, got, detailState, detailAsOf, stale) => {
        const summary = parseEmrSummary({ ...listed, sessionId }, '00fapp1');
        const detail = got === null ? null : parseEmrSession({ ...got, sessionId }, '00fapp1');
        const context = { ...MAP_CONTEXT, stale };
        const row = toEmrSession({ summary: summary!, detail, detailState, detailAsOf, context });
        const priced = withCosts(
          row,
          { ...NO_FACTS, allocations: detail && [detail.allocation] },
          BOOK_OF_ALL_REGIONS,
          NOW_MS,
        );
        for (const whole of [row, priced]) {
          const { error } = sessionSchema.safeParse(whole);
          if (error) throw error;
        }
        expect(JSON.parse(JSON.stringify(row))).toEqual(row);
      },
    ),
    { numRuns: 10_000 },
  );
});
