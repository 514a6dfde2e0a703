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
import type { DetailState, TagState } from '../session-row.ts';
import { toAthenaSession } from './mapper.ts';
import { parseAthenaSession, parseAthenaSummary } from './native.ts';
import { NO_TAGS, toAnswer, toRow, toStatus } from './session.fixture.ts';

describe('F-17: each member of GetSession, six faults and more', () => {
  const places = [
    [null, Object.keys(toAnswer('IDLE'))],
    ['Status', [...Object.keys(toStatus('IDLE')), 'EndDateTime', 'IdleSinceDateTime']],
    ['SessionConfiguration', ['ExecutionRole', 'SessionIdleTimeoutInMinutes', 'IdleTimeoutSeconds']],
    ['EngineConfiguration', ['MaxConcurrentDpus']],
    ['Statistics', ['DpuExecutionInMillis']],
  ] as const;
  const faults = places.flatMap(([within, members]) =>
    members.flatMap((member) => listFaults(member).map(([name, change]) => ({ within, member, name, change }))),
  );

  test.each(faults)('$within $member $name', ({ within, member, change }) => {
    const answer = toAnswer('IDLE', { Status: toStatus('IDLE', { IdleSinceDateTime: minutesAgo(5) }) });
    change(within === null ? answer : (answer[within] as Record<string, unknown>));
    const detail = parseAthenaSession(answer, 'analysts');
    if (member === 'SessionId') {
      expect(detail).toBeNull();
      return;
    }
    const row = toAthenaSession({
      summary: detail!,
      detail,
      detailState: 'loaded',
      tags: NO_TAGS,
      workGroup: 'analysts',
      context: MAP_CONTEXT,
    });
    expect(sessionSchema.safeParse(row).error).toBeUndefined();
    expect(JSON.stringify(row)).not.toMatch(/NaN|Invalid Date/);
  });
});

describe('F-18: times that make no sense', () => {
  test.each([
    ['0', new Date(0)],
    ['milliseconds sent as seconds', new Date(1.7e15)],
    ['1e300 seconds', new Date(Number.NaN)],
    ['a year ahead', minutesAgo(-365 * 24 * 60)],
  ])('%s: the field is unknown, the row stays', (_case, StartDateTime) => {
    const row = toRow(toAnswer('BUSY', { Status: toStatus('BUSY', { StartDateTime }) }));
    expect(row).toMatchObject({ createdAt: null, durationSeconds: null, missing: { createdAt: 'invalid' } });
  });

  test('an end before the start: no duration', () => {
    const row = toRow(toAnswer('TERMINATED', { Status: toStatus('TERMINATED', { EndDateTime: minutesAgo(31) }) }));
    expect(row).toMatchObject({ durationSeconds: null, missing: { durationSeconds: 'invalid' } });
  });
});

const some = {
  Description: someText,
  NotebookVersion: someText,
  Status: someAnswer({
    State: fc.constantFrom(...STATES.athena, 'HIBERNATING'),
    StateChangeReason: someText,
    StartDateTime: someTime,
    LastModifiedDateTime: someTime,
    EndDateTime: someTime,
    IdleSinceDateTime: someTime,
  }),
};
const someSummary = someAnswer({
  ...some,
  EngineVersion: someAnswer({ SelectedEngineVersion: someText, EffectiveEngineVersion: someText }),
});
const someDetail = someAnswer({
  ...some,
  EngineVersion: someText,
  WorkGroup: someText,
  EngineConfiguration: someAnswer({ MaxConcurrentDpus: fc.nat(6000), CoordinatorDpuSize: fc.nat(2) }),
  SessionConfiguration: someAnswer({
    ExecutionRole: someText,
    IdleTimeoutSeconds: fc.nat(100_000),
    SessionIdleTimeoutInMinutes: fc.nat(600),
  }),
  Statistics: someAnswer({ DpuExecutionInMillis: someAmount }),
});
const someTagState: fc.Arbitrary<TagState> = fc.oneof(
  someTags.map((tags): TagState => ({ status: 'loaded', tags })),
  fc.constantFrom<TagState>({ status: 'loading' }, { status: 'denied' }, { status: 'unavailable' }),
);

test('H-09: any answer gives a row that the strict schema takes, its amounts included', { timeout: 180_000 }, () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }),
      someSummary,
      fc.option(someDetail),
      fc.constantFrom<DetailState>('loaded', 'loading', 'denied', 'unavailable'),
      someTagState,
      fc.boolean(),
      (SessionId, listed, got, detailState, tags, stale) => {
        const summary = parseAthenaSummary({ ...listed, SessionId }, 'analysts');
        const detail = got === null ? null : parseAthenaSession({ ...got, SessionId }, 'analysts');
        const context = { ...MAP_CONTEXT, stale };
        const row = toAthenaSession({ summary: summary!, detail, detailState, tags, workGroup: 'analysts', context });
        const priced = withCosts(
          row,
          { ...NO_FACTS, coordinatorDpus: detail?.coordinatorDpus ?? null },
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
