import type { Problem } from '../../domain/problem.ts';
import type { Service } from '../../domain/service.ts';
import { sourceId } from '../../domain/source.ts';
import { openAthenaGateway } from '../aws/athena/gateway.ts';
import type { CallContext } from '../aws/call.ts';
import { openEmrGateway } from '../aws/emr-serverless/gateway.ts';
import { openGlueGateway } from '../aws/glue/gateway.ts';
import type { PriceSession } from '../cost/pricer.ts';
import type { KeptHistory } from '../history/kept-history.ts';
import type { Adapter } from './adapter.ts';
import type { AdapterContext } from './adapter-context.ts';
import { openAthenaAdapter } from './athena-adapter.ts';
import type { CollectedSource } from './collected-source.ts';
import type { CollectorHost } from './collector.ts';
import { openEmrServerlessAdapter } from './emr-serverless-adapter.ts';
import { openGlueAdapter } from './glue-adapter.ts';
import type { AwsAccess } from './open-access.ts';
import type { Recorder } from './recorder.ts';
import { SourceCollector } from './source-collector.ts';
import type { MayCall } from './source-options.ts';

export type SourceSettings = {
  ownerTags: readonly string[];
  scopes: readonly string[];
  callsPerSecond: number;
  showCode: boolean;
  pollMs: number;
  random: () => number;
  nextTry: (problem: Problem, failuresInRow: number, nowMs: number) => number;
  onDefect: (error: unknown) => void;
  price: PriceSession;
  now: () => number;
  /** Resolves when AWS may be asked about these sources, or with why it is not to be. */
  mayCall: () => Promise<MayCall>;
  history: KeptHistory | null;
  recorder: Recorder | null;
  viewPatienceMs: number | null;
};

/** The three sources behind one access. */
export function openSources(access: AwsAccess, settings: SourceSettings, host: CollectorHost): CollectedSource[] {
  const { account, partition, region, clients } = access;
  const open = <Record>(
    service: Service,
    toAdapter: (call: CallContext, context: AdapterContext) => Adapter<Record>,
  ): CollectedSource => {
    const context: AdapterContext = { ...settings, account, partition, region, cli: access.cli(service) };
    const id = sourceId(service, account, region);
    return new SourceCollector({
      ...settings,
      id,
      account,
      region,
      place: { partition, cli: context.cli },
      adapter: toAdapter(access.callContext(service), context),
      listener: host.listener(id),
      mayAskDetails: host.mayAskDetails,
      mayCall: settings.mayCall,
      traffic: () => access.traffic(service),
    });
  };
  return [
    open('emr-serverless', (call, context) =>
      openEmrServerlessAdapter(openEmrGateway(clients.emrServerless, call), context),
    ),
    open('glue', (call, context) => openGlueAdapter(openGlueGateway(clients.glue, call), context)),
    open('athena', (call, context) => openAthenaAdapter(openAthenaGateway(clients.athena, call), context)),
  ];
}
