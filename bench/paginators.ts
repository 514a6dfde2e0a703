import {
  AthenaClient,
  GetSessionCommand as GetAthenaSession,
  paginateListSessions as paginateAthenaSessions,
  paginateListWorkGroups,
  type SessionState,
} from '@aws-sdk/client-athena';
import {
  EMRServerlessClient,
  GetSessionCommand as GetEmrSession,
  paginateListSessions as paginateEmrSessions,
  paginateListApplications,
} from '@aws-sdk/client-emr-serverless';
import { GlueClient, paginateListSessions as paginateGlueSessions } from '@aws-sdk/client-glue';

export type Timing = { firstRowsMs: number; listedMs: number; detailedMs: number; sessions: number };

/** What Athena does not list without a filter. */
const OTHER_STATES: SessionState[] = ['DEGRADED', 'TERMINATING', 'FAILED', 'TERMINATED'];
const DETAILS_AT_ONCE = 8;

/** The script a user would write: the SDK's own paginators at full page size one after the other, then GetSession. */
export async function runPaginators(endpoint: string, region: string, details: boolean): Promise<Timing> {
  const settings = { endpoint, region, credentials: { accessKeyId: 'AKIDEMOSPARKTALLY000', secretAccessKey: 'demo' } };
  const emr = new EMRServerlessClient(settings);
  const glue = new GlueClient(settings);
  const athena = new AthenaClient(settings);
  const startMs = performance.now();
  let firstRowsMs = Number.NaN;
  const asks: (() => Promise<unknown>)[] = [];
  let sessions = 0;
  const met = (count: number) => {
    sessions += count;
    if (count > 0 && Number.isNaN(firstRowsMs)) firstRowsMs = performance.now() - startMs;
  };
  for await (const page of paginateListApplications({ client: emr, pageSize: 50 }, {})) {
    for (const { id: applicationId } of page.applications ?? []) {
      for await (const { sessions: rows = [] } of paginateEmrSessions(
        { client: emr, pageSize: 50 },
        { applicationId },
      )) {
        met(rows.length);
        for (const { sessionId } of rows) asks.push(() => emr.send(new GetEmrSession({ applicationId, sessionId })));
      }
    }
  }
  for await (const page of paginateGlueSessions({ client: glue, pageSize: 1_000 }, {})) met(page.Sessions?.length ?? 0);
  for await (const page of paginateListWorkGroups({ client: athena, pageSize: 50 }, {})) {
    for (const { Name: WorkGroup, EngineVersion } of page.WorkGroups ?? []) {
      if (!EngineVersion?.EffectiveEngineVersion?.includes('Spark')) continue;
      for (const StateFilter of [undefined, ...OTHER_STATES]) {
        const query = { WorkGroup, ...(StateFilter && { StateFilter }) };
        for await (const { Sessions = [] } of paginateAthenaSessions({ client: athena, pageSize: 100 }, query)) {
          met(Sessions.length);
          for (const { SessionId } of Sessions) asks.push(() => athena.send(new GetAthenaSession({ SessionId })));
        }
      }
    }
  }
  const listedMs = performance.now() - startMs;
  if (details) {
    let next = 0;
    const work = async () => {
      for (let ask = asks[next++]; ask; ask = asks[next++]) await ask();
    };
    await Promise.all(Array.from({ length: DETAILS_AT_ONCE }, work));
  }
  for (const client of [emr, glue, athena]) client.destroy();
  return { firstRowsMs, listedMs, detailedMs: performance.now() - startMs, sessions };
}
