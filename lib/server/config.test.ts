import { describe, expect, test } from 'vitest';
import { VARIABLES } from './config/variables.ts';
import { type Environment, type Machine, parseConfig } from './config.ts';

const PRICES = {
  service: 'glue',
  region: 'us-east-1',
  dimension: 'dpu-hour',
  pricePerUnit: '0.40',
  currency: 'USD',
};
const FILES: Record<string, string> = {
  '/etc/prices.json': JSON.stringify({ prices: [PRICES] }),
  '/etc/wrong.json': JSON.stringify({ prices: Array.from({ length: 7 }, () => ({ ...PRICES, currency: 'Dollar' })) }),
  '/etc/none.json': 'prices: []',
};
const machine: Machine = { readProfileRegion: () => null, readSmallFile: (path) => FILES[path] ?? null };

function readErrors(env: Environment, with_: Machine = machine): readonly string[] {
  const parsed = parseConfig({ AWS_REGION: 'us-east-1', ...env }, with_);
  return 'errors' in parsed ? parsed.errors : [];
}

function readOk(env: Environment, with_: Machine = machine) {
  const parsed = parseConfig(env, with_);
  if ('errors' in parsed) throw new Error(parsed.errors.join('\n'));
  return parsed.config;
}

const ROLE = 'arn:aws:iam::210987654321:role/sparktally';

/** Wrong values of each variable; a variable that is missing here fails the last test. */
const WRONG: Record<string, string[]> = {
  PORT: ['0', '65536', '-1', '3000.5', 'http', '３０００', '1e3', '0x10'],
  HOST: ['0.0.0.0', '::', '192.168.1.7', 'example.com', '127.0.0.2', 'localhost.'],
  SPARKTALLY_REGIONS: ['us-east-1,', ',', 'us-east-1;eu-west-1', 'US-EAST-1', 'us-east-1,x.evil.com#'],
  AWS_REGION: ['x.evil.com#', 'us-east-1@evil', '..', '169.254.169.254', 'us-east-1/../', 'us_east_1', 'us-east'],
  AWS_DEFAULT_REGION: ['us-east-1.evil.com', 'us east 1'],
  SPARKTALLY_ROLE_ARNS: [
    'sparktally',
    'arn:aws:iam::21098765432:role/x',
    'arn:aws:iam::210987654321:user/x',
    `${ROLE},x y`,
  ],
  SPARKTALLY_EXTERNAL_ID: ['x', 'with space', 'a'.repeat(1225)],
  SPARKTALLY_PROFILES: ['a b', 'a,,b', '[x]'],
  SPARKTALLY_SCOPES: ['a,,b', 'x y'],
  SPARKTALLY_OWNER_TAGS: ['owner,', 'a'.repeat(129), 'x;y'],
  SPARKTALLY_DATABASE_URL: ['./data/x.db', 'postgres://u:secret@db/x', 'file:', 'file://host/x', 'file:./x?mode=ro'],
  SPARKTALLY_KEEP_DAYS: ['0', '-1', 'forever', '40000', '1.5'],
  SPARKTALLY_POLL_SECONDS: ['4', '3601', '30s'],
  SPARKTALLY_CALLS_PER_SECOND: ['0', '10001', '2.5', 'NaN', 'Infinity'],
  SPARKTALLY_PRICES: ['/does/not/exist.json'],
  SPARKTALLY_SPARK_UI: ['yes', '2', 'TRUE'],
  SPARKTALLY_SHOW_CODE: ['on'],
  SPARKTALLY_DEMO: ['please'],
  AWS_ENDPOINT_URL: [
    'http://10.0.0.1:4566',
    'ftp://127.0.0.1',
    '127.0.0.1:4566',
    'https://user:secret@example.com',
    'http://127.0.0.1.evil.com',
  ],
  AWS_ENDPOINT_URL_EMR_SERVERLESS: ['http://example.com'],
  AWS_ENDPOINT_URL_GLUE: ['javascript:alert(1)'],
  AWS_ENDPOINT_URL_ATHENA: ['file:///etc/passwd'],
  AWS_ENDPOINT_URL_STS: ['//example.com'],
  AWS_ENDPOINT_URL_PRICING: ['http://10.0.0.1:4566', 'us-east-1'],
};

