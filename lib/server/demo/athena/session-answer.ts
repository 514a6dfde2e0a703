import type { JsonObject } from '../answer.ts';
import type { Estate } from '../estate/estate.ts';
import { COST_CENTERS, runtimeRoleArn } from '../estate/people.ts';
import { openRandom } from '../estate/random.ts';
import { dpuMillis } from './executors.ts';
import { type AthenaSessionPlan, isSparkConnect } from './session.ts';
import { toSessionStatus } from './state.ts';

const notebookVersion = (plan: AthenaSessionPlan): string | undefined =>
  isSparkConnect(plan.workGroup) ? undefined : 'Athena notebook version 1';

/** A row of ListSessions: here EngineVersion is an object. */
export function toSessionSummary(plan: AthenaSessionPlan, nowMs: number): JsonObject {
  const { engine } = plan.workGroup;
  return {
    SessionId: plan.id,
    Description: plan.description ?? undefined,
    EngineVersion: { SelectedEngineVersion: engine, EffectiveEngineVersion: engine },
    NotebookVersion: notebookVersion(plan),
    Status: toSessionStatus(plan, nowMs),
  };
}

function engineConfiguration(plan: AthenaSessionPlan): JsonObject {
  const random = openRandom(plan.detailSeed, 1);
  const properties: Record<string, string> = {
    'spark.sql.catalog.spark_catalog': 'org.apache.iceberg.spark.SparkSessionCatalog',
  };
  if (random.chance(0.1)) properties['spark.hadoop.fs.s3a.secret.key'] = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
  return {
    CoordinatorDpuSize: 1,
    MaxConcurrentDpus: plan.maxConcurrentDpus,
    DefaultExecutorDpuSize: 1,
    AdditionalConfigs: isSparkConnect(plan.workGroup)
      ? undefined
      : { NotebookId: `demo-${plan.who.team}-${plan.index % 40}` },
    SparkProperties: properties,
  };
}

/** GetSession's answer: here EngineVersion is a string, and the DPU time stands once the session is over. */
export function toSession(estate: Estate, plan: AthenaSessionPlan, nowMs: number): JsonObject {
  const { workGroup } = plan;
  return {
    SessionId: plan.id,
    Description: plan.description ?? undefined,
    WorkGroup: workGroup.name,
    EngineVersion: workGroup.engine,
    EngineConfiguration: engineConfiguration(plan),
    NotebookVersion: notebookVersion(plan),
    MonitoringConfiguration: {
      CloudWatchLoggingConfiguration: {
        Enabled: true,
        LogGroup: '/aws-athena/spark',
        LogStreamNamePrefix: workGroup.name,
      },
      ManagedLoggingConfiguration: { Enabled: false },
    },
    SessionConfiguration: {
      ExecutionRole: runtimeRoleArn(estate.account, 'athena', plan.who.team),
      WorkingDirectory: `s3://example-athena-spark/${workGroup.name}/${plan.id}`,
      IdleTimeoutSeconds: plan.idleTimeoutMinutes * 60,
      SessionIdleTimeoutInMinutes: plan.idleTimeoutMinutes,
      EncryptionConfiguration:
        workGroup.team === 'risk' ? { EncryptionOption: 'SSE_KMS', KmsKey: 'alias/risk-spark' } : undefined,
    },
    Status: toSessionStatus(plan, nowMs),
    Statistics: nowMs >= plan.life.endedMs ? { DpuExecutionInMillis: dpuMillis(plan) } : undefined,
  };
}

/** Tags of a session; Unified Studio sets its own, and some sessions have no owner among them, a few none at all. */
export function athenaTags(plan: AthenaSessionPlan): Record<string, string> {
  const random = openRandom(plan.detailSeed, 2);
  const { who, workGroup } = plan;
  if (isSparkConnect(workGroup)) {
    return {
      AmazonDataZoneSessionOwner: `${who.login}@example.com`,
      AmazonDataZoneProject: `dzp-${who.team}`,
      team: who.team,
    };
  }
  const style = random.pickWeighted([
    ['owner', 6],
    ['team', 2],
    ['none', 1],
  ]);
  if (style === 'none') return {};
  const tags: Record<string, string> = { team: who.team, 'cost-center': COST_CENTERS[who.team] };
  if (style === 'owner') tags.owner = `${who.login}@example.com`;
  return tags;
}
