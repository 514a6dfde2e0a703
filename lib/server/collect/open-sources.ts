import type { Problem } from '../../domain/problem.ts';
import { SERVICES, type Service } from '../../domain/service.ts';
import { sourceId } from '../../domain/source.ts';
import { openAthenaGateway } from '../aws/athena/gateway.ts';
import type { CallContext } from '../aws/call.ts';
import type { AwsClients } from '../aws/clients.ts';
import { openEmrGateway } from '../aws/emr-serverless/gateway.ts';
import { openGlueGateway } from '../aws/glue/gateway.ts';
import type { AdapterContext } from './adapter-context.ts';
import { openAthenaAdapter } from './athena-adapter.ts';
import type { CollectedSource } from './collected-source.ts';
import type { CollectorHost } from './collector.ts';
import { openEmrServerlessAdapter } from './emr-serverless-adapter.ts';
import { openGlueAdapter } from './glue-adapter.ts';
import { SourceCollector, type SourceOptions, type SourceTraffic } from './source-collector.ts';

/** The way to one account in one region. */
export type AwsAccess = {
  account: string;
  partition: string;
  region: string;
  clients: AwsClients;
  /** Made by the source's id, which carries the account. */
  callContext: (service: Service, id: string) => CallContext;
  traffic: (id: string) => SourceTraffic;
};

export type SourceSettings = {
  ownerTags: readonly string[];
  scopes: readonly string[];
  callsPerSecond: number;
  pollMs: number;
  nextTry: (problem: Problem, failuresInRow: number, nowMs: number) => number;
  onDefect: (error: unknown) => void;
  now: () => number;
};

/** The three sources behind one access. */
export function openSources(access: AwsAccess, settings: SourceSettings, host: CollectorHost): CollectedSource[] {
  const { account, partition, region, clients } = access;
  const context: AdapterContext = { ...settings, account, partition, region };
  return SERVICES.map((service) => {
    const id = sourceId(service, account, region);
    const call = access.callContext(service, id);
    const options: Omit<SourceOptions<never>, 'adapter'> = {
      ...settings,
      id,
      account,
      region,
      listener: host.listener(id),
      looking: host.looking,
      traffic: () => access.traffic(id),
    };
    switch (service) {
      case 'emr-serverless': {
        const adapter = openEmrServerlessAdapter(openEmrGateway(clients.emrServerless, call), context);
        return new SourceCollector({ ...options, adapter });
      }
      case 'glue':
        return new SourceCollector({ ...options, adapter: openGlueAdapter(openGlueGateway(clients.glue, call), context) });
      case 'athena':
        return new SourceCollector({
          ...options,
          adapter: openAthenaAdapter(openAthenaGateway(clients.athena, call), context),
        });
    }
  });
}
