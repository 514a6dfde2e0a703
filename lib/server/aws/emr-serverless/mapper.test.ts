import { describe, expect, test } from 'vitest';
import { STATES, toPhase } from '../../../domain/phase.ts';
import { sessionSchema } from '../../../domain/session-schema.ts';
import { MAP_CONTEXT, minutesAgo } from '../answer.fixture.ts';
import { toEmrSession } from './mapper.ts';
import { parse, toAnswer, toRow, toRowWithoutDetail } from './session.fixture.ts';

describe('the row of an EMR Serverless session', () => {
  test('carries what both answers tell', () => {
    const row = toRow(toAnswer('IDLE', { idleSince: minutesAgo(10) }), { scopeName: 'adhoc', architecture: 'arm64' });
    expect(row).toMatchObject({
      key: 'emr-serverless/210987654321/eu-west-1/00fapp1/00fsess1',
      href: '/sessions/emr-serverless/210987654321/eu-west-1/00fapp1/00fsess1',
      scope: { id: '00fapp1', name: 'adhoc' },
      name: 'explore orders',
      state: 'IDLE',
      phase: 'idle',
      stateReason: 'all is well',
      owner: 'arn:aws:sts::210987654321:assumed-role/Analysts/maria',
      ownerSource: 'created-by',
      origin: 'spark-connect',
      roleArn: 'arn:aws:iam::210987654321:role/EmrRuntime',
      version: 'emr-7.13.0',
      createdAt: minutesAgo(31).toISOString(),
      startedAt: minutesAgo(30).toISOString(),
      updatedAt: minutesAgo(10).toISOString(),
      idleSince: minutesAgo(10).toISOString(),
      durationSeconds: 31 * 60,
      idleTimeoutMinutes: 60,
      stopsAt: minutesAgo(-50).toISOString(),
      capacity: { architecture: 'arm64' },
      tags: { team: 'orders' },
    });
    expect(sessionSchema.safeParse(row).error).toBeUndefined();
  });

  test.each([...STATES['emr-serverless'], 'HIBERNATING'])(
    'F-19: in state %s is kept, with a reason for every null',
    (state) => {
      for (const row of [toRow(toAnswer(state)), toRowWithoutDetail(state, 'loading')]) {
        expect(row.state).toBe(state);
        expect(row.phase).toBe(toPhase('emr-serverless', state));
        expect(sessionSchema.safeParse(row).error).toBeUndefined();
      }
    },
  );

  test.each(['loading', 'denied', 'unavailable'] as const)('says of a detail that is %s just that', (detailState) => {
    const { missing } = toRowWithoutDetail('TERMINATED', detailState);
    for (const field of ['startedAt', 'endedAt', 'durationSeconds', 'tags', 'usage.total', 'usage.billed'] as const) {
      expect(missing[field]).toBe(detailState);
    }
  });

  test('never takes the runtime role for the owner', () => {
    const row = toRow(toAnswer('BUSY', { createdBy: undefined }));
    expect(row).toMatchObject({ owner: null, ownerSource: null, missing: { owner: 'not-reported' } });
  });

  test('is told to be dbt by its name', () => {
    expect(toRow(toAnswer('BUSY', { name: 'dbt-orders-run' })).origin).toBe('dbt');
    expect(toRow(toAnswer('BUSY', { tags: { dbt_project: 'orders' } })).origin).toBe('dbt');
    expect(toRow(toAnswer('BUSY', { name: 'sdbtx' })).origin).toBe('spark-connect');
  });
});

describe('the newest of listing and detail', () => {
  const idle = parse(toAnswer('IDLE', { idleSince: minutesAgo(10) }));

  test('is the listing where its last change is later: an older idle time is not shown', () => {
    const summary = parse(toAnswer('BUSY', { updatedAt: minutesAgo(3) }));
    const row = toEmrSession({ summary, detail: idle, detailState: 'loaded', context: MAP_CONTEXT });
    expect(row).toMatchObject({ state: 'BUSY', idleSince: null, missing: { idleSince: 'not-idle' } });
    const again = parse(toAnswer('IDLE', { updatedAt: minutesAgo(3) }));
    const loading = toEmrSession({ summary: again, detail: idle, detailState: 'loaded', context: MAP_CONTEXT });
    expect(loading).toMatchObject({
      state: 'IDLE',
      idleSince: null,
      missing: { idleSince: 'loading', stopsAt: 'loading' },
    });
  });

  test('is the detail where its last change is later', () => {
    const summary = parse(toAnswer('BUSY', { updatedAt: minutesAgo(12) }));
    const row = toEmrSession({ summary, detail: idle, detailState: 'loaded', context: MAP_CONTEXT });
    expect(row).toMatchObject({ state: 'IDLE', idleSince: minutesAgo(10).toISOString() });
  });

  test('is the one told last where AWS gives no time', () => {
    const summary = parse(toAnswer('BUSY', { updatedAt: null }));
    const input = { summary, detail: idle, detailState: 'loaded', context: MAP_CONTEXT } as const;
    expect(toEmrSession({ ...input, detailAsOf: minutesAgo(0).toISOString() }).state).toBe('IDLE');
    expect(toEmrSession({ ...input, detailAsOf: minutesAgo(5).toISOString() }).state).toBe('BUSY');
    expect(toEmrSession(input).state).toBe('BUSY');
  });
});

describe('when an EMR Serverless session stops by itself', () => {
  test.each([
    ['idle, by its timeout', 'IDLE', { idleSince: minutesAgo(10) }, minutesAgo(-50)],
    [
      'idle, by the cap of 24 hours',
      'IDLE',
      { idleSince: minutesAgo(10), idleTimeoutMinutes: 9999 },
      minutesAgo(30 - 1440),
    ],
    ['busy, by the cap', 'BUSY', {}, minutesAgo(30 - 1440)],
    ['busy with no start told, by the cap from its creation', 'BUSY', { startedAt: null }, minutesAgo(31 - 1440)],
  ])('%s', (_case, state, changes, expected) => {
    expect(toRow(toAnswer(state, changes)).stopsAt).toBe(expected.toISOString());
  });

  test.each([
    ['an idle timeout of 0', 'IDLE', { idleSince: minutesAgo(1), idleTimeoutMinutes: 0 }, 'not-reported'],
    ['no idle timeout', 'IDLE', { idleSince: minutesAgo(1), idleTimeoutMinutes: null }, 'not-reported'],
    ['no idle time', 'IDLE', {}, 'not-reported'],
    ['not started', 'SUBMITTED', { startedAt: null }, 'not-started'],
    ['ended', 'TERMINATED', { endedAt: minutesAgo(1) }, 'not-applicable'],
    ['an unknown state', 'HIBERNATING', {}, 'not-reported'],
  ])('is not known with %s', (_case, state, changes, reason) => {
    expect(toRow(toAnswer(state, changes))).toMatchObject({ stopsAt: null, missing: { stopsAt: reason } });
  });
});
