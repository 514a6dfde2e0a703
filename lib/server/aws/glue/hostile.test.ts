import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BOOK_OF_ALL_REGIONS } from '../../../cost/cost.fixture.ts';
import { withCosts } from '../../../cost/estimate.ts';
import { NO_FACTS } from '../../../cost/session-facts.ts';
import { summariseWork } from '../../../domain/activity.ts';
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
import type { TagState, WorkState } from '../session-row.ts';

import { toGlueSession } from './mapper.ts';
import { parseGlueSession } from './native.ts';
import { NO_TAGS, toAnswer, toRow } from './session.fixture.ts';

const NO_WORK: WorkState = { status: 'loading' };

describe('F-17: each member of a Glue session, six faults and more', () => {
  const members = [...Object.keys(toAnswer('READY')), 'ErrorMessage', 'CompletedOn', 'ExecutionTime', 'DPUSeconds'];
  const faults = members.flatMap((member) => listFaults(member).map(([name, change]) => ({ member, name, change })));

  test.each(faults)('$member $name', ({ member, change }) => {
    const answer = toAnswer('STOPPED', { CompletedOn: minutesAgo(2), ExecutionTime: 1700, DPUSeconds: 8500 });
    change(answer);
    const session = parseGlueSession(answer);
    if (member === 'Id') {
      expect(session).toBeNull();
      return;
    }
    const row = toGlueSession({ session: session!, tags: NO_TAGS, work: NO_WORK, context: MAP_CONTEXT });
    expect(sessionSchema.safeParse(row).error).toBeUndefined();
    expect(JSON.stringify(row)).not.toMatch(/NaN|Invalid Date/);
  });

  test.each([
    ['DPUSeconds', 'usage.dpuSeconds'],
    ['MaxCapacity', 'capacity.dpus'],
    ['NumberOfWorkers', 'capacity.workers'],
    ['IdleTimeout', 'idleTimeoutMinutes'],
    ['CompletedOn', 'endedAt'],
    ['GlueVersion', 'version'],
  ] as const)('%s of -1 makes %s unknown, for that reason', (member, field) => {
    expect(toRow(toAnswer('STOPPED', { CompletedOn: minutesAgo(2), [member]: -1 })).missing[field]).toBe('invalid');
  });
});

describe('F-18: times that make no sense', () => {
  test.each([
    ['0', new Date(0)],
    ['milliseconds sent as seconds', new Date(1.7e15)],
    ['1e300 seconds', new Date(Number.NaN)],
    ['a year ahead', minutesAgo(-365 * 24 * 60)],
  ])('%s: the field is unknown, the row stays', (_case, CreatedOn) => {
    const row = toRow(toAnswer('READY', { CreatedOn }));
    expect(row).toMatchObject({ createdAt: null, durationSeconds: null, missing: { createdAt: 'invalid' } });
  });

  test('an end before the start: no duration; an end of a session that is ready: no end', () => {
    const ended = toRow(toAnswer('TIMEOUT', { CompletedOn: minutesAgo(31) }));
    expect(ended).toMatchObject({ durationSeconds: null, missing: { durationSeconds: 'invalid' } });
    const ready = toRow(toAnswer('READY', { CompletedOn: minutesAgo(1) }));
    expect(ready).toMatchObject({ endedAt: null, durationSeconds: 1800, missing: { endedAt: 'invalid' } });
  });

  test('no end of a session that has ended: no duration', () => {
    const row = toRow(toAnswer('FAILED'));
    expect(row).toMatchObject({
      durationSeconds: null,
      missing: { endedAt: 'not-reported', durationSeconds: 'not-reported' },
    });
  });
});

test('F-20: owner tags are looked up among the tags only, never on Object.prototype', () => {
  const tags = JSON.parse('{"__proto__":"x","toString":"y"}');
  const context = { ...MAP_CONTEXT, ownerTags: ['constructor', '__proto__'] };
  const session = parseGlueSession(toAnswer('READY'));
  const row = toGlueSession({ session: session!, tags: { status: 'loaded', tags }, work: NO_WORK, context });
  expect(row).toMatchObject({ owner: 'x', ownerSource: 'tag:__proto__' });
  const without = toGlueSession({ session: session!, tags: NO_TAGS, work: NO_WORK, context });
  expect(without).toMatchObject({ owner: null, missing: { owner: 'not-tagged' } });
});

const someSession = someAnswer({
  Status: fc.constantFrom(...STATES.glue, 'HIBERNATING'),
  ErrorMessage: someText,
  Description: someText,
  Role: someText,
  Command: fc.anything(),
  DefaultArguments: someTags,
  Connections: fc.anything(),
  Progress: someAmount,
  CreatedOn: someTime,
  CompletedOn: someTime,
  MaxCapacity: someAmount,
  NumberOfWorkers: fc.nat(300),
  WorkerType: someText,
  GlueVersion: someText,
  ExecutionTime: someAmount,
  DPUSeconds: someAmount,
  IdleTimeout: fc.nat(10_000),
  SessionType: fc.constantFrom('LIVY', 'SPARK_CONNECT', 'NEW'),
});

const someTagState: fc.Arbitrary<TagState> = fc.oneof(
  someTags.map((tags): TagState => ({ status: 'loaded', tags })),
  fc.constantFrom<TagState>({ status: 'loading' }, { status: 'denied' }, { status: 'unavailable' }),
);

const someMoment = fc.option(fc.integer({ min: 0, max: 4e12 }), { nil: null });
const someWorkState: fc.Arbitrary<WorkState> = fc.oneof(
  fc
    .array(fc.record({ state: fc.constantFrom('waiting', 'running', 'over'), startMs: someMoment, endMs: someMoment }))
    .map((works): WorkState => ({ status: 'loaded', work: summariseWork(works) })),
  fc.constantFrom<WorkState>({ status: 'loading' }, { status: 'denied' }, { status: 'not-supported' }),
);

test('H-09: any answer gives a row that the strict schema takes, its amounts included', { timeout: 180_000 }, () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }),
      someSession,
      someTagState,
      someWorkState,
      fc.boolean(),
      (Id, answer, tags, work, stale) => {
        const session = parseGlueSession({ ...answer, Id });
        const row = toGlueSession({ session: session!, tags, work, context: { ...MAP_CONTEXT, stale } });
        const priced = withCosts(row, NO_FACTS, BOOK_OF_ALL_REGIONS, NOW_MS);
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
