import type { z } from 'zod';
import { forms } from './forms.ts';

/** One environment variable: what README.md says about it, and what the start command refuses. */
export type Variable<T> = {
  name: string;
  meaning: string;
  /** What may stand there, as the end of the sentence "… is not allowed: give …". */
  allowed: string;
  /** The value when the variable is unset or empty, and how the documentation writes it. */
  unset: T;
  unsetText: string;
  form: z.ZodType<T, string>;
};

function variable<T, U extends T>(
  name: string,
  meaning: string,
  allowed: string,
  form: z.ZodType<U, string>,
  unset: T,
  unsetText: string,
): Variable<T> {
  return { name, meaning, allowed, form: form as z.ZodType<T, string>, unset, unsetText };
}

const none = (): string[] => [];
const ENDPOINT = 'an https address, or an http address of this machine such as http://127.0.0.1:4566';
const REGION = 'an AWS region such as us-east-1';
const FLAG = '1 or 0';

function endpointVariable(service: string, suffix: string): Variable<string | null> {
  const name = `AWS_ENDPOINT_URL${suffix}`;
  return variable<string | null, string>(
    name,
    `The address asked for ${service} in place of AWS's own`,
    ENDPOINT,
    forms.endpoint,
    null,
    '',
  );
}

/** Every variable that Sparktally reads or checks, in the order of the documentation. */
export const VARIABLES = {
  port: variable('PORT', 'The port of the pages', 'a port from 1 to 65535', forms.port, 3000, '3000'),
  host: variable<string, string>(
    'HOST',
    'The address to listen on; only this machine, as long as there is no login',
    '127.0.0.1, localhost or ::1, because there is no login yet and anybody who reaches another address would read everything',
    forms.host,
    '127.0.0.1',
    '127.0.0.1',
  ),
  regions: variable(
    'SPARKTALLY_REGIONS',
    'The regions to read',
    'AWS regions such as us-east-1, separated by commas',
    forms.regions,
    none(),
    'AWS_REGION',
  ),
  region: variable<string | null, string>(
    'AWS_REGION',
    'The region to read where SPARKTALLY_REGIONS is not given',
    REGION,
    forms.region,
    null,
    'AWS_DEFAULT_REGION',
  ),
  defaultRegion: variable<string | null, string>(
    'AWS_DEFAULT_REGION',
    'The same, where AWS_REGION is not given',
    REGION,
    forms.region,
    null,
    'the region of AWS_PROFILE',
  ),
  roleArns: variable(
    'SPARKTALLY_ROLE_ARNS',
    'Roles to assume, one for each account; they replace the base identity',
    'ARNs of IAM roles such as arn:aws:iam::210987654321:role/sparktally, separated by commas',
    forms.roleArns,
    none(),
    '',
  ),
  externalId: variable<string | null, string>(
    'SPARKTALLY_EXTERNAL_ID',
    'The external id sent when the roles are assumed',
    '2 to 1224 letters, digits and _+=,.@:/-',
    forms.externalId,
    null,
    '',
  ),
  profiles: variable(
    'SPARKTALLY_PROFILES',
    'Profiles of the AWS configuration, one for each account; they replace the base identity',
    'names of profiles, separated by commas',
    forms.profiles,
    none(),
    '',
  ),
  scopes: variable(
    'SPARKTALLY_SCOPES',
    'EMR Serverless applications by id and Athena workgroups by name, for roles that may not discover them',
    'ids of applications and names of workgroups, separated by commas',
    forms.scopes,
    none(),
    '',
  ),
  ownerTags: variable(
    'SPARKTALLY_OWNER_TAGS',
    'Tags that name the owner of a Glue or Athena session; the first present one counts',
    'tag keys, separated by commas',
    forms.tagKeys,
    ['owner', 'Owner', 'AmazonDataZoneSessionOwner'],
    'owner,Owner,AmazonDataZoneSessionOwner',
  ),
  databaseUrl: variable(
    'SPARKTALLY_DATABASE_URL',
    'Where the history is kept: the sessions and changes of state that AWS forgets',
    'file: and a path, such as file:./data/sparktally.db',
    forms.databaseUrl,
    'file:./data/sparktally.db',
    'file:./data/sparktally.db',
  ),
  keepDays: variable<number | null, number>(
    'SPARKTALLY_KEEP_DAYS',
    'Days after which the history forgets an ended session; not given, it forgets nothing',
    'a whole number from 1 to 36500',
    forms.keepDays,
    null,
    '',
  ),
  pollSeconds: variable(
    'SPARKTALLY_POLL_SECONDS',
    'Seconds between two readings of a source',
    'a whole number from 5 to 3600',
    forms.pollSeconds,
    30,
    '30',
  ),
  callsPerSecond: variable(
    'SPARKTALLY_CALLS_PER_SECOND',
    'Calls a second for each AWS operation and source, after a burst of 25',
    'a whole number from 1 to 10000',
    forms.callsPerSecond,
    5,
    '5',
  ),
  pricesFile: variable<string | null, string>(
    'SPARKTALLY_PRICES',
    'A JSON file with the prices of your contract, which count before all others',
    'the path of a file of at most 1 MB that can be read',
    forms.path,
    null,
    '',
  ),
  sparkUi: variable(
    'SPARKTALLY_SPARK_UI',
    'Open the Spark UI of a session by a click on its page',
    FLAG,
    forms.flag,
    false,
    '0',
  ),
  showCode: variable(
    'SPARKTALLY_SHOW_CODE',
    'Show the code and output of statements, masked',
    FLAG,
    forms.flag,
    false,
    '0',
  ),
  demo: variable('SPARKTALLY_DEMO', 'Set by `npm run demo`: labels the data as demo', FLAG, forms.flag, false, '0'),
  endpoint: endpointVariable('every service', ''),
  endpointEmr: endpointVariable('EMR Serverless', '_EMR_SERVERLESS'),
  endpointGlue: endpointVariable('Glue', '_GLUE'),
  endpointAthena: endpointVariable('Athena', '_ATHENA'),
  endpointSts: endpointVariable('STS', '_STS'),
  endpointPricing: endpointVariable('the Price List', '_PRICING'),
};