describe('the environment, variable by variable (S-12)', () => {
  for (const [name, values] of Object.entries(WRONG)) {
    test.each(values)(`${name}=%j ends the start with one sentence`, (value) => {
      const errors = readErrors({ SPARKTALLY_ROLE_ARNS: ROLE, [name]: value });
      expect(errors).toHaveLength(1);
      const variable = Object.values(VARIABLES).find((candidate) => candidate.name === name);
      expect(errors[0]).toContain(`${name}="`);
      expect(errors[0]).toContain(`is not allowed: give ${variable?.allowed}.`);
      expect(errors[0]).not.toContain('\n');
    });
  }

  test('every variable has wrong values above', () => {
    expect(Object.keys(WRONG).toSorted()).toEqual(
      Object.values(VARIABLES)
        .map(({ name }) => name)
        .toSorted(),
    );
  });

  test('every wrong value has its own sentence', () => {
    expect(readErrors({ PORT: 'x', HOST: 'y', SPARKTALLY_POLL_SECONDS: 'z' })).toHaveLength(3);
  });

  test('a sentence shows neither passwords nor control characters, and has an end', () => {
    const [sentence] = readErrors({
      AWS_ENDPOINT_URL: `http://user:secret@example.com/\u001b[31m\n${'x'.repeat(500)}`,
    });
    expect(sentence).not.toMatch(/secret|[\p{Cc}]/u);
    expect(sentence?.length).toBeLessThan(400);
  });
});

