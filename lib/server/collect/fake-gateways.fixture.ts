import type { Problem, ProblemKind } from '../../domain/problem.ts';
import type { AthenaGateway } from '../aws/athena/gateway.ts';
import { parseAthenaWorkGroup } from '../aws/athena/native-work-group.ts';
import type { EmrGateway } from '../aws/emr-serverless/gateway.ts';
import { parseEmrSession } from '../aws/emr-serverless/native.ts';
import { parseEmrApplication } from '../aws/emr-serverless/native-application.ts';
import type { GlueGateway } from '../aws/glue/gateway.ts';
import { ProblemError } from '../errors.ts';
import type { toSource } from './steady-sweeps.fixture.ts';

/** Pretended services, of which a test says what each of their operations does. */

export const START_MS = Date.parse('2026-08-20T12:00:00Z');
export const HOUR_MS = 3_600_000;
export const SWEEP_MS = 31_000;

export const failure = (kind: ProblemKind) => new ProblemError({ kind, message: kind } satisfies Problem);

type Source = ReturnType<typeof toSource>;

export function openClock() {
  let ms = START_MS;
  return {
    now: () => ms,
    async sweep(source: Source, afterMs = SWEEP_MS) {
      ms += afterMs;
      await source.sweepIfDue();
    },
  };
}

export async function settle(source: Source): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) {
    source.loadDetails();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export function anEmrSession(applicationId: string, index: number) {
  const at = new Date(START_MS - index * 60_000);
  const times = { createdAt: at, updatedAt: at, endedAt: at };
  const hours = { vCPUHour: 1, memoryGBHour: 1, storageGBHour: 1 };
  const sessionId = `${applicationId}x${index}`;
  return parseEmrSession(
    { sessionId, applicationId, state: 'TERMINATED', ...times, billedResourceUtilization: hours },
    applicationId,
  );
}

export const anApplication = (id: string) => parseEmrApplication({ id, name: id, type: 'Spark', state: 'STARTED' });

export const aWorkGroup = (Name: string) => {
  const EngineVersion = { EffectiveEngineVersion: 'PySpark engine version 3' };
  return parseAthenaWorkGroup({ Name, State: 'ENABLED', EngineVersion, Configuration: { EngineVersion } });
};

export function anAthenaSession(SessionId: string, State: string, hoursAgo: number) {
  const at = new Date(START_MS - hoursAgo * HOUR_MS);
  const times = { StartDateTime: at, LastModifiedDateTime: at, ...(State === 'TERMINATED' && { EndDateTime: at }) };
  return { SessionId, WorkGroup: 'wg', Status: { State, ...times }, Statistics: { DpuExecutionInMillis: 1_000 } };
}

type Fake<Gateway> = { [Name in keyof Gateway]?: unknown };
export const emr = (gateway: Fake<EmrGateway>) =>
  ({
    get: async ({ applicationId, sessionId }: { applicationId: string; sessionId: string }) =>
      anEmrSession(applicationId, Number(sessionId.split('x').at(-1))),
    ...gateway,
  }) as unknown as EmrGateway;
export const athena = (gateway: Fake<AthenaGateway>) =>
  ({
    get: () => Promise.reject(failure('service_error')),
    getTags: async () => ({}),
    listExecutors: async () => [],
    listCalculations: async () => [],
    ...gateway,
  }) as unknown as AthenaGateway;
export const glue = (gateway: Fake<GlueGateway>) => gateway as unknown as GlueGateway;
