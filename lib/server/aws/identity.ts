import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import type { Problem } from '../../domain/problem.ts';
import { isProblemError } from '../errors.ts';
import { accountOfArn, partitionOfArn } from './arn.ts';
import { type CallContext, callAws } from './call.ts';
import type { AwsIdentity } from './credentials.ts';
import { partitionOfRegion } from './partition.ts';

/** The page waits for the account's number this long; the data does not depend on it. */
const IDENTITY_DEADLINE_MS = 2_000;

export type AccountIdentity = {
  /** Twelve digits; null when not known yet: then the first ARN seen tells it, and until then it is `unknown`. */
  account: string | null;
  partition: string;
  /** The ARN of whom AWS takes us for; null when STS did not say. */
  callerArn: string | null;
  /** Why STS did not say; no failure of a source by itself. */
  problem: Problem | null;
};

/**
 * The account an identity reads: the role ARN's own, unless AWS is to be asked all the same, else what STS says within
 * two seconds. Never throws; a failing
 * STS (no route, an endpoint without it) leaves the account null.
 */
export async function findAccountIdentity(
  identity: AwsIdentity,
  sts: STSClient,
  context: CallContext,
  { ask = false }: { ask?: boolean } = {},
): Promise<AccountIdentity> {
  const roleArn = identity.kind === 'role' ? identity.arn : null;
  const partition = partitionOfArn(roleArn) ?? partitionOfRegion(context.region);
  const roleAccount = accountOfArn(roleArn);
  if (roleAccount !== null && !ask) return { account: roleAccount, partition, callerArn: null, problem: null };
  try {
    const answer = await callAws(
      { ...context, service: 'sts', deadlineMs: IDENTITY_DEADLINE_MS },
      'sts:GetCallerIdentity',
      (options) => sts.send(new GetCallerIdentityCommand({}), options),
      { priority: 'viewer' },
    );
    const callerArn = answer.Arn ?? null;
    const account = /^\d{12}$/.test(answer.Account ?? '') ? (answer.Account ?? null) : accountOfArn(callerArn);
    return { account, partition: partitionOfArn(callerArn) ?? partition, callerArn, problem: null };
  } catch (error) {
    if (!isProblemError(error)) throw error;
    return { account: null, partition, callerArn: null, problem: error.problem };
  }
}
