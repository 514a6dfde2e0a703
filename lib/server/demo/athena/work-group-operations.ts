import { type JsonObject, toEpochSeconds } from '../answer.ts';
import { runtimeRoleArn } from '../estate/people.ts';
import { type Call, defineOperation } from '../operation.ts';
import { sliceList } from './list-page.ts';
import { invalidRequest } from './refusals.ts';
import { getWorkGroupInput, listWorkGroupsInput } from './schemas.ts';
import { SPARK_CONNECT_ENGINE, SQL_ENGINE, type WorkGroup } from './work-groups.ts';

const engineOf = ({ engine }: WorkGroup): JsonObject => ({
  SelectedEngineVersion: engine,
  EffectiveEngineVersion: engine,
});

function toSummary(group: WorkGroup): JsonObject {
  return {
    Name: group.name,
    State: group.state,
    Description: group.description ?? undefined,
    CreationTime: toEpochSeconds(group.createdMs),
    EngineVersion: engineOf(group),
  };
}

export const listWorkGroups = defineOperation('ListWorkGroups', listWorkGroupsInput, (input, call) => {
  const page = sliceList(call, `athena:workgroups:${call.region.region}`, call.region.workGroups, {
    limit: input.MaxResults ?? 50,
    token: input.NextToken,
  });
  return { WorkGroups: page.rows.map(toSummary), NextToken: page.nextToken };
});

export function findWorkGroup(call: Call, name: string): WorkGroup | null {
  return call.region.workGroups.find((group) => group.name === name) ?? null;
}

function configurationOf(call: Call, group: WorkGroup): JsonObject {
  const base = {
    EnforceWorkGroupConfiguration: true,
    PublishCloudWatchMetricsEnabled: true,
    RequesterPaysEnabled: false,
    EngineVersion: engineOf(group),
    ResultConfiguration: { OutputLocation: `s3://example-athena-results/${group.name}/` },
  };
  if (group.engine === SQL_ENGINE) return { ...base, BytesScannedCutoffPerQuery: 1_099_511_627_776 };
  const spark35 = group.engine === SPARK_CONNECT_ENGINE;
  return {
    ...base,
    ExecutionRole: runtimeRoleArn(call.estate.account, 'athena', 'data-platform'),
    EnableMinimumEncryptionConfiguration: false,
    EngineConfiguration: spark35
      ? { CoordinatorDpuSize: 1, MaxConcurrentDpus: 4, DefaultExecutorDpuSize: 1 }
      : undefined,
    MonitoringConfiguration: { CloudWatchLoggingConfiguration: { Enabled: true, LogGroup: '/aws-athena/spark' } },
  };
}

export const getWorkGroup = defineOperation('GetWorkGroup', getWorkGroupInput, (input, call) => {
  const group = findWorkGroup(call, input.WorkGroup);
  if (!group) throw invalidRequest(`WorkGroup ${input.WorkGroup} is not found.`);
  return {
    WorkGroup: {
      Name: group.name,
      State: group.state,
      Configuration: configurationOf(call, group),
      Description: group.description ?? undefined,
      CreationTime: toEpochSeconds(group.createdMs),
    },
  };
});
