import { describe, expect, test } from 'vitest';
import { summariseWork, type Work } from '../../../domain/activity.ts';
import { STATES, toPhase } from '../../../domain/phase.ts';
import { sessionSchema } from '../../../domain/session-schema.ts';
import { MAP_CONTEXT, minutesAgo } from '../answer.fixture.ts';
import { isGlueDetailFinal, toGlueArn, toGlueSession } from './mapper.ts';
import { NO_TAGS, parse, toAnswer, toRow } from './session.fixture.ts';

describe('the row of a Glue session', () => {
  test('carries what the answer tells', () => {
    const answer = toAnswer('STOPPED', {
      CompletedOn: minutesAgo(10),
      ExecutionTime: 1200,
      DPUSeconds: 6000,
      ErrorMessage: 'stopped by its owner',
    });
    const row = toRow(answer, { status: 'loaded', tags: { owner: 'AROAEXAMPLE:maria', team: 'orders' } });
    expect(row).toMatchObject({
      key: 'glue/210987654321/eu-west-1/-/sess-1',
      href: '/sessions/glue/210987654321/eu-west-1/-/sess-1',
      scope: { id: '-', name: '-' },
      arn: 'arn:aws:glue:eu-west-1:210987654321:session/sess-1',
      name: 'explore orders',
      state: 'STOPPED',
      phase: 'ended',
      stateReason: 'stopped by its owner',
      owner: 'AROAEXAMPLE:maria',
      ownerSource: 'tag:owner',
      roleArn: 'arn:aws:iam::210987654321:role/service-role/GlueSessions',
      version: '5.0',
      createdAt: minutesAgo(30).toISOString(),
      endedAt: minutesAgo(10).toISOString(),
      durationSeconds: 1200,
      idleTimeoutMinutes: 2880,
      stopsAt: null,
      capacity: { workerType: 'G.1X', workers: 5, dpus: 5, architecture: null },
      usage: { total: null, billed: null, dpuSeconds: 6000, executionSeconds: 1200 },
    });
    expect(sessionSchema.safeParse(row).error).toBeUndefined();
  });

  test('leaves what the row has no place for in the raw answer', () => {
    const answer = toAnswer('READY', { $metadata: { requestId: 'r' } });
    const { $metadata: _metadata, ...told } = answer;
    expect(parse(answer).raw).toEqual(told);
  });

  test.each([...STATES.glue, 'HIBERNATING'])('F-19: in state %s is kept, with a reason for every null', (status) => {
    const row = toRow(toAnswer(status));
    expect(row).toMatchObject({ state: status, phase: toPhase('glue', status) });
    expect(sessionSchema.safeParse(row).error).toBeUndefined();
  });

  test.each([
    ...['Standard', 'G.025X', 'G.1X', 'G.2X', 'G.4X', 'G.8X', 'G.12X', 'G.16X', 'R.1X', 'R.2X', 'R.4X', 'R.8X', 'Z.2X'],
    'Q.99X',
  ])('F-19: with workers of type %s is kept', (workerType) => {
    expect(toRow(toAnswer('READY', { WorkerType: workerType })).capacity.workerType).toBe(workerType);
  });

  test('tells by its statements whether it idles, and so when it stops', () => {
    const read = (...works: Work[]) =>
      toRow(toAnswer('READY', { IdleTimeout: 60 }), NO_TAGS, { status: 'loaded', work: summariseWork(works) });
    const over: Work = { state: 'over', startMs: minutesAgo(30).getTime(), endMs: minutesAgo(20).getTime() };
    expect(read(over)).toMatchObject({
      state: 'READY',
      phase: 'idle',
      idleSince: minutesAgo(20).toISOString(),
      stopsAt: minutesAgo(-40).toISOString(),
    });
    expect(read(over, { state: 'running', startMs: minutesAgo(5).getTime(), endMs: null })).toMatchObject({
      phase: 'busy',
      missing: { idleSince: 'not-idle', stopsAt: 'not-idle' },
    });
    expect(read(over, { state: 'waiting', startMs: null, endMs: null })).toMatchObject({ phase: 'ready' });
    expect(read()).toMatchObject({ phase: 'ready', missing: { idleSince: 'not-reported', stopsAt: 'not-reported' } });
    expect(read({ state: 'over', startMs: null, endMs: null })).toMatchObject({
      phase: 'idle',
      missing: { idleSince: 'not-reported', stopsAt: 'not-reported' },
    });
  });

  test('is ready, and no more is known, while its statements are not read or are none of its kind', () => {
    for (const status of ['loading', 'denied', 'unavailable', 'not-supported'] as const) {
      const row = toRow(toAnswer('READY'), NO_TAGS, { status });
      expect(row).toMatchObject({ phase: 'ready', missing: { idleSince: status } });
    }
    const connect = toRow(toAnswer('READY', { SessionType: 'SPARK_CONNECT' }));
    expect(connect).toMatchObject({ phase: 'ready', missing: { idleSince: 'not-supported' } });
  });

  test('has no idle clock once it has ended', () => {
    expect(toRow(toAnswer('STOPPED')).missing).toMatchObject({
      idleSince: 'not-applicable',
      stopsAt: 'not-applicable',
    });
  });

  test('has no ARN while the account is unknown, and one of its own partition else', () => {
    const context = { ...MAP_CONTEXT, account: 'unknown' };
    const row = toGlueSession({
      session: parse(toAnswer('READY')),
      tags: NO_TAGS,
      work: { status: 'loading' },
      context,
    });
    expect(row).toMatchObject({ arn: null, missing: { arn: 'unavailable' } });
    expect(toGlueArn('a b', { partition: 'aws-cn', region: 'cn-north-1', account: '210987654321' })).toBe(
      'arn:aws-cn:glue:cn-north-1:210987654321:session/a b',
    );
  });
});

