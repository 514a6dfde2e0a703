import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { sourceId } from '../../domain/source.ts';
import { accountOfArn, partitionOfArn } from '../aws/arn.ts';
import { openAwsClients } from '../aws/clients.ts';
import type { Limiter } from '../aws/limiter.ts';
import type { Config, Identity } from '../config.ts';
import type { AwsAccess } from './open-sources.ts';

/** Opens the way to every account and region of the configuration. */
export async function openAccess(
  _config: Config,
  _identity: Identity,
  region: string,
  { limiter, signal }: { limiter: Limiter; signal: AbortSignal },
): Promise<AwsAccess> {
  const credentials = fromNodeProviderChain();
  const demo = { seen: false };
  const first = openAwsClients({
    region,
    credentials,
    limiterFor: () => limiter.forSource('sts'),
    onAnswer: (note) => {
      demo.seen ||= note.demo;
    },
  });
  const told = await first.sts.send(new GetCallerIdentityCommand({})).catch(() => null);
  const arn = told?.Arn ?? null;
  const account = accountOfArn(arn) ?? 'unknown';
  const partition = partitionOfArn(arn) ?? 'aws';
  const clients = openAwsClients({
    region,
    credentials,
    limiterFor: (service) => limiter.forSource(service === 'sts' ? 'sts' : sourceId(service, account, region)),
    onAnswer: (note) => {
      demo.seen ||= note.demo;
    },
  });
  return {
    account,
    partition,
    region,
    clients,
    callContext: (service, id) => ({ service, account, region, partition, limiter: limiter.forSource(id), signal }),
    traffic: (id) => ({ ...limiter.forSource(id).stats(), demo: demo.seen }),
  };
}
