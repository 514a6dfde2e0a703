import { isLive, type Phase, toPhase } from '../../../domain/phase.ts';
import { type SessionRef, toHref, toKey } from '../../../domain/resource-ref.ts';
import type { Origin, Session } from '../../../domain/session.ts';
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
  STATE_NOT_REPORTED,
  toShownTags,
  toShownText,
  UNPRICED,
  UNPRICED_REASONS,
} from '../session-row.ts';
import {
  addMinutes,
  findIdleStop,
  resolveEnd,
  resolveIdleSince,
  type SentTime,
  takeDuration,
  takeTime,
  toSentTime,
} from '../session-times.ts';
import { toStopCommand } from '../stop-command.ts';
import type { EmrSession, EmrSessionSummary } from './native.ts';
import { hasFigures, takeEmrUsage } from './usage.ts';

export type EmrSessionInput = {
  /** From the listing; where only GetSession was asked, its answer stands in for it. */
  summary: EmrSessionSummary;
  /** The latest GetSession answer, whatever `detailState` says about a later attempt. */
  detail: EmrSession | null;
  detailState: DetailState;
  /** When the detail was told, ISO-8601 UTC: decides between the two where AWS's own times do not. */
  detailAsOf?: string | null;
  context: MapContext;
};

// "hard cap 24 h/session": reference of the service's Spark Connect page.
const CAP_MINUTES = 24 * 60;

/** The row of an EMR Serverless session. Pure; never throws, never yields NaN; every null has its reason. */
export function toEmrSession({ summary, detail, detailState, detailAsOf = null, context }: EmrSessionInput): Session {
  const { newest, detailIsBehind } = findNewest(summary, detail, { summary: context.asOf, detail: detailAsOf });
  const ledger = openLedger();
  const { take, missing } = ledger;
  const phase = toPhase('emr-serverless', newest.state ?? '');
  const { invalid } = newest;
  const id = summary.sessionId;
  const ref: SessionRef = {
    service: 'emr-serverless',
    account: context.account,
    region: context.region,
    scope: summary.applicationId,
    id,
  };
  const times = takeTimes(ledger, phase, { newest, detail, detailIsBehind, detailState, nowMs: context.nowMs });
  const idleTimeoutMinutes = take(
    'idleTimeoutMinutes',
    detail?.idleTimeoutMinutes ?? null,
    detail === null
      ? reasonWithoutDetail(detailState)
      : reasonFor(detail.invalid, 'idleTimeoutMinutes', 'not-reported'),
  );
  const tags = take(
    'tags',
    toShownTags(detail?.tags ?? (detail === null || detail.invalid.includes('tags') ? null : {})),
    detail === null ? reasonWithoutDetail(detailState) : 'invalid',
  );
  const owner = take('owner', newest.createdBy, reasonFor(invalid, 'createdBy', 'not-reported'));
  const endedAt = times.endedAt ?? times.updatedAt ?? times.createdAt;
  return {
    key: toKey(ref),
    service: 'emr-serverless',
    account: context.account,
    region: context.region,
    scope: { id: summary.applicationId, name: context.scopeName ?? summary.applicationId },
    id,
    arn: take('arn', newest.arn, reasonFor(invalid, 'arn', 'not-reported')),
    name: take('name', toShownText(newest.name), reasonFor(invalid, 'name', 'not-set')),
    state: newest.state ?? STATE_NOT_REPORTED,
    phase,
    stateReason: take(
      'stateReason',
      toShownText(newest.stateDetails),
      reasonFor(invalid, 'stateDetails', phase === 'failed' ? 'not-reported' : 'not-set'),
    ),
    owner,
    ownerSource: owner === null ? null : 'created-by',
    origin: toEmrOrigin(newest, tags),
    roleArn: take('roleArn', newest.executionRoleArn, reasonFor(invalid, 'executionRoleArn', 'not-reported')),
    version: take('version', newest.releaseLabel, reasonFor(invalid, 'releaseLabel', 'not-reported')),
    ...times,
    durationSeconds: takeDuration(ledger, { ...times, phase }, context),
    idleTimeoutMinutes,
    stopsAt: takeTime(ledger, 'stopsAt', findStop(phase, times, idleTimeoutMinutes, { detail, detailState, missing })),
    capacity: {
      workerType: take('capacity.workerType', null, 'not-applicable'),
      workers: take('capacity.workers', null, 'not-applicable'),
      dpus: take('capacity.dpus', null, 'not-applicable'),
      architecture: take('capacity.architecture', context.architecture ?? null, 'not-reported'),
    },
    usage: takeEmrUsage(ledger, detail, detailState, {
      ended: hasEnded(phase),
      endedAtMs: endedAt === null ? null : Date.parse(endedAt),
      detailIsEarlier: detail !== null && hasEnded(phase) && !isOfEnded(detail),
      nowMs: context.nowMs,
    }),
    ...UNPRICED,
    stopCommand: toStopCommand(
      'emr-serverless terminate-session',
      { 'application-id': summary.applicationId, 'session-id': id },
      { phase },
      context,
    ),
    tags,
    stale: context.stale,
    asOf: findLater(context.asOf, detailAsOf),
    missing: { ...missing, ...UNPRICED_REASONS },
    href: toHref(ref),
  };
}

