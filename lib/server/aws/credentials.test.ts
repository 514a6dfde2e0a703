import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openCredentials } from './credentials.ts';
import { type FaultyServer, openFaultyServer } from './faulty-server.fixture.ts';
import { findAccountIdentity } from './identity.ts';
import { openWire } from './wire.fixture.ts';

const ROLE = 'arn:aws:iam::210987654321:role/SparktallyReader';
const REGION = 'us-east-1';

let folder: string;
let sts: FaultyServer | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sparktally-credentials-'));
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_PROFILE'])
    vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await sts?.close();
  sts = null;
  rmSync(folder, { recursive: true });
});

function writeProfile(name: string, keyId: string): void {
  writeFileSync(join(folder, 'credentials'), `[${name}]\naws_access_key_id=${keyId}\naws_secret_access_key=s\n`);
}

async function openSts(answer: (body: string, response: ServerResponse) => void): Promise<FaultyServer> {
  const server: FaultyServer = await openFaultyServer((_, response, count) =>
    answer(server.requests[count - 1]?.body ?? '', response),
  );
  sts = server;
  vi.stubEnv('AWS_ENDPOINT_URL', server.url);
  return server;
}

function answerXml(response: ServerResponse, status: number, xml: string): void {
  response.writeHead(status, { 'content-type': 'text/xml', 'x-amzn-requestid': 'r-1' });
  response.end(xml);
}

