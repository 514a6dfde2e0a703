import { type JsonObject, toEpochSeconds } from '../answer.ts';
import { toCrowdTitle } from '../estate/crowds.ts';
import type { Estate } from '../estate/estate.ts';
import { type Life, momentOf } from '../estate/life.ts';
import { pickWork, runtimeRoleArn } from '../estate/people.ts';
import { openRandom, type Random } from '../estate/random.ts';
import { glueArguments } from './default-arguments.ts';
import type { GlueSessionPlan } from './session.ts';

export type GlueStatus = 'PROVISIONING' | 'READY' | 'FAILED' | 'TIMEOUT' | 'STOPPING' | 'STOPPED';

export function glueStatusOf(life: Life, nowMs: number): GlueStatus {
  const moment = momentOf(life, nowMs);
  if (moment === 'starting') return 'PROVISIONING';
  if (moment === 'stopping') return 'STOPPING';
  if (moment === 'failed') return 'FAILED';
  if (moment === 'ended') return life.ending === 'stopped' ? 'STOPPED' : 'TIMEOUT';
  return 'READY';
}

const START_FAILURES = [
  'Role arn:aws:iam::210987654321:role/service-role/AWSGlueServiceRole-risk should be given assume role permissions for Glue Service.',
  'VPC S3 endpoint validation failed for SubnetId: subnet-0a1b2c3d4e5f60718. VPC: vpc-0123456789abcdef0.',
  'Session failed to start: The specified connection "warehouse-postgres" could not be reached.',
  'ResourceNumberLimitExceeded: Exceeded maximum number of DPUs for interactive sessions.',
];
const WORK_FAILURES = [
  'Session failed: Spark driver ran out of memory (exit code 137).',
  'Session failed: lost connection to the Spark driver.',
];

function descriptionOf(random: Random, plan: GlueSessionPlan): string | undefined {
  if (plan.crowd !== null) return toCrowdTitle(plan.crowd);
  if (plan.origin === 'data-preview') return 'Glue Studio Data Preview session';
  if (plan.origin === 'dbt') return 'dbt-glue session';
  return random.chance(0.6) ? `${pickWork(random, plan.who.team)} (${plan.who.name})` : undefined;
}

/**
 * Glue's own Session, in ListSessions and GetSession alike. ExecutionTime and DPUSeconds stand only once it is over, and
 * DPUSeconds = ExecutionTime × MaxCapacity. No creator, no tags, no idle time: Glue does not tell them here.
 */
export function toGlueSession(estate: Estate, plan: GlueSessionPlan, nowMs: number): JsonObject {
  const { life, size } = plan;
  const random = openRandom(plan.detailSeed, 1);
  const status = glueStatusOf(life, nowMs);
  const over = nowMs >= life.endedMs;
  const executionTime =
    over && life.startedMs !== null ? Math.max(1, Math.round((life.endedMs - life.startedMs) / 1000)) : null;
  const failures = life.startedMs === null ? START_FAILURES : WORK_FAILURES;
  const starting = status === 'PROVISIONING';
  const startup = (life.startedMs ?? life.endedMs) - life.createdMs;
  return {
    Id: plan.id,
    CreatedOn: toEpochSeconds(life.createdMs),
    Status: status,
    ErrorMessage: status === 'FAILED' ? failures[plan.index % failures.length] : undefined,
    Description: descriptionOf(random, plan),
    Role: runtimeRoleArn(estate.account, 'glue', plan.who.team),
    Command: { Name: 'glueetl', PythonVersion: '3' },
    DefaultArguments: glueArguments(random, plan),
    Connections: random.chance(0.25) ? { Connections: ['warehouse-postgres', 'network-private-a'] } : undefined,
    Progress: starting ? Math.round(((nowMs - life.createdMs) / startup) * 100) / 100 : 1,
    MaxCapacity: size.maxCapacity,
    SecurityConfiguration: plan.who.team === 'risk' ? 'kms-risk' : undefined,
    GlueVersion: plan.glueVersion,
    NumberOfWorkers: size.workers,
    WorkerType: size.workerType,
    CompletedOn: over ? toEpochSeconds(life.endedMs) : undefined,
    ExecutionTime: executionTime ?? undefined,
    DPUSeconds: executionTime === null ? undefined : executionTime * size.maxCapacity,
    IdleTimeout: plan.idleTimeoutMinutes,
    ProfileName: plan.who.team === 'finance' ? 'finance-guardrails' : undefined,
    SessionType: plan.origin === 'spark-connect' ? 'SPARK_CONNECT' : 'LIVY',
  };
}
