import type { MissingReason } from '../../../domain/missing.ts';
import { type Phase, toPhase } from '../../../domain/phase.ts';
import { type SessionRef, toHref, toKey } from '../../../domain/resource-ref.ts';
import type { Origin, Session } from '../../../domain/session.ts';
import { toArn } from '../arn.ts';
import { DAY_MS } from '../detail-schedule.ts';
import {
  type DetailState,
  findLater,
  findNewest,
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
} from '../session-row.ts';
import { findIdleStop, resolveEnd, resolveIdleSince, takeDuration, takeTime, toSentTime } from '../session-times.ts';
import { toStopCommand } from '../stop-command.ts';
import type { AthenaSession, AthenaSessionSummary } from './native.ts';
import { isSparkConnectEngine } from './work.ts';

export type AthenaSessionInput = {
  /** From the listing; where only GetSession was asked, its answer stands in for it. */
  summary: AthenaSessionSummary;
  /** The latest GetSession answer, whatever `detailState` says about a later attempt. */
  detail: AthenaSession | null;
  detailState: DetailState;
  /** When the detail was told, ISO-8601 UTC: decides between the two where AWS's own times do not. */
  detailAsOf?: string | null;
  tags: TagState;
  /** The workgroup's name. */
  workGroup: string;
  context: MapContext;
};

/** The ARN that ListTagsForResource wants, as Athena sends none; null while the account is unknown. */
export function toAthenaArn(
  workGroup: string,
  sessionId: string,
  place: { partition: string; region: string; account: string },
): string | null {
  return toArn('athena', place, `workgroup/${workGroup}/session/${sessionId}`);
}

/** The row of an Athena for Spark session. Pure; never throws, never yields NaN; every null has its reason. */
export function toAthenaSession(input: AthenaSessionInput): Session {
  const { summary, detail, detailState, detailAsOf = null, workGroup, context } = input;
  const { newest } = findNewest(summary, detail, { summary: context.asOf, detail: detailAsOf });
  const ledger = openLedger();
  const { take, missing } = ledger;
  const { account, region } = context;
  const phase = toPhase('athena', newest.state ?? '');
  const id = summary.sessionId;
  const ref: SessionRef = { service: 'athena', account, region, scope: workGroup, id };
  const tagsReason = input.tags.status === 'loaded' ? 'invalid' : reasonWithoutDetail(input.tags.status);
  const tags = take('tags', toShownTags(input.tags.status === 'loaded' ? input.tags.tags : null), tagsReason);
  const owner = resolveOwner(tags, tagsReason, context.ownerTags);
  const times = takeTimes(ledger, newest, phase, context.nowMs);
  const ofDetail = (member: string) =>
    detail === null ? reasonWithoutDetail(detailState) : reasonFor(detail.invalid, member, 'not-reported');
  const idleTimeoutMinutes = take(
    'idleTimeoutMinutes',
    toIdleTimeoutMinutes(detail),
    ofDetail(detail?.invalid.includes('idleTimeoutSeconds') ? 'idleTimeoutSeconds' : 'idleTimeoutMinutes'),
  );
  const endedAt = times.endedAt ?? times.updatedAt ?? times.createdAt;
  return {
    key: toKey(ref),
    service: 'athena',
    account,
    region,
    scope: { id: workGroup, name: context.scopeName ?? workGroup },
    id,
    arn: take('arn', toAthenaArn(workGroup, id, context), 'unavailable'),
    name: take('name', toShownText(newest.description), reasonFor(newest.invalid, 'description', 'not-set')),
    state: newest.state ?? STATE_NOT_REPORTED,
    phase,
    stateReason: take(
      'stateReason',
      toShownText(newest.stateChangeReason),
      reasonFor(newest.invalid, 'stateChangeReason', phase === 'failed' ? 'not-reported' : 'not-set'),
    ),
    owner: take('owner', owner.owner, owner.reason),
    ownerSource: owner.ownerSource,
    origin: toAthenaOrigin(newest, findVersion(newest, summary), tags),
    roleArn: take('roleArn', detail?.executionRole ?? null, ofDetail('executionRole')),
    version: take(
      'version',
      findVersion(newest, summary),
      reasonFor(newest.invalid, 'effectiveEngineVersion', 'not-reported'),
    ),
    ...times,
    durationSeconds: takeDuration(ledger, { ...times, phase }, context),
    idleTimeoutMinutes,
    stopsAt: takeTime(ledger, 'stopsAt', findIdleStop(phase, times.idleSince, idleTimeoutMinutes, missing)),
    capacity: {
      workerType: take('capacity.workerType', null, 'not-applicable'),
      workers: take('capacity.workers', null, 'not-reported'),
      dpus: take('capacity.dpus', detail?.maxConcurrentDpus ?? null, ofDetail('maxConcurrentDpus')),
      architecture: take('capacity.architecture', null, 'not-applicable'),
    },
    usage: {
      total: take('usage.total', null, 'not-applicable'),
      billed: take('usage.billed', null, 'not-applicable'),
      dpuSeconds: takeDpuSeconds(ledger, detail, {
        phase,
        reason: detail === null ? reasonWithoutDetail(detailState) : null,
        detailIsEarlier: detail !== null && !isOfEnded(detail),
        endedAt,
        nowMs: context.nowMs,
      }),
      executionSeconds: take('usage.executionSeconds', null, 'not-reported'),
    },
    ...UNPRICED,
    stopCommand: toStopCommand('athena terminate-session', { 'session-id': id }, { phase }, context),
    tags,
    stale: context.stale,
    asOf: findLater(context.asOf, detailAsOf),
    missing: { ...missing, ...UNPRICED_REASONS },
    href: toHref(ref),
  };
}

