import { NO_COST } from '../cost/cost.ts';
import { toHref, toKey } from './resource-ref.ts';
import type { Session } from './session.ts';

export const NOW_MS = Date.parse('2026-08-20T12:00:00Z');

/** A running Glue session for tests, an hour old at NOW_MS; the key follows from the parts. */
export function toSession(changes: Partial<Session> = {}): Session {
  const session: Session = {
    key: '',
    service: 'glue',
    account: '210987654321',
    region: 'eu-west-1',
    scope: { id: '-', name: '-' },
    id: 'session-1',
    arn: 'arn:aws:glue:eu-west-1:210987654321:session/session-1',
    name: null,
    state: 'READY',
    phase: 'ready',
    stateReason: null,
    owner: null,
    ownerSource: null,
    origin: 'unknown',
    roleArn: 'arn:aws:iam::210987654321:role/service-role/GlueSessions',
    version: '5.0',
    createdAt: '2026-08-20T11:00:00.000Z',
    startedAt: null,
    endedAt: null,
    idleSince: null,
    updatedAt: null,
    durationSeconds: 3600,
    idleTimeoutMinutes: 2880,
    stopsAt: null,
    capacity: { workerType: 'G.1X', workers: 5, dpus: 5, architecture: null },
    usage: { total: null, billed: null, dpuSeconds: null, executionSeconds: null },
    cost: NO_COST,
    burnPerHour: NO_COST,
    idleCost: NO_COST,
    stopCommand: 'aws glue stop-session --id session-1 --region eu-west-1',
    tags: {},
    stale: false,
    asOf: '2026-08-20T12:00:00.000Z',
    missing: {
      name: 'not-set',
      stateReason: 'not-set',
      owner: 'not-tagged',
      startedAt: 'not-reported',
      endedAt: 'still-running',
      idleSince: 'not-reported',
      updatedAt: 'not-reported',
      stopsAt: 'not-reported',
      'capacity.architecture': 'not-applicable',
      'usage.total': 'not-applicable',
      'usage.billed': 'not-applicable',
      'usage.dpuSeconds': 'reported-when-it-ends',
      'usage.executionSeconds': 'reported-when-it-ends',
      cost: 'loading',
      burnPerHour: 'loading',
      idleCost: 'loading',
    },
    href: '',
    ...changes,
  };
  const ref = { ...session, scope: session.scope.id };
  return { ...session, key: changes.key ?? toKey(ref), href: changes.href ?? toHref(ref) };
}
