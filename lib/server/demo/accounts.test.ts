import { ListSessionsCommand } from '@aws-sdk/client-glue';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SECOND_ACCOUNT } from './accounts.ts';
import { type Endpoint, openEndpoint } from './endpoint.ts';
import { findRefusal, openSdk } from './sdk.contract.ts';

let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await openEndpoint({ counts: { glue: 20 } });
});
afterAll(() => endpoint.close());

const { account, externalId } = SECOND_ACCOUNT;
const RoleArn = `arn:aws:iam::${account}:role/SparktallyReader`;
const assume = (changes: { RoleArn?: string; ExternalId?: string; DurationSeconds?: number } = {}) =>
  openSdk(endpoint.url).sts.send(
    new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test', ExternalId: externalId ?? '', ...changes }),
  );

describe('another account', () => {
  it('is opened by its role, and has an estate of its own', async () => {
    const { Credentials, AssumedRoleUser } = await assume({ DurationSeconds: 900 });
    expect(AssumedRoleUser?.Arn).toBe(`arn:aws:sts::${account}:assumed-role/SparktallyReader/test`);
    expect(Math.abs((Credentials?.Expiration?.getTime() ?? 0) - Date.now() - 900_000)).toBeLessThan(60_000);
    const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '', SessionToken } = Credentials ?? {};
    const credentials = { accessKeyId, secretAccessKey, sessionToken: SessionToken ?? '' };
    const sts = new STSClient({ endpoint: endpoint.url, region: 'us-east-1', credentials });
    expect((await sts.send(new GetCallerIdentityCommand({}))).Account).toBe(account);
    const glue = openSdk(endpoint.url).glue;
    glue.config.credentials = async () => credentials;
    const theirs = await glue.send(new ListSessionsCommand({}));
    const ids = theirs.Sessions?.map(({ Id }) => Id).toSorted();
    expect(ids).toEqual(
      endpoint
        .truth('us-east-1', account)
        .map(({ id }) => id)
        .toSorted(),
    );
    const ours = new Set(endpoint.truth('us-east-1').map(({ id }) => id));
    expect(ids?.filter((id) => id !== undefined && ours.has(id))).toEqual([]);
    expect(theirs.Sessions?.[0]?.Role).toContain(account);
  });

  it.each([
    ['a wrong external id', { ExternalId: 'guess' }],
    ['an account that is not there', { RoleArn: 'arn:aws:iam::111111111111:role/SparktallyReader' }],
  ])('is refused to %s', async (_what, changes) => {
    expect(await findRefusal(assume(changes))).toMatchObject({ name: 'AccessDenied', status: 403 });
  });

  it('checks what it is asked for as STS does', async () => {
    expect(await findRefusal(assume({ DurationSeconds: 60 }))).toMatchObject({ name: 'ValidationError', status: 400 });
  });
});
