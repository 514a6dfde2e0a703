import { describe, expect, test } from 'vitest';
import { STATES, toPhase } from '../../../domain/phase.ts';
import type { Session } from '../../../domain/session.ts';
import { sessionSchema } from '../../../domain/session-schema.ts';
import { MAP_CONTEXT, minutesAgo, NOW_MS } from '../answer.fixture.ts';
import type { DetailState } from '../session-row.ts';
import { isAthenaDetailFinal, toAthenaSession } from './mapper.ts';
import type { AthenaSession, AthenaSessionSummary } from './native.ts';
import { NO_TAGS, parse, parseListed, toAnswer, toListed, toRow, toStatus } from './session.fixture.ts';

function join(
  summary: AthenaSessionSummary,
  detail: AthenaSession | null,
  detailState: DetailState = 'loaded',
): Session {
  return toAthenaSession({
    summary,
    detail,
    detailState,
    tags: NO_TAGS,
    workGroup: 'analysts',
    context: MAP_CONTEXT,
  });
}

describe('the row of an Athena session', () => {
  test('carries what both answers tell', () => {
    const status = toStatus('IDLE', { IdleSinceDateTime: minutesAgo(8) });
    const row = toRow(toAnswer('IDLE', { Status: status }), { status: 'loaded', tags: { Owner: 'maria' } });
    expect(row).toMatchObject({
      key: 'athena/210987654321/eu-west-1/analysts/sess-1',
      scope: { id: 'analysts', name: 'analysts' },
      arn: 'arn:aws:athena:eu-west-1:210987654321:workgroup/analysts/session/sess-1',
      name: 'explore orders',
      state: 'IDLE',
      phase: 'idle',
      stateReason: 'asked for',
      owner: 'maria',
      ownerSource: 'tag:Owner',
      origin: 'notebook',
      roleArn: 'arn:aws:iam::210987654321:role/AthenaSpark',
      version: 'PySpark engine version 3',
      createdAt: minutesAgo(30).toISOString(),
      startedAt: minutesAgo(30).toISOString(),
      updatedAt: minutesAgo(10).toISOString(),
      idleSince: minutesAgo(8).toISOString(),
      durationSeconds: 1800,
      idleTimeoutMinutes: 20,
      stopsAt: minutesAgo(-12).toISOString(),
      capacity: { workerType: null, workers: null, dpus: 20, architecture: null },
      usage: { dpuSeconds: 5400, executionSeconds: null },
    });
    expect(sessionSchema.safeParse(row).error).toBeUndefined();
  });

  test.each([...STATES.athena, 'HIBERNATING'])('F-19: in state %s is kept, with a reason for every null', (state) => {
    for (const row of [toRow(toAnswer(state)), join(parseListed(toListed(state)), null, 'loading')]) {
      expect(row).toMatchObject({ state, phase: toPhase('athena', state) });
      expect(sessionSchema.safeParse(row).error).toBeUndefined();
    }
  });

  test('of an engine version told as an object or as a text is the effective one', () => {
    const versions = [
      [
        { SelectedEngineVersion: 'AUTO', EffectiveEngineVersion: 'PySpark engine version 3' },
        'PySpark engine version 3',
      ],
      [{ SelectedEngineVersion: 'Apache Spark version 3.5' }, 'Apache Spark version 3.5'],
      ['Apache Spark version 3.5', 'Apache Spark version 3.5'],
      [{ SelectedEngineVersion: 'AUTO' }, null],
    ] as const;
    for (const [EngineVersion, version] of versions) {
      expect(join(parseListed(toListed('BUSY', { EngineVersion })), null, 'loading').version).toBe(version);
    }
  });

  test.each([
    ['notebook', { NotebookVersion: 'Jupyter 1' }],
    ['spark-connect', { NotebookVersion: undefined, EngineVersion: 'Apache Spark version 3.5' }],
    ['dbt', { Description: 'dbt: 0f1e - 22' }],
    ['unknown', { NotebookVersion: undefined }],
  ])('has the origin %s by %o', (origin, changes) => {
    expect(toRow(toAnswer('BUSY', changes)).origin).toBe(origin);
  });

  test('is idle for as long as the newest answer says so, and no longer', () => {
    const detail = parse(toAnswer('IDLE', { Status: toStatus('IDLE', { IdleSinceDateTime: minutesAgo(10) }) }));
    const summary = parseListed(
      toListed('BUSY', { Status: toStatus('BUSY', { LastModifiedDateTime: minutesAgo(1) }) }),
    );
    expect(join(summary, detail)).toMatchObject({ state: 'BUSY', idleSince: null, missing: { stopsAt: 'not-idle' } });
  });
});

