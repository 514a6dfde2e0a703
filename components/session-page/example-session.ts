import type { Session } from '@/lib/domain/session.ts';

/** A plain Glue session for tests of this folder and its neighbours. */
export function exampleSession(over: Partial<Session> = {}): Session {
  return {
    key: 'glue/210987654321/us-east-1/-/session-1',
    service: 'glue',
    account: '210987654321',
    region: 'us-east-1',
    scope: { id: '-', name: '-' },
    id: 'session-1',
    arn: 'arn:aws:glue:us-east-1:210987654321:session/session-1',
    name: null,
    state: 'READY',
    phase: 'ready',
    stateReason: null,
    owner: null,
    ownerSource: null,
    origin: 'notebook',
    roleArn: 'arn:aws:iam::210987654321:role/glue-dev',
    version: '5.0',
    createdAt: '2026-11-20T10:00:00.000Z',
    startedAt: null,
    endedAt: null,
    idleSince: null,
    updatedAt: null,
    durationSeconds: 7200,
    idleTimeoutMinutes: 2880,
    stopsAt: null,
    capacity: { workerType: 'G.1X', workers: 5, dpus: 5, architecture: null },
    usage: { total: null, billed: null, dpuSeconds: null, executionSeconds: null },
    tags: {},
    stale: false,
    asOf: '2026-11-20T12:00:00.000Z',
    missing: { owner: 'not-tagged', name: 'not-set', 'usage.dpuSeconds': 'reported-when-it-ends' },
    href: '/sessions/glue/210987654321/us-east-1/-/session-1',
    ...over,
  };
}
