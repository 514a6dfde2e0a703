import type { Phase } from '../../../domain/phase.ts';
import { type SessionRef, toHref, toKey } from '../../../domain/resource-ref.ts';
import type { Origin, Session, SessionUsage } from '../../../domain/session.ts';
import { toArn } from '../arn.ts';
import {
  hasEnded,
  isFromDbt,
  type Ledger,
  type MapContext,
  openLedger,
  reasonFor,
  reasonWithoutDetail,
  resolveOwner,
  STATE_NOT_REPORTED,
  type TagState,
  toShownTags,
  toShownText,
  UNPRICED,
  UNPRICED_REASONS,
  type WorkState,
} from '../session-row.ts';
import { findIdleStop, resolveEnd, type SentTime, takeDuration, takeTime, toSentTime } from '../session-times.ts';
import { toStopCommand } from '../stop-command.ts';
import type { GlueSession } from './native.ts';
import { resolveGluePhase } from './phase.ts';

/** Glue has no parent of a session. */
export const GLUE_SCOPE = '-';

export type GlueSessionInput = { session: GlueSession; tags: TagState; work: WorkState; context: MapContext };

/** The ARN that GetTags wants, as Glue sends none; null while the account is unknown. */
export function toGlueArn(id: string, place: { partition: string; region: string; account: string }): string | null {
  return toArn('glue', place, `session/${id}`);
}

/** The row of a Glue interactive session. Pure; never throws, never yields NaN; every null has its reason. */
export function toGlueSession({ session, tags: tagState, work, context }: GlueSessionInput): Session {
  const ledger = openLedger();
  const { take, missing } = ledger;
  const { invalid } = session;
  const { account, region } = context;
  const { phase, idleSince } = resolveGluePhase(session, work);
  const ref: SessionRef = { service: 'glue', account, region, scope: GLUE_SCOPE, id: session.id };
  const tagsReason = tagState.status === 'loaded' ? 'invalid' : reasonWithoutDetail(tagState.status);
  const tags = take('tags', toShownTags(tagState.status === 'loaded' ? tagState.tags : null), tagsReason);
  const owner = resolveOwner(tags, tagsReason, context.ownerTags);
  const times = takeTimes(ledger, session, { phase, idleSince }, context.nowMs);
  const idleTimeoutMinutes = take(
    'idleTimeoutMinutes',
    session.idleTimeout,
    reasonFor(invalid, 'idleTimeout', 'not-reported'),
  );
  const stop = findIdleStop(phase, times.idleSince, idleTimeoutMinutes, missing);
  return {
    key: toKey(ref),
    service: 'glue',
    account,
    region,
    scope: { id: GLUE_SCOPE, name: context.scopeName ?? GLUE_SCOPE },
    id: session.id,
    arn: take('arn', toGlueArn(session.id, context), 'unavailable'),
    name: take('name', toShownText(session.description), reasonFor(invalid, 'description', 'not-set')),
    state: session.status ?? STATE_NOT_REPORTED,
    phase,
    stateReason: take(
      'stateReason',
      toShownText(session.errorMessage),
      reasonFor(invalid, 'errorMessage', phase === 'failed' ? 'not-reported' : 'not-set'),
    ),
    owner: take('owner', owner.owner, owner.reason),
    ownerSource: owner.ownerSource,
    origin: toGlueOrigin(session, tags),
    roleArn: take('roleArn', session.role, reasonFor(invalid, 'role', 'not-reported')),
    version: take('version', session.glueVersion, reasonFor(invalid, 'glueVersion', 'not-reported')),
    ...times,
    durationSeconds: takeDuration(ledger, { ...times, phase }, context),
    idleTimeoutMinutes,
    // Nobody knows when the timeout of a session began to run that may idle or not.
    stopsAt: takeTime(ledger, 'stopsAt', phase === 'ready' ? { at: null, reason: idleSince.reason } : stop),
    capacity: {
      workerType: take('capacity.workerType', session.workerType, reasonFor(invalid, 'workerType', 'not-reported')),
      workers: take('capacity.workers', session.numberOfWorkers, reasonFor(invalid, 'numberOfWorkers', 'not-reported')),
      dpus: take('capacity.dpus', session.maxCapacity, reasonFor(invalid, 'maxCapacity', 'not-reported')),
      architecture: take('capacity.architecture', null, 'not-applicable'),
    },
    usage: takeUsage(ledger, session, phase),
    ...UNPRICED,
    stopCommand: toStopCommand('glue stop-session', { id: session.id }, { phase }, context),
    tags,
    stale: context.stale,
    asOf: context.asOf,
    missing: { ...missing, ...UNPRICED_REASONS },
    href: toHref(ref),
  };
}

type GlueTimes = Pick<Session, 'createdAt' | 'startedAt' | 'endedAt' | 'idleSince' | 'updatedAt'>;

function takeTimes(
  ledger: Ledger,
  session: GlueSession,
  { phase, idleSince }: { phase: Phase; idleSince: SentTime },
  nowMs: number,
): GlueTimes {
  const sent = (name: 'createdOn' | 'completedOn') =>
    toSentTime(session[name], reasonFor(session.invalid, name, 'not-reported'), nowMs);
  return {
    createdAt: takeTime(ledger, 'createdAt', sent('createdOn')),
    startedAt: ledger.take('startedAt', null, phase === 'starting' ? 'not-started' : 'not-reported'),
    endedAt: takeTime(ledger, 'endedAt', resolveEnd(phase, sent('completedOn'))),
    idleSince: takeTime(ledger, 'idleSince', idleSince),
    updatedAt: ledger.take('updatedAt', null, 'not-reported'),
  };
}

/** While a session runs Glue leaves its figures out or sends 0: that is no figure yet. */
function takeUsage(ledger: Ledger, session: GlueSession, phase: Phase): SessionUsage {
  const ended = hasEnded(phase);
  const sent = (name: 'dpuSeconds' | 'executionTime') => {
    const amount = session[name];
    return amount === 0 && !ended ? null : amount;
  };
  const absent = ended ? 'not-reported' : 'reported-when-it-ends';
  return {
    total: ledger.take('usage.total', null, 'not-applicable'),
    billed: ledger.take('usage.billed', null, 'not-applicable'),
    dpuSeconds: ledger.take('usage.dpuSeconds', sent('dpuSeconds'), reasonFor(session.invalid, 'dpuSeconds', absent)),
    executionSeconds: ledger.take(
      'usage.executionSeconds',
      sent('executionTime'),
      reasonFor(session.invalid, 'executionTime', absent),
    ),
  };
}

const DATA_PREVIEW_ID = 'glue-studio-datapreview-';

function toGlueOrigin(session: GlueSession, tags: Session['tags']): Origin {
  if (session.id.startsWith(DATA_PREVIEW_ID)) return 'data-preview';
  if (isFromDbt([session.id, session.description], tags)) return 'dbt';
  if (session.sessionType === 'SPARK_CONNECT') return 'spark-connect';
  return session.kernelVersion === null ? 'unknown' : 'notebook';
}

/** Tags are all that is asked per session, and asked once. */
export function isGlueDetailFinal(tags: TagState): boolean {
  return tags.status === 'loaded';
}
