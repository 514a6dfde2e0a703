import fc from 'fast-check';
import { expect, test } from 'vitest';
import { summariseWork } from '../domain/activity.ts';
import type { Phase } from '../domain/phase.ts';
import { NOW_MS } from '../domain/session.fixture.ts';
import { toSessionIdling } from '../domain/session-idling.ts';
import { anySession } from '../domain/sessions.fixture.ts';
import { BOOK } from './cost.fixture.ts';
import { NO_COST } from './cost.ts';
import { findMisconfigurations } from './radar.ts';
import type { RadarSubject } from './radar-input.ts';
import { findPlainly } from './radar-plain.fixture.ts';

const HOUR = 3_600_000;
const place = { partition: 'aws', cli: { profile: null, endpointUrl: null } };

/** Works of a session that lived for some hours before now; fractions of a millisecond as AWS's doubles have them. */
const anyWork = fc
  .array(fc.tuple(fc.double({ min: 0, max: 40, noNaN: true }), fc.double({ min: 0, max: 5, noNaN: true })), {
    maxLength: 6,
  })
  .map((works) =>
    summariseWork(
      works.map(([from, lasts]) => ({
        state: 'over' as const,
        startMs: NOW_MS - from * HOUR,
        endMs: NOW_MS - (from - lasts) * HOUR,
      })),
      NOW_MS,
    ),
  );

const anyChanges = fc.array(
  fc.record({
    toPhase: fc.constantFrom<Phase>('idle', 'busy', 'ready', 'ended'),
    seenBeforeMs: fc.option(fc.nat(40).map((hours) => NOW_MS - hours * HOUR)),
    seenMs: fc.nat(40).map((hours) => NOW_MS - hours * HOUR),
  }),
  { maxLength: 4 },
);

const anySubject: fc.Arbitrary<RadarSubject> = fc
  .record({
    session: anySession,
    minutes: fc.constantFrom(null, 0, 30, 60, 2_880),
    amount: fc.constantFrom(null, '0', '0.004', '7.31', '300'),
    currency: fc.constantFrom('USD', 'USD', 'CNY'),
    stopCommand: fc.constantFrom(null, 'aws glue stop-session'),
    profile: fc.constantFrom(undefined, null, 'analysts'),
    work: fc.option(anyWork),
    changes: anyChanges,
  })
  .map(({ session: row, minutes, amount, currency, stopCommand, profile, work, changes }) => {
    const cost = amount === null ? NO_COST : { ...NO_COST, amount, currency, basis: 'billed-usage' as const };
    const session = { ...row, cost, stopCommand, idleTimeoutMinutes: minutes };
    const setup = profile === undefined ? null : { usageProfile: { name: profile } };
    return { session, setup, place, idling: toSessionIdling(session, work, changes, NOW_MS) };
  });

test('one session at a time finds what is found over all of them at once (property)', () => {
  fc.assert(
    fc.property(
      fc.array(anySubject, { maxLength: 40 }),
      fc.array(anySession, { maxLength: 20 }),
      fc.boolean(),
      fc.nat(50),
      (subjects, others, complete, hours) => {
        const input = {
          subjects,
          population: [...subjects.map(({ session }) => session), ...others],
          applications: [],
          book: BOOK,
          bounds: { fromMs: NOW_MS - hours * HOUR, toMs: NOW_MS },
          nowMs: NOW_MS,
          complete,
        };
        expect(findMisconfigurations(input)).toEqual(findPlainly(input));
      },
    ),
  );
});
