import { type JsonObject, toEpochSeconds } from '../answer.ts';
import type { Estate } from '../estate/estate.ts';
import { changedMs } from '../estate/life.ts';
import { COST_CENTERS, callerArn, runtimeRoleArn } from '../estate/people.ts';
import { openRandom } from '../estate/random.ts';
import { emrConfiguration } from './configuration.ts';
import type { EmrSessionPlan } from './session.ts';
import { emrIdleSince, emrStateDetails, emrStateOf } from './state.ts';
import { emrUsage, UNBILLED } from './usage.ts';

/** A row of ListSessions: no times but creation and update, no usage, no tags. */
export function toSessionSummary(estate: Estate, plan: EmrSessionPlan, nowMs: number): JsonObject {
  const { application, life, who } = plan;
  const state = emrStateOf(life, nowMs);
  return {
    applicationId: application.id,
    sessionId: plan.id,
    arn: plan.arn,
    name: plan.name ?? undefined,
    state,
    stateDetails: emrStateDetails(life, state, plan.index, plan.idleTimeoutMinutes),
    releaseLabel: application.releaseLabel,
    executionRoleArn: runtimeRoleArn(estate.account, 'emr-serverless', who.team),
    createdBy: callerArn(estate.account, who, plan.scheduled),
    createdAt: toEpochSeconds(life.createdMs),
    updatedAt: toEpochSeconds(changedMs(life, nowMs)),
  };
}

function tagsOf(plan: EmrSessionPlan): JsonObject {
  const random = openRandom(plan.detailSeed, 1);
  const tags: JsonObject = { team: plan.who.team };
  if (random.chance(0.8)) tags['cost-center'] = COST_CENTERS[plan.who.team];
  if (random.chance(0.3)) tags.AmazonDataZoneSessionOwner = `${plan.who.login}@example.com`;
  if (plan.scheduled) tags.scheduler = 'airflow';
  return tags;
}

export function toSession(estate: Estate, plan: EmrSessionPlan, nowMs: number): JsonObject {
  const { application, life } = plan;
  const ended = nowMs >= life.endedMs;
  const started = life.startedMs !== null && nowMs >= life.startedMs ? life.startedMs : null;
  const idleSince = emrIdleSince(life, nowMs);
  const usage = ended ? emrUsage(plan) : null;
  const published = nowMs >= life.endedMs + plan.billedAfterMs;
  const awaited = plan.index % 3 === 0 ? UNBILLED : undefined;
  return {
    ...toSessionSummary(estate, plan, nowMs),
    startedAt: started === null ? undefined : toEpochSeconds(started),
    endedAt: ended ? toEpochSeconds(life.endedMs) : undefined,
    idleSince: idleSince === null ? undefined : toEpochSeconds(idleSince),
    idleTimeoutMinutes: plan.idleTimeoutMinutes,
    configurationOverrides: emrConfiguration(plan),
    networkConfiguration: application.networked
      ? {
          subnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-0f9e8d7c6b5a43210'],
          securityGroupIds: ['sg-0123456789abcdef0'],
        }
      : undefined,
    tags: tagsOf(plan),
    totalResourceUtilization: usage?.total,
    billedResourceUtilization: usage ? (published ? usage.billed : awaited) : undefined,
    totalExecutionDurationSeconds: usage?.executionSeconds,
  };
}
