import { fromIni, fromNodeProviderChain, fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { Problem } from '../../domain/problem.ts';
import { isProblemError } from '../errors.ts';
import { accountOfArn } from './arn.ts';
import { refuseInsecureEndpoints } from './attempts.ts';
import { toClientConfig } from './clients.ts';
import { type Clock, SYSTEM_CLOCK } from './clock.ts';
import { type AwsCredentials, type GuardedCredentials, guardCredentials } from './credentials-guard.ts';
import { partitionOfRegion } from './partition.ts';
import { toProblem } from './to-problem.ts';

/** Whom we are to AWS: the SDK's default chain, a role assumed from it, or a profile of the AWS configuration files. */
export type AwsIdentity =
  | { kind: 'base' }
  | { kind: 'role'; arn: string; externalId: string | null }
  | { kind: 'profile'; name: string };

export type CredentialOptions = {
  /** Where STS is asked. */
  region: string;
  clock?: Clock;
  /** The identity a role is assumed from; the default chain unless given. */
  base?: GuardedCredentials;
};

/** AssumeRole must end within the box of the guard, a retry included. */
const STS_TIMEOUTS = { connectionMs: 2_000, requestMs: 2_000, socketMs: 2_000 };

/**
 * Credentials of one identity, guarded. An identity that fails stays failed: there is no falling back from a role or
 * profile to the base identity, since the data of a wrong account is worse than none.
 */
export function openCredentials(identity: AwsIdentity, options: CredentialOptions): GuardedCredentials {
  const { region, clock = SYSTEM_CLOCK } = options;
  if (identity.kind === 'role') {
    const base = options.base ?? openCredentials({ kind: 'base' }, { region, clock });
    return guardCredentials(() => assumeRole(identity, base, region, clock), {
      clock,
      toProblem: (error) => toRoleProblem(error, identity.arn, region, clock),
    });
  }
  // A new chain for each load, past the SDK's file cache: its own memory would keep what the operator has since renewed.
  const load =
    identity.kind === 'profile'
      ? () => fromIni({ profile: identity.name, ignoreCache: true, clientConfig: { region } })()
      : () => fromNodeProviderChain({ ignoreCache: true, clientConfig: { region } })();
  return guardCredentials(load, { clock, toProblem: (error) => toLocalProblem(error, identity, region, clock) });
}

async function assumeRole(
  identity: { arn: string; externalId: string | null },
  base: GuardedCredentials,
  region: string,
  clock: Clock,
): Promise<AwsCredentials> {
  const params = { RoleArn: identity.arn, RoleSessionName: 'sparktally' };
  const { credentials: _, ...clientConfig } = toClientConfig({
    region,
    credentials: base.provide,
    timeouts: STS_TIMEOUTS,
    maxAttempts: 2,
  });
  const provider = fromTemporaryCredentials({
    params: identity.externalId === null ? params : { ...params, ExternalId: identity.externalId },
    masterCredentials: base.provide,
    clientConfig,
    clientPlugins: [refuseInsecureEndpoints()],
  });
  const startedMs = clock.monotonicMs();
  try {
    return await provider();
  } catch (error) {
    const problem = toRoleProblem(error, identity.arn, region, clock);
    if (problem.kind !== 'credentials_expired' || !base.renew(startedMs)) throw error;
    return provider();
  }
}

function toRoleProblem(error: unknown, roleArn: string, region: string, clock: Clock): Problem {
  const account = accountOfArn(roleArn) ?? 'unknown';
  const call = { service: 'sts', account, region, operation: 'sts:AssumeRole', nowMs: clock.wallMs() } as const;
  const problem = toProblem(error, { ...call, partition: partitionOfRegion(region) });
  if (problem.kind !== 'access_denied') return problem;
  return {
    ...problem,
    message: `The role ${roleArn} could not be assumed.`,
    hint: 'Add the statement to the identity Sparktally runs as, and trust that identity (and SPARKTALLY_EXTERNAL_ID) in the role.',
    statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: roleArn },
  };
}

function toLocalProblem(error: unknown, identity: AwsIdentity, region: string, clock: Clock): Problem {
  if (isProblemError(error)) return error.problem;
  const call = { service: 'sts', account: 'unknown', region, operation: 'sts:GetCallerIdentity' } as const;
  const { operation: _, ...problem } = toProblem(error, { ...call, nowMs: clock.wallMs() });
  // Whatever a provider of this machine fails with (a missing file, a wrong profile), there are no credentials.
  const kind = problem.kind === 'credentials_expired' ? problem.kind : 'credentials_unavailable';
  if (identity.kind === 'profile') {
    const hint = `Check it with: aws sts get-caller-identity --profile ${identity.name} (for SSO: aws sso login --profile ${identity.name}).`;
    return { kind, message: `The profile ${identity.name} gives no usable credentials.`, hint };
  }
  return kind === problem.kind ? problem : { kind, ...NO_CREDENTIALS };
}

const NO_CREDENTIALS = {
  message: 'There are no usable AWS credentials.',
  hint: 'Give them as for any AWS tool (AWS_PROFILE, aws sso login, environment keys or a role), or try npm run demo.',
};