describe('the environment as a whole', () => {
  test('nothing but a region is needed', () => {
    expect(readOk({ AWS_REGION: 'us-east-1' })).toEqual({
      host: '127.0.0.1',
      port: 3000,
      regions: ['us-east-1'],
      identities: [{ kind: 'base' }],
      scopes: [],
      ownerTags: ['owner', 'Owner', 'AmazonDataZoneSessionOwner'],
      pollSeconds: 30,
      callsPerSecond: 5,
      keepDays: null,
      databaseUrl: 'file:./data/sparktally.db',
      pricesFile: null,
      operatorPrices: [],
      awsProfile: null,
      endpointUrls: { 'emr-serverless': null, glue: null, athena: null },
      sparkUi: false,
      showCode: false,
      demo: false,
    });
  });

  test('without a region the sentence names the variable and the form', () => {
    const parsed = parseConfig({}, machine);
    expect(parsed).toEqual({
      errors: ['AWS_REGION is not set: give an AWS region such as us-east-1, or several in SPARKTALLY_REGIONS.'],
    });
  });

  test('the region comes from the list, then AWS_REGION, then AWS_DEFAULT_REGION, then the profile', () => {
    const profile: Machine = { ...machine, readProfileRegion: () => 'ap-south-1' };
    const env: Environment = {
      SPARKTALLY_REGIONS: 'eu-west-1, eu-west-2,eu-west-1',
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-west-2',
    };
    expect(readOk(env, profile).regions).toEqual(['eu-west-1', 'eu-west-2']);
    expect(readOk({ ...env, SPARKTALLY_REGIONS: '' }, profile).regions).toEqual(['us-east-1']);
    expect(readOk({ AWS_DEFAULT_REGION: 'us-west-2' }, profile).regions).toEqual(['us-west-2']);
    expect(readOk({}, profile).regions).toEqual(['ap-south-1']);
  });

  test('a wrong region of the profile is told as such (S-12)', () => {
    const parsed = parseConfig({}, { ...machine, readProfileRegion: () => 'x.evil.com#' });
    expect(parsed).toEqual({
      errors: ['region="x.evil.com#" of the AWS profile is not allowed: give an AWS region such as us-east-1.'],
    });
  });

  test.each(['us-gov-west-1', 'us-iso-east-1', 'us-isob-east-1', 'cn-northwest-1', 'eusc-de-east-1', 'mx-central-1'])(
    '%s is a region',
    (region) => {
      expect(readOk({ AWS_REGION: region }).regions).toEqual([region]);
    },
  );

  test('roles and profiles replace the base identity, and a comma may stand in the name of a role', () => {
    const env = {
      AWS_REGION: 'us-east-1',
      SPARKTALLY_ROLE_ARNS: `${ROLE}, arn:aws-cn:iam::111122223333:role/path/a,b`,
      SPARKTALLY_EXTERNAL_ID: 'tally:1',
      SPARKTALLY_PROFILES: 'prod',
    };
    expect(readOk(env).identities).toEqual([
      { kind: 'role', arn: ROLE, externalId: 'tally:1' },
      { kind: 'role', arn: 'arn:aws-cn:iam::111122223333:role/path/a,b', externalId: 'tally:1' },
      { kind: 'profile', name: 'prod' },
    ]);
  });

  test('an external id without a role is a mistake', () => {
    expect(readErrors({ SPARKTALLY_EXTERNAL_ID: 'abc' })).toEqual([
      'SPARKTALLY_EXTERNAL_ID="abc" has no use: give SPARKTALLY_ROLE_ARNS too, or leave it out.',
    ]);
  });

  test('a mistyped name is told, other programs’ variables are not our business', () => {
    expect(readErrors({ SPARKTALLY_REGION: 'eu-west-1', REGION: 'x', AWS_PROFILE: 'y' })).toEqual([
      'SPARKTALLY_REGION="eu-west-1" is not a variable of Sparktally: README.md lists those it has.',
    ]);
  });

  test('http is for this machine only, https for any', () => {
    for (const url of [
      'http://127.0.0.1:4566',
      'http://localhost:4566/base',
      'http://[::1]:1',
      'https://vpce-1.glue.eu-west-1.vpce.amazonaws.com',
    ]) {
      expect(readErrors({ AWS_ENDPOINT_URL: url })).toEqual([]);
    }
  });

  test('the prices are a file that can be read', () => {
    expect(readOk({ AWS_REGION: 'us-east-1', SPARKTALLY_PRICES: '/etc/prices.json' }).pricesFile).toBe(
      '/etc/prices.json',
    );
  });

  test('the prices of the file are read with the environment', () => {
    expect(readOk({ AWS_REGION: 'us-east-1', SPARKTALLY_PRICES: '/etc/prices.json' }).operatorPrices).toMatchObject([
      { service: 'glue', region: 'us-east-1', pricePerUnit: '0.4', currency: 'USD', origin: 'operator' },
    ]);
  });

  test('a mistake in the price file ends the start with its place, and many do not fill the screen', () => {
    const errors = readErrors({ SPARKTALLY_PRICES: '/etc/wrong.json' });
    expect(errors[0]).toBe(
      'SPARKTALLY_PRICES="/etc/wrong.json" has a mistake: prices[0].currency is "Dollar": give a currency by its ISO 4217 code, such as "USD".',
    );
    expect(errors).toHaveLength(6);
    expect(errors[5]).toBe('SPARKTALLY_PRICES="/etc/wrong.json" has 2 more.');
    expect(readErrors({ SPARKTALLY_PRICES: '/etc/none.json' })[0]).toContain('the file is not JSON');
  });

  test('the commands on a page take the profile of the shell and the endpoint of the service', () => {
    const config = readOk({
      AWS_REGION: 'us-east-1',
      AWS_PROFILE: 'data-platform',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
      AWS_ENDPOINT_URL_GLUE: 'https://glue.example.com',
    });
    expect(config.awsProfile).toBe('data-platform');
    expect(config.endpointUrls).toEqual({
      'emr-serverless': 'http://127.0.0.1:4566',
      glue: 'https://glue.example.com',
      athena: 'http://127.0.0.1:4566',
    });
    expect(readOk({ AWS_REGION: 'us-east-1', AWS_PROFILE: '`rm`' }).awsProfile).toBeNull();
  });
});