describe('the idle timeout of an Athena session', () => {
  test.each([
    ['minutes', { SessionIdleTimeoutInMinutes: 15, IdleTimeoutSeconds: 60 }, 15, undefined],
    ['seconds', { IdleTimeoutSeconds: 90 }, 1.5, undefined],
    [
      'minutes out of their range, and seconds',
      { SessionIdleTimeoutInMinutes: 1200, IdleTimeoutSeconds: 1200 },
      20,
      undefined,
    ],
    ['minutes out of their range', { SessionIdleTimeoutInMinutes: 1200 }, null, 'invalid'],
    ['seconds below 0', { IdleTimeoutSeconds: -60 }, null, 'invalid'],
    ['neither', {}, null, 'not-reported'],
  ])('by %s', (_case, SessionConfiguration, minutes, reason) => {
    const row = toRow(toAnswer('BUSY', { SessionConfiguration }));
    expect(row.idleTimeoutMinutes).toBe(minutes);
    expect(row.missing.idleTimeoutMinutes).toBe(reason);
  });
});

describe('DPU time of Athena', () => {
  const ended = { Status: toStatus('TERMINATED', { EndDateTime: minutesAgo(3), LastModifiedDateTime: minutesAgo(3) }) };
  const endedLong = {
    Status: toStatus('TERMINATED', { StartDateTime: minutesAgo(3000), EndDateTime: minutesAgo(1500) }),
  };

  test.each([
    ['while it runs, none', toAnswer('BUSY', { Statistics: undefined }), 'reported-when-it-ends'],
    ['while it runs, 0', toAnswer('BUSY', { Statistics: { DpuExecutionInMillis: 0 } }), 'reported-when-it-ends'],
    ['after the end, none', toAnswer('TERMINATED', { ...ended, Statistics: {} }), 'not-published-yet'],
    ['a day after the end, none', toAnswer('TERMINATED', { ...endedLong, Statistics: {} }), 'not-reported'],
    ['nonsense', toAnswer('TERMINATED', { ...ended, Statistics: { DpuExecutionInMillis: -1 } }), 'invalid'],
    ['statistics that are a text', toAnswer('TERMINATED', { ...ended, Statistics: 'many' }), 'invalid'],
  ])('%s', (_case, answer, reason) => {
    expect(toRow(answer)).toMatchObject({ usage: { dpuSeconds: null }, missing: { 'usage.dpuSeconds': reason } });
  });

  test('of before the end is not the figure of the session', () => {
    const row = join(parseListed(toListed('TERMINATED', ended)), parse(toAnswer('BUSY')));
    expect(row).toMatchObject({ usage: { dpuSeconds: null }, missing: { 'usage.dpuSeconds': 'not-published-yet' } });
  });

  test.each([
    ['while it runs', toAnswer('BUSY'), false],
    ['ended, with statistics', toAnswer('TERMINATED', ended), true],
    ['ended, without', toAnswer('TERMINATED', { ...ended, Statistics: {} }), false],
    ['ended a day ago, without', toAnswer('TERMINATED', { ...endedLong, Statistics: {} }), true],
  ])('is final or not: %s', (_case, answer, expected) => {
    expect(isAthenaDetailFinal(parse(answer), NOW_MS)).toBe(expected);
  });
});