type AthenaTimes = Pick<Session, 'createdAt' | 'startedAt' | 'endedAt' | 'idleSince' | 'updatedAt'>;

function takeTimes(ledger: Ledger, newest: AthenaSessionSummary, phase: Phase, nowMs: number): AthenaTimes {
  const sent = (name: 'startDateTime' | 'endDateTime' | 'idleSinceDateTime') =>
    toSentTime(newest[name], reasonFor(newest.invalid, name, 'not-reported'), nowMs);
  const start = sent('startDateTime');
  const updated = reasonFor(newest.invalid, 'lastModifiedDateTime', 'not-reported');
  return {
    createdAt: takeTime(ledger, 'createdAt', start),
    // Athena tells one start; while the session is being created it has not started.
    startedAt: takeTime(ledger, 'startedAt', phase === 'starting' ? { at: null, reason: 'not-started' } : start),
    endedAt: takeTime(ledger, 'endedAt', resolveEnd(phase, sent('endDateTime'))),
    idleSince: takeTime(ledger, 'idleSince', resolveIdleSince(phase, sent('idleSinceDateTime'))),
    updatedAt: takeTime(ledger, 'updatedAt', toSentTime(newest.updatedAt, updated, nowMs)),
  };
}

function toIdleTimeoutMinutes(detail: AthenaSession | null): number | null {
  if (detail === null) return null;
  return detail.idleTimeoutMinutes ?? (detail.idleTimeoutSeconds === null ? null : detail.idleTimeoutSeconds / 60);
}

/** The effective version; one that was requested by its name is the effective one by AWS's own documentation. */
function findVersion(newest: AthenaSessionSummary, summary: AthenaSessionSummary): string | null {
  const effective = newest.effectiveEngineVersion ?? summary.effectiveEngineVersion;
  const selected = newest.selectedEngineVersion ?? summary.selectedEngineVersion;
  return effective ?? (selected?.toUpperCase() === 'AUTO' ? null : selected);
}

type DpuStage = {
  phase: Phase;
  reason: MissingReason | null;
  detailIsEarlier: boolean;
  endedAt: string | null;
  nowMs: number;
};

/** While a session runs, and in an answer of before its end, a 0 is no figure yet. */
function takeDpuSeconds(ledger: Ledger, detail: AthenaSession | null, stage: DpuStage): number | null {
  const ended = hasEnded(stage.phase);
  const millis = ended && stage.detailIsEarlier ? null : (detail?.dpuExecutionInMillis ?? null);
  const sinceEndMs = stage.endedAt === null ? 0 : stage.nowMs - Date.parse(stage.endedAt);
  const afterEnd = sinceEndMs >= DAY_MS ? 'not-reported' : 'not-published-yet';
  const absent = stage.reason ?? (ended ? afterEnd : 'reported-when-it-ends');
  return ledger.take(
    'usage.dpuSeconds',
    millis === null || (millis === 0 && !ended) ? null : millis / 1000,
    reasonFor(detail?.invalid ?? [], 'dpuExecutionInMillis', absent),
  );
}

/** Spark 3.5 workgroups have no notebook interface and are reached over Spark Connect. */
function toAthenaOrigin(session: AthenaSessionSummary, version: string | null, tags: Session['tags']): Origin {
  if (isFromDbt([session.description], tags)) return 'dbt';
  if (session.notebookVersion !== null) return 'notebook';
  return isSparkConnectEngine(version) ? 'spark-connect' : 'unknown';
}

/** A figure of before the end is not the session's figure. */
function isOfEnded(detail: AthenaSession): boolean {
  return hasEnded(toPhase('athena', detail.state ?? ''));
}

/** Whether a detail will not change any more: the session has ended and its statistics are there, or a day has passed. */
export function isAthenaDetailFinal(detail: AthenaSession, nowMs: number): boolean {
  if (!isOfEnded(detail)) return false;
  if (detail.dpuExecutionInMillis !== null) return true;
  const endedAt = detail.endDateTime ?? detail.updatedAt ?? detail.startDateTime;
  return endedAt === null || nowMs - Date.parse(endedAt) >= DAY_MS;
}
