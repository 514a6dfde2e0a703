import { type JsonObject, toEpochSeconds } from '../answer.ts';
import type { EmrApplication } from './applications.ts';

export function toApplicationSummary(application: EmrApplication): JsonObject {
  return {
    id: application.id,
    name: application.name,
    arn: application.arn,
    releaseLabel: application.releaseLabel,
    type: 'Spark',
    state: application.state,
    stateDetails: application.state === 'STOPPED' ? 'Application was stopped by user request.' : undefined,
    createdAt: toEpochSeconds(application.createdMs),
    updatedAt: toEpochSeconds(application.updatedMs),
    architecture: application.architecture,
  };
}

const PRE_INITIALISED: JsonObject = {
  Driver: {
    workerCount: 1,
    workerConfiguration: { cpu: '4 vCPU', memory: '16 GB', disk: '20 GB', diskType: 'STANDARD' },
  },
  Executor: {
    workerCount: 2,
    workerConfiguration: { cpu: '4 vCPU', memory: '16 GB', disk: '20 GB', diskType: 'STANDARD' },
  },
};

export function toApplication(application: EmrApplication): JsonObject {
  const { id, ...summary } = toApplicationSummary(application);
  return {
    applicationId: id,
    ...summary,
    initialCapacity: application.preInitialised ? PRE_INITIALISED : undefined,
    maximumCapacity: { cpu: '400 vCPU', memory: '3000 GB', disk: '8000 GB' },
    tags: { team: application.team, env: 'prod' },
    autoStartConfiguration: { enabled: true },
    autoStopConfiguration: { enabled: !application.preInitialised, idleTimeoutMinutes: 15 },
    networkConfiguration: application.networked
      ? {
          subnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-0f9e8d7c6b5a43210'],
          securityGroupIds: ['sg-0123456789abcdef0'],
        }
      : undefined,
    monitoringConfiguration: {
      managedPersistenceMonitoringConfiguration: { enabled: true },
      s3MonitoringConfiguration: { logUri: `s3://example-emr-logs/${application.name.replace(/[^a-z0-9-]/g, '-')}/` },
    },
    interactiveConfiguration: {
      studioEnabled: true,
      livyEndpointEnabled: false,
      sessionEnabled: application.sessionEnabled,
    },
    schedulerConfiguration: { queueTimeoutMinutes: 15, maxConcurrentRuns: 50 },
    jobLevelCostAllocationConfiguration: { enabled: false },
  };
}