const assumed = (keyId: string) =>
  `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>${keyId}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;
const refused = (code: string) =>
  `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>User: arn:aws:iam::123456789012:user/ana is not authorized to perform: sts:AssumeRole on resource: ${ROLE}</Message></Error><RequestId>r-1</RequestId></ErrorResponse>`;

describe('the base identity', () => {
  test('is the SDK’s own chain', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'from-env');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 's');
    expect(await openCredentials({ kind: 'base' }, { region: REGION }).provide()).toMatchObject({
      accessKeyId: 'from-env',
    });
  });

  test('F-22 absent: says how to give credentials, and that a demo exists', async () => {
    await expect(openCredentials({ kind: 'base' }, { region: REGION }).provide()).rejects.toMatchObject({
      problem: { kind: 'credentials_unavailable', hint: expect.stringContaining('npm run demo') },
    });
  });

  test('AWS_PROFILE is honoured, and what the operator renews in the file is seen after a drop', async () => {
    writeProfile('work', 'old');
    vi.stubEnv('AWS_PROFILE', 'work');
    const credentials = openCredentials({ kind: 'base' }, { region: REGION });
    expect(await credentials.provide()).toMatchObject({ accessKeyId: 'old' });
    writeProfile('work', 'new');
    expect(await credentials.provide()).toMatchObject({ accessKeyId: 'old' });
    credentials.renew(performance.now());
    expect(await credentials.provide()).toMatchObject({ accessKeyId: 'new' });
  });
});

describe('a profile', () => {
  test('is read from the files', async () => {
    writeProfile('team', 'of-team');
    expect(await openCredentials({ kind: 'profile', name: 'team' }, { region: REGION }).provide()).toMatchObject({
      accessKeyId: 'of-team',
    });
  });

  test('that is missing fails with its name, and falls back to nobody', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'from-env');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 's');
    await expect(
      openCredentials({ kind: 'profile', name: 'nobody' }, { region: REGION }).provide(),
    ).rejects.toMatchObject({
      problem: { kind: 'credentials_unavailable', message: expect.stringContaining('nobody') },
    });
  });
});

describe('a role', () => {
  beforeEach(() => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'from-env');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 's');
  });

  test('is assumed with its external id by the base identity', async () => {
    const server = await openSts((_, response) => answerXml(response, 200, assumed('assumed')));
    const credentials = openCredentials({ kind: 'role', arn: ROLE, externalId: 'ext-1' }, { region: REGION });
    expect(await credentials.provide()).toMatchObject({ accessKeyId: 'assumed', sessionToken: 't' });
    await credentials.provide();
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.body).toContain('ExternalId=ext-1');
    expect(server.requests[0]?.body).toContain(encodeURIComponent(ROLE));
    expect(server.requests[0]?.headers.authorization).toContain('Credential=from-env/');
    expect(credentials.expiresAt()).toBe('2099-01-01T00:00:00.000Z');
  });

  test('F-23 refused: access_denied with a statement for the caller, never the base identity', async () => {
    await openSts((_, response) => answerXml(response, 403, refused('AccessDenied')));
    const credentials = openCredentials({ kind: 'role', arn: ROLE, externalId: null }, { region: REGION });
    await expect(credentials.provide()).rejects.toMatchObject({
      problem: {
        kind: 'access_denied',
        action: 'sts:AssumeRole',
        statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: ROLE },
      },
    });
    await expect(credentials.provide()).rejects.toMatchObject({ problem: { kind: 'access_denied' } });
    expect(sts?.requests).toHaveLength(1);
  });

  test('whose base credentials expired is assumed again with renewed ones', async () => {
    await openSts((_, response) => {
      const expired = sts?.requests.length === 1;
      answerXml(response, expired ? 403 : 200, expired ? refused('ExpiredToken') : assumed('second'));
    });
    const credentials = openCredentials({ kind: 'role', arn: ROLE, externalId: null }, { region: REGION });
    expect(await credentials.provide()).toMatchObject({ accessKeyId: 'second' });
  });

  test('without base credentials: none, and how to give them', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
    await openSts((_, response) => answerXml(response, 200, assumed('never')));
    await expect(
      openCredentials({ kind: 'role', arn: ROLE, externalId: null }, { region: REGION }).provide(),
    ).rejects.toMatchObject({
      problem: { kind: 'credentials_unavailable' },
    });
    expect(sts?.requests).toHaveLength(0);
  });

  test('is not asked for over http on another machine', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://sts.internal.example');
    await expect(
      openCredentials({ kind: 'role', arn: ROLE, externalId: null }, { region: REGION }).provide(),
    ).rejects.toMatchObject({
      problem: { kind: 'not_supported', message: expect.stringContaining('sts.internal.example') },
    });
  });
});

describe('the account', () => {
  const identity = (account: string, arn: string) =>
    `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>${arn}</Arn><UserId>u</UserId><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;

  test('is the role ARN’s own, and nobody is asked', async () => {
    const wire = await openWire((_, response) => answerXml(response, 500, ''));
    const chinese = { kind: 'role', arn: ROLE.replace('arn:aws:', 'arn:aws-cn:'), externalId: null } as const;
    expect(await findAccountIdentity(chinese, wire.clients.sts, wire.contextOf('sts'))).toMatchObject({
      account: '210987654321',
      partition: 'aws-cn',
    });
    expect(wire.server.requests).toHaveLength(0);
    await wire.close();
  });

  test('is what STS says', async () => {
    const arn = 'arn:aws-us-gov:sts::123456789012:assumed-role/X/ana';
    const wire = await openWire((_, response) => answerXml(response, 200, identity('123456789012', arn)));
    expect(await findAccountIdentity({ kind: 'base' }, wire.clients.sts, wire.contextOf('sts'))).toEqual({
      account: '123456789012',
      partition: 'aws-us-gov',
      callerArn: arn,
      problem: null,
    });
    await wire.close();
  });

  test('is null when STS hangs, fails or talks nonsense; the partition is the region’s', async () => {
    for (const answer of [
      () => {},
      (_: unknown, response: ServerResponse) => answerXml(response, 200, identity('abc', 'x')),
    ]) {
      const wire = await openWire(answer, { maxAttempts: 1 });
      const context = { ...wire.contextOf('sts'), region: 'cn-north-1' };
      const found = await findAccountIdentity({ kind: 'base' }, wire.clients.sts, context);
      expect(found).toMatchObject({ account: null, partition: 'aws-cn' });
      await wire.close();
    }
  });
});
