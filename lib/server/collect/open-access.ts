import type { CliOptions } from '../../domain/aws-command.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Service } from '../../domain/service.ts';
import { sourceId } from '../../domain/source.ts';
import { accountOfArn } from '../aws/arn.ts';
import type { CallContext } from '../aws/call.ts';
import type { CalledService } from '../aws/called-service.ts';
import { type AwsClients, openAwsClients } from '../aws/clients.ts';
import { openCredentials } from '../aws/credentials.ts';
import type { GuardedCredentials } from '../aws/credentials-guard.ts';
import { openEmrGateway } from '../aws/emr-serverless/gateway.ts';
import { openGlueGateway } from '../aws/glue/gateway.ts';
import { findAccountIdentity } from '../aws/identity.ts';
import type { Limiter } from '../aws/limiter.ts';
import { openPricingGateway } from '../aws/pricing/gateway.ts';
import { findPricingRegion } from '../aws/pricing-region.ts';
import type { Identity } from '../config.ts';
import type { ProductLister } from '../cost/price-list-reader.ts';
import type { KnownAccount } from '../history/store.ts';
import type { SourceTraffic } from './source-options.ts';

/** The way to one account in one region. */
export type AwsAccess = {
  account: string;
  partition: string;
  region: string;
  clients: AwsClients;
  callContext(service: Service): CallContext;
  traffic(service: Service): SourceTraffic;
  /** What an `aws` command of the user has to be told to get here. */
  cli(service: Service): CliOptions;
  /** The products that sessions of this region are priced by; null where the partition has no Price List. */
  listProducts: ProductLister | null;
  /** Why even the account's number could not be had for want of credentials. */
  setup: Problem | null;
  /** Asks AWS whose account it is, until that is known; `unknown` where AWS does not tell just now. */
  confirmAccount(): Promise<KnownAccount>;
};

export type AccessOptions = {
  /** As AWS told it before this process; then rows are shown before AWS is asked again. */
  known: KnownAccount | null;
  limiter: Limiter;
  signal: AbortSignal;
  awsProfile: string | null;
  endpointUrls: Readonly<{ [Key in Service]: string | null }>;
};

const ACCOUNT_DEADLINE_MS = 2_000;

/** Opens one identity in its regions. The account is found first, since every source carries it in its name. */
export async function openAccesses(
  identity: Identity,
  regions: readonly string[],
  options: AccessOptions,
): Promise<AwsAccess[]> {
  const [first] = regions;
  if (first === undefined) return [];
  const credentials = openCredentials(identity, { region: first });
  const find = (ask = false) => findAccount(identity, first, credentials, options, ask);
  const { account, partition, setup } = options.known === null ? await find() : { ...options.known, setup: null };
  // The name of a role says whose it is; whether it is true AWS is asked before anything is read.
  const asked = options.known === null && account !== 'unknown' && identity.kind !== 'role';
  let confirmed: Promise<KnownAccount> | null = asked ? Promise.resolve({ account, partition }) : null;
  const confirmAccount = () => {
    confirmed ??= find(true).then((found) => {
      if (found.account === 'unknown') confirmed = null;
      return found;
    });
    return confirmed;
  };
  const place = { account, partition, setup, confirmAccount };
  return regions.map((region) => openAccess({ ...place, region, identity, credentials, options }));
}

type Place = Pick<AwsAccess, 'account' | 'partition' | 'setup' | 'confirmAccount'>;

function openAccess({
  region,
  identity,
  credentials,
  options: { limiter, signal, awsProfile, endpointUrls },
  ...place
}: Place & {
  region: string;
  identity: Identity;
  credentials: GuardedCredentials;
  options: AccessOptions;
}): AwsAccess {
  const { account, partition } = place;
  let demo = false;
  const limiterFor = (service: CalledService) => {
    if (service === 'sts') return limiter.forSource(`sts/${region}`);
    // Several regions share one Price List, and with it one quota.
    if (service === 'pricing') return limiter.forSource(`pricing/${account}/${findPricingRegion(region) ?? region}`);
    return limiter.forSource(sourceId(service, account, region));
  };
  const clients = openAwsClients({
    region,
    credentials: credentials.provide,
    limiterFor,
    onAnswer: (note) => {
      demo ||= note.demo;
    },
  });
  return {
    ...place,
    region,
    clients,
    callContext: (service) => ({
      service,
      account,
      region,
      partition,
      limiter: limiterFor(service),
      signal,
      renewCredentials: credentials.renew,
    }),
    traffic: (service) => ({ ...limiterFor(service).stats(), demo }),
    cli: (service) => ({ profile: findProfile(identity, awsProfile), endpointUrl: endpointUrls[service] }),
    listProducts: toProductLister(
      clients.pricing,
      {
        service: 'pricing',
        account,
        region: findPricingRegion(region) ?? region,
        partition,
        limiter: limiterFor('pricing'),
        signal,
        renewCredentials: credentials.renew,
      },
      region,
    ),
  };
}

/** The profile that gives a shell the same rights; null for a role that is assumed, which a shell has to assume itself. */
function findProfile(identity: Identity, awsProfile: string | null): string | null {
  if (identity.kind === 'profile') return identity.name;
  return identity.kind === 'base' ? awsProfile : null;
}

function toProductLister(client: AwsClients['pricing'], call: CallContext, region: string): ProductLister | null {
  if (client === null) return null;
  const gateway = openPricingGateway(client, call);
  return (service) => gateway.listProducts({ service, region }, { priority: 'detail' });
}

/** The role's own account, else what STS says, else what the first ARN of a listing says, else `unknown`. */
async function findAccount(
  identity: Identity,
  region: string,
  credentials: GuardedCredentials,
  { limiter, signal }: AccessOptions,
  ask: boolean,
): Promise<Pick<AwsAccess, 'account' | 'partition' | 'setup'>> {
  const gate = limiter.forSource(`sts/${region}`);
  const clients = openAwsClients({ region, credentials: credentials.provide, limiterFor: () => gate });
  const context: CallContext = {
    service: 'sts',
    account: 'unknown',
    region,
    limiter: gate,
    signal,
    deadlineMs: ACCOUNT_DEADLINE_MS,
  };
  try {
    const { account, partition, problem } = await findAccountIdentity(identity, clients.sts, context, { ask });
    if (account !== null) return { account, partition, setup: null };
    const lacksCredentials = problem?.kind.startsWith('credentials_');
    if (lacksCredentials) return { account: 'unknown', partition, setup: problem };
    const seen = await findAccountInListings(clients, context);
    return { account: seen ?? 'unknown', partition, setup: null };
  } finally {
    clients.close();
  }
}

async function findAccountInListings(clients: AwsClients, context: CallContext): Promise<string | null> {
  const applications = openEmrGateway(clients.emrServerless, { ...context, service: 'emr-serverless' });
  const sessions = openGlueGateway(clients.glue, { ...context, service: 'glue' });
  const told = await Promise.allSettled([
    applications.listApplications({ pageSize: 1 }).next(),
    sessions.list({ pageSize: 1 }).next(),
  ]);
  const [application, session] = told;
  const arns = [
    application.status === 'fulfilled' && !application.value.done ? application.value.value[0]?.arn : null,
    session.status === 'fulfilled' && !session.value.done ? session.value.value.sessions[0]?.role : null,
  ];
  return arns.map((arn) => accountOfArn(arn ?? null)).find((account) => account !== null) ?? null;
}