describe('the figures of Glue', () => {
  test.each([undefined, 0])('that are %s while it runs are reported when it ends', (figure) => {
    const row = toRow(toAnswer('READY', { DPUSeconds: figure, ExecutionTime: figure }));
    expect(row.usage).toMatchObject({ dpuSeconds: null, executionSeconds: null });
    expect(row.missing).toMatchObject({
      'usage.dpuSeconds': 'reported-when-it-ends',
      'usage.executionSeconds': 'reported-when-it-ends',
    });
  });

  test('of a running session are shown where Glue does report them', () => {
    expect(toRow(toAnswer('READY', { DPUSeconds: 40 })).usage.dpuSeconds).toBe(40);
  });

  test('that are 0 at the end are 0, and not reported where they are absent', () => {
    expect(toRow(toAnswer('FAILED', { DPUSeconds: 0 })).usage.dpuSeconds).toBe(0);
    expect(toRow(toAnswer('FAILED')).missing['usage.dpuSeconds']).toBe('not-reported');
  });
});

describe('the owner of a Glue session', () => {
  test.each([
    [{ Owner: 'b', owner: 'a' }, 'a', 'tag:owner'],
    [{ owner: ' ', AmazonDataZoneSessionOwner: 'c' }, 'c', 'tag:AmazonDataZoneSessionOwner'],
    [{ team: 'orders' }, null, null],
  ])('by the tags %o is %s', (tags, owner, ownerSource) => {
    const row = toRow(toAnswer('READY'), { status: 'loaded', tags: tags as unknown as Record<string, string> });
    expect(row).toMatchObject({ owner, ownerSource });
    expect(row.missing.owner).toBe(owner === null ? 'not-tagged' : undefined);
  });

  test.each(['loading', 'denied', 'unavailable'] as const)('is %s while the tags are', (status) => {
    const row = toRow(toAnswer('READY'), { status });
    expect(row).toMatchObject({ owner: null, tags: null, missing: { owner: status, tags: status } });
    expect(isGlueDetailFinal({ status })).toBe(false);
  });
});

describe('the origin of a Glue session', () => {
  test.each([
    ['data-preview', { Id: 'glue-studio-datapreview-00000000-0000-0000-0000-000000000000' }, {}],
    ['dbt', { Id: 'dbt-glue-0f' }, {}],
    ['dbt', { Description: 'dbt: 0f - 1' }, {}],
    ['dbt', {}, { 'dbt:project': 'orders' }],
    ['spark-connect', { SessionType: 'SPARK_CONNECT' }, {}],
    ['notebook', { DefaultArguments: { '--glue_kernel_version': '1.0.9' } }, {}],
    ['unknown', { DefaultArguments: { '--enable-metrics': 'true' } }, { tool: 'not dbt', 'cost-center': 'dbt-team' }],
    ['dbt', {}, { tool: 'dbt-glue' }],
    ['unknown', { Id: 'adbtb', SessionType: 'LIVY' }, {}],
    ['unknown', { SessionType: 'SOMETHING_NEW' }, {}],
  ])('is %s by %o and the tags %o', (origin, changes, tags) => {
    const row = toRow(toAnswer('READY', changes), { status: 'loaded', tags: tags as Record<string, string> });
    expect(row.origin).toBe(origin);
  });
});