type EmrTimes = Pick<Session, 'createdAt' | 'startedAt' | 'endedAt' | 'idleSince' | 'updatedAt'>;

type TimeSources = {
  newest: EmrSessionSummary;
  detail: EmrSession | null;
  detailIsBehind: boolean;
  detailState: DetailState;
  nowMs: number;
};

function takeTimes(ledger: Ledger, phase: Phase, sources: TimeSources): EmrTimes {
  const { newest, detail, detailIsBehind, detailState, nowMs } = sources;
  const told = (name: 'createdAt' | 'updatedAt') =>
    takeTime(ledger, name, toSentTime(newest[name], reasonFor(newest.invalid, name, 'not-reported'), nowMs));
  const ofDetail = (name: 'startedAt' | 'endedAt' | 'idleSince'): SentTime => {
    if (detail === null) return { at: null, reason: reasonWithoutDetail(detailState) };
    const late = detailIsBehind && name === 'idleSince';
    const reason = detailIsBehind ? 'loading' : reasonFor(detail.invalid, name, 'not-reported');
    return toSentTime(late ? null : detail[name], reason, nowMs);
  };
  const startedAt = ofDetail('startedAt');
  return {
    createdAt: told('createdAt'),
    startedAt: takeTime(
      ledger,
      'startedAt',
      startedAt.at === null && phase === 'starting' && startedAt.reason !== 'invalid'
        ? { at: null, reason: 'not-started' }
        : startedAt,
    ),
    endedAt: takeTime(ledger, 'endedAt', resolveEnd(phase, ofDetail('endedAt'))),
    idleSince: takeTime(ledger, 'idleSince', resolveIdleSince(phase, ofDetail('idleSince'))),
    updatedAt: told('updatedAt'),
  };
}

type StopSources = { detail: EmrSession | null; detailState: DetailState; missing: Session['missing'] };

/** The earlier of idle timeout and 24-hour cap; while it is not idle only the cap is known. */
function findStop(
  phase: Phase,
  times: EmrTimes,
  idleTimeoutMinutes: number | null,
  { detail, detailState, missing }: StopSources,
): SentTime {
  const idle = findIdleStop(phase, times.idleSince, idleTimeoutMinutes, missing);
  if (!isLive(phase) || phase === 'stopping' || phase === 'unknown') return idle;
  if (phase === 'idle' && idle.at === null) return idle;
  if (phase === 'starting') return { at: null, reason: 'not-started' };
  const start = times.startedAt ?? times.createdAt;
  if (detail === null) return { at: null, reason: reasonWithoutDetail(detailState) };
  if (start === null) return idle.at === null ? { at: null, reason: missing.createdAt ?? 'not-reported' } : idle;
  const cap = addMinutes(start, CAP_MINUTES);
  if (idle.at === null || cap.at === null) return cap.at === null ? idle : cap;
  return idle.at < cap.at ? idle : cap;
}

/** EMR Serverless opens interactive sessions over Spark Connect only; dbt is told by its names. */
function toEmrOrigin(session: EmrSessionSummary, tags: Session['tags']): Origin {
  return isFromDbt([session.name], tags) ? 'dbt' : 'spark-connect';
}

/** A figure of before the end is not the session's figure. */
function isOfEnded(detail: EmrSession): boolean {
  return hasEnded(toPhase('emr-serverless', detail.state ?? ''));
}

/**
 * Whether a detail will not change any more: the session has ended, and its billed figures are there and not all zero,
 * or a day has passed since its end.
 */
export function isEmrDetailFinal(detail: EmrSession, nowMs: number): boolean {
  if (!isOfEnded(detail)) return false;
  if (hasFigures(detail.billed)) return true;
  const endedAt = detail.endedAt ?? detail.updatedAt ?? detail.createdAt;
  return endedAt === null || nowMs - Date.parse(endedAt) >= DAY_MS;
}
