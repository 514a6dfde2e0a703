import fc from 'fast-check';
import { BOOK } from '../cost/cost.fixture.ts';
import { withCosts } from '../cost/estimate.ts';
import { NO_FACTS } from '../cost/session-facts.ts';
import { PHASES } from './phase.ts';
import { SERVICES } from './service.ts';
import { NOW_MS, toSession } from './session.fixture.ts';
import { ORIGINS, type Session } from './session.ts';

const orNull = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: null, freq: 4 });
const pastIso = (hours: number) =>
  fc.nat(hours * 60).map((minutes) => new Date(NOW_MS - minutes * 60_000).toISOString());
const reason = fc.constantFrom('loading', 'not-reported', 'not-set', 'not-tagged', 'not-applicable', 'denied');
const amount = fc.oneof(fc.nat(100_000), fc.double({ min: 0, max: 1e7, noNaN: true }));

/** Sessions of a small world: few enough values that filters hit, every kind of null among them. */
export const anySession: fc.Arbitrary<Session> = fc
  .record({
    service: fc.constantFrom(...SERVICES),
    region: fc.constantFrom('eu-west-1', 'us-east-1'),
    scope: fc.constantFrom({ id: '00f1', name: 'notebooks' }, { id: '00f2', name: 'etl' }, { id: '-', name: '-' }),
    id: fc.uuid(),
    name: orNull(fc.constantFrom('Churn', 'churn 2', '100%')),
    state: fc.constantFrom('READY', 'IDLE', 'BUSY', 'HIBERNATING'),
    phase: fc.constantFrom(...PHASES),
    owner: orNull(fc.constantFrom('ana', 'bo', 'arn:aws:sts::210987654321:assumed-role/Analyst/ana')),
    origin: fc.constantFrom(...ORIGINS),
    roleArn: orNull(fc.constantFrom('arn:aws:iam::1:role/A', 'arn:aws:iam::2:role/A', 'arn:aws:iam::1:role/B')),
    version: orNull(fc.constantFrom('4.0', '5.0', 'emr-7.9.0', 'emr-7.10.0')),
    createdAt: orNull(pastIso(60 * 24)),
    endedAt: orNull(pastIso(60 * 24)),
    idleSince: orNull(pastIso(48)),
    durationSeconds: orNull(fc.nat(100 * 3600)),
    capacity: fc.record({
      workerType: orNull(fc.constantFrom('G.1X', 'R.8X', 'Q.9X')),
      workers: orNull(fc.nat(20)),
      dpus: orNull(fc.nat(50)),
      architecture: fc.constant(null),
    }),
    usage: fc.record({
      total: fc.constant(null),
      billed: orNull(
        fc.record({ vcpuHours: orNull(amount), memoryGbHours: orNull(amount), storageGbHours: orNull(amount) }),
      ),
      dpuSeconds: orNull(amount),
      executionSeconds: orNull(amount),
    }),
    tags: orNull(
      fc.dictionary(fc.constantFrom('team', 'env', '__proto__'), fc.constantFrom('a', 'b', ''), { maxKeys: 2 }),
    ),
    missing: fc.record({
      owner: reason,
      name: reason,
      roleArn: reason,
      version: reason,
      createdAt: reason,
      endedAt: reason,
      idleSince: reason,
      durationSeconds: reason,
      tags: reason,
      'capacity.workerType': reason,
    }),
  })
  .map((changes) => withCosts(toSession(changes), NO_FACTS, BOOK, NOW_MS));
