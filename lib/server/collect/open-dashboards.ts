import { SERVICES, type Service } from '../../domain/service.ts';
import { sourceId } from '../../domain/source.ts';
import { getAthenaDashboard } from '../aws/athena/dashboard.ts';
import { toAthenaArn } from '../aws/athena/mapper.ts';
import { getEmrDashboard } from '../aws/emr-serverless/dashboard.ts';
import { getGlueDashboard } from '../aws/glue/dashboard.ts';
import { ProblemError } from '../errors.ts';
import type { AwsAccess } from './open-access.ts';
import type { MayCall } from './source-options.ts';

/** Asks AWS for a link to the Spark UI of one session, a new one each time. It opens for whoever has it. */
export type MintDashboard = (scope: string, id: string) => Promise<string>;

const FOR_A_VIEWER = { priority: 'viewer' } as const;

/** How links to the Spark UI are made, by the id of each source behind one access. */
export function openDashboards(access: AwsAccess, mayCall: () => Promise<MayCall>): [string, MintDashboard][] {
  const { account, partition, region, clients } = access;
  const mint: Record<Service, MintDashboard> = {
    'emr-serverless': (scope, id) => {
      const ref = { applicationId: scope, sessionId: id };
      return getEmrDashboard(clients.emrServerless, access.callContext('emr-serverless'), ref, FOR_A_VIEWER);
    },
    glue: (_, id) => getGlueDashboard(clients.glue, access.callContext('glue'), id, FOR_A_VIEWER),
    athena: (scope, id) => {
      const arn = toAthenaArn(scope, id, { partition, region, account });
      if (arn === null) throw new ProblemError(WITHOUT_ARN);
      return getAthenaDashboard(clients.athena, access.callContext('athena'), arn, FOR_A_VIEWER);
    },
  };
  return SERVICES.map((service) => [
    sourceId(service, account, region),
    async (scope, id) => {
      const call = await mayCall();
      if (!call.may) throw new ProblemError(call.problem ?? NOT_NOW);
      return mint[service](scope, id);
    },
  ]);
}

const WITHOUT_ARN = {
  kind: 'not_supported',
  message: 'Athena asks for the session’s ARN, which cannot be written as long as the account is not known.',
} as const;

const NOT_NOW = {
  kind: 'service_error',
  message: 'AWS cannot be asked about this account just now.',
  hint: 'The sources page says why; try again in a moment.',
} as const;
