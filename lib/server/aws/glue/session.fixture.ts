import type { Session } from '../../../domain/session.ts';
import { MAP_CONTEXT, minutesAgo } from '../answer.fixture.ts';
import type { TagState, WorkState } from '../session-row.ts';
import { toGlueSession } from './mapper.ts';
import { parseGlueSession } from './native.ts';

export const NO_TAGS: TagState = { status: 'loaded', tags: {} };

/** A session of Glue's as the SDK gives it, created half an hour ago. */
export function toAnswer(status: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    Id: 'sess-1',
    CreatedOn: minutesAgo(30),
    Status: status,
    Description: 'explore orders',
    Role: 'arn:aws:iam::210987654321:role/service-role/GlueSessions',
    Command: { Name: 'glueetl', PythonVersion: '3' },
    DefaultArguments: { '--enable-glue-datacatalog': 'true' },
    Connections: { Connections: ['warehouse'] },
    Progress: 0.5,
    MaxCapacity: 5,
    SecurityConfiguration: 'encrypted',
    GlueVersion: '5.0',
    NumberOfWorkers: 5,
    WorkerType: 'G.1X',
    IdleTimeout: 2880,
    ProfileName: 'analysts',
    SessionType: 'LIVY',
    ...changes,
  };
}

export function parse(answer: Record<string, unknown>) {
  const session = parseGlueSession(answer);
  if (session === null) throw new Error('no id');
  return session;
}

export function toRow(
  answer: Record<string, unknown>,
  tags: TagState = NO_TAGS,
  work: WorkState = { status: 'loading' },
): Session {
  return toGlueSession({ session: parse(answer), tags, work, context: MAP_CONTEXT });
}
