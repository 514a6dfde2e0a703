import type { Session } from '../../../domain/session.ts';
import { MAP_CONTEXT, minutesAgo } from '../answer.fixture.ts';
import type { DetailState } from '../session-row.ts';
import { toEmrSession } from './mapper.ts';
import { parseEmrSession } from './native.ts';

export const FIGURES = { vCPUHour: 4.5, memoryGBHour: 18, storageGBHour: 0 };
export const ZEROS = { vCPUHour: 0, memoryGBHour: 0, storageGBHour: 0 };

/** A GetSession answer of a session that started half an hour ago. */
export function toAnswer(state: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    applicationId: '00fapp1',
    sessionId: '00fsess1',
    arn: 'arn:aws:emr-serverless:eu-west-1:210987654321:/applications/00fapp1/sessions/00fsess1',
    name: 'explore orders',
    state,
    stateDetails: 'all is well',
    releaseLabel: 'emr-7.13.0',
    executionRoleArn: 'arn:aws:iam::210987654321:role/EmrRuntime',
    createdBy: 'arn:aws:sts::210987654321:assumed-role/Analysts/maria',
    createdAt: minutesAgo(31),
    updatedAt: minutesAgo(10),
    startedAt: minutesAgo(30),
    idleTimeoutMinutes: 60,
    tags: { team: 'orders' },
    ...changes,
  };
}

export function parse(answer: Record<string, unknown>) {
  const detail = parseEmrSession(answer, '00fapp1');
  if (detail === null) throw new Error('no id');
  return detail;
}

export function toRow(answer: Record<string, unknown>, changes: Partial<typeof MAP_CONTEXT> = {}): Session {
  const detail = parse(answer);
  return toEmrSession({ summary: detail, detail, detailState: 'loaded', context: { ...MAP_CONTEXT, ...changes } });
}

export function toRowWithoutDetail(state: string, detailState: DetailState): Session {
  const summary = parse(toAnswer(state));
  return toEmrSession({ summary, detail: null, detailState, context: MAP_CONTEXT });
}
