import type { Session } from '../../../domain/session.ts';
import { MAP_CONTEXT, minutesAgo } from '../answer.fixture.ts';
import type { TagState } from '../session-row.ts';
import { toAthenaSession } from './mapper.ts';
import { parseAthenaSession, parseAthenaSummary } from './native.ts';

export const NO_TAGS: TagState = { status: 'loaded', tags: {} };
export const PYSPARK = 'PySpark engine version 3';

export function toStatus(state: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    State: state,
    StateChangeReason: 'asked for',
    StartDateTime: minutesAgo(30),
    LastModifiedDateTime: minutesAgo(10),
    ...changes,
  };
}

/** An item of ListSessions, started half an hour ago. */
export function toListed(state: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    SessionId: 'sess-1',
    Description: 'explore orders',
    EngineVersion: { SelectedEngineVersion: PYSPARK, EffectiveEngineVersion: PYSPARK },
    NotebookVersion: 'Jupyter 1',
    Status: toStatus(state),
    ...changes,
  };
}

/** A GetSession answer about the same session. */
export function toAnswer(state: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    ...toListed(state),
    WorkGroup: 'analysts',
    EngineVersion: PYSPARK,
    EngineConfiguration: { CoordinatorDpuSize: 1, MaxConcurrentDpus: 20, DefaultExecutorDpuSize: 1 },
    MonitoringConfiguration: { CloudWatchLoggingConfiguration: { Enabled: true, LogGroup: '/athena/spark' } },
    SessionConfiguration: {
      ExecutionRole: 'arn:aws:iam::210987654321:role/AthenaSpark',
      WorkingDirectory: 's3://bucket/athena/',
      SessionIdleTimeoutInMinutes: 20,
    },
    Statistics: { DpuExecutionInMillis: 5_400_000 },
    ...changes,
  };
}

export function parse(answer: Record<string, unknown>) {
  const session = parseAthenaSession(answer, 'analysts');
  if (session === null) throw new Error('no id');
  return session;
}

export function parseListed(item: Record<string, unknown>) {
  const session = parseAthenaSummary(item, 'analysts');
  if (session === null) throw new Error('no id');
  return session;
}

export function toRow(answer: Record<string, unknown>, tags: TagState = NO_TAGS): Session {
  const detail = parse(answer);
  return toAthenaSession({
    summary: detail,
    detail,
    detailState: 'loaded',
    tags,
    workGroup: 'analysts',
    context: MAP_CONTEXT,
  });
}
