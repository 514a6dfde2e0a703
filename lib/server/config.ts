import { readFileSync, statSync } from 'node:fs';
import type { Price } from '../cost/price.ts';
import { parsePriceFile } from '../cost/price-file.ts';
import type { Service } from '../domain/service.ts';
import { REGION_FORM } from './config/forms.ts';
import { readProfileRegion } from './config/profile-region.ts';
import { VARIABLES, type Variable } from './config/variables.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Whose eyes we read AWS with: the default credential chain, or one role or profile for each account. */
export type Identity =
  | { kind: 'base' }
  | { kind: 'role'; arn: string; externalId: string | null }
  | { kind: 'profile'; name: string };

export type Config = {
  host: string;
  port: number;
  /** At least one; no duplicates. */
  regions: string[];
  /** At least one. */
  identities: Identity[];
  scopes: string[];
  ownerTags: string[];
  pollSeconds: number;
  callsPerSecond: number;
  /** Days; null keeps everything. */
  keepDays: number | null;
  databaseUrl: string;
  pricesFile: string | null;
  /** Of the operator's price file; empty where none is given. */
  operatorPrices: Price[];
  /** The profile that the base identity is read by; null where the environment names none. */
  awsProfile: string | null;
  /** The address asked in place of AWS's own. */
  endpointUrls: Record<Service, string | null>;
  sparkUi: boolean;
  showCode: boolean;
  demo: boolean;
};

/** What the check asks of the machine; replaced in tests. */
export type Machine = {
  readProfileRegion(env: Environment): string | null;
  /** A text file's content; null where it cannot be read or is too large for what it is. */
  readSmallFile(path: string): string | null;
};

const PRICES_FILE_BYTES = 1_000_000;
/** A file that is wrong throughout is not told line by line. */
const MISTAKES_TOLD = 5;

const thisMachine: Machine = {
  readProfileRegion,
  readSmallFile: (path) => {
    try {
      const { size } = statSync(path);
      return size > PRICES_FILE_BYTES ? null : readFileSync(/* turbopackIgnore: true */ path, 'utf8');
    } catch {
      return null;
    }
  },
};

const CONTROL = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** The value as a sentence may quote it: no control characters, no password of an address, not without end. */
function quote(value: string): string {
  const plain = value.replace(CONTROL, '?').replace(/\/\/[^/@]*@/g, '//…@');
  return `"${plain.length > 160 ? `${plain.slice(0, 160)}…` : plain}"`;
}

function refuse(variable: Variable<unknown>, value: string): string {
  return `${variable.name}=${quote(value)} is not allowed: give ${variable.allowed}.`;
}

function listIdentities(roleArns: string[], externalId: string | null, profiles: string[]): Identity[] {
  const roles = roleArns.map((arn): Identity => ({ kind: 'role', arn, externalId }));
  const named = profiles.map((name): Identity => ({ kind: 'profile', name }));
  return roles.length + named.length > 0 ? [...roles, ...named] : [{ kind: 'base' }];
}

/** The operator's prices; each mistake of the file is a sentence with its place. */
function readOperatorPrices(path: string | null, machine: Machine, errors: string[]): Price[] {
  if (path === null) return [];
  const variable = VARIABLES.pricesFile;
  const text = machine.readSmallFile(path);
  if (text === null) {
    errors.push(refuse(variable, path));
    return [];
  }
  const parsed = parsePriceFile(text);
  if ('prices' in parsed) return parsed.prices;
  const { mistakes } = parsed;
  for (const { place, says } of mistakes.slice(0, MISTAKES_TOLD)) {
    errors.push(`${variable.name}=${quote(path)} has a mistake: ${place} ${says.replace(CONTROL, '?')}.`);
  }
  const more = mistakes.length - MISTAKES_TOLD;
  if (more > 0) errors.push(`${variable.name}=${quote(path)} has ${more} more.`);
  return [];
}

/** The profile of the environment, for the commands that a page shows; what no profile is called is none. */
function readProfile(env: Environment): string | null {
  const parsed = VARIABLES.profiles.form.safeParse(env.AWS_PROFILE ?? '');
  return parsed.success ? (parsed.data[0] ?? null) : null;
}

function findUnknownNames(env: Environment): string[] {
  const known = new Set(Object.values(VARIABLES).map((variable) => variable.name));
  return Object.keys(env).filter((name) => name.startsWith('SPARKTALLY_') && !known.has(name));
}

/**
 * Reads every variable of the environment. Either a whole configuration, or one sentence for each wrong value, which
 * names the variable, the value and what is allowed. An empty variable counts as not given.
 */
export function parseConfig(
  env: Environment,
  machine: Machine = thisMachine,
): { config: Config } | { errors: [string, ...string[]] } {
  const errors: string[] = [];
  const take = <T>(variable: Variable<T>): T => {
    const text = env[variable.name]?.trim() ?? '';
    if (text === '') return variable.unset;
    const parsed = variable.form.safeParse(text);
    if (parsed.success) return parsed.data;
    errors.push(refuse(variable, text));
    return variable.unset;
  };
  const { regions, region, defaultRegion, roleArns, externalId, profiles, ...others } = VARIABLES;
  const many = take(regions);
  const [wish, second] = [take(region), take(defaultRegion)];
  const roles = take(roleArns);
  const external = take(externalId);
  const identities = listIdentities(roles, external, take(profiles));
  const taken = {
    host: take(others.host),
    port: take(others.port),
    scopes: take(others.scopes),
    ownerTags: take(others.ownerTags),
    pollSeconds: take(others.pollSeconds),
    callsPerSecond: take(others.callsPerSecond),
    keepDays: take(others.keepDays),
    databaseUrl: take(others.databaseUrl),
    pricesFile: take(others.pricesFile),
    sparkUi: take(others.sparkUi),
    showCode: take(others.showCode),
    demo: take(others.demo),
  };
  const anywhere = take(others.endpoint);
  const endpointUrls = {
    'emr-serverless': take(others.endpointEmr) ?? anywhere,
    glue: take(others.endpointGlue) ?? anywhere,
    athena: take(others.endpointAthena) ?? anywhere,
  };
  take(others.endpointSts);
  take(others.endpointPricing);
  const operatorPrices = readOperatorPrices(taken.pricesFile, machine, errors);
  if (external !== null && roles.length === 0 && errors.length === 0) {
    errors.push(`${externalId.name}=${quote(external)} has no use: give ${roleArns.name} too, or leave it out.`);
  }
  for (const name of findUnknownNames(env)) {
    errors.push(`${name}=${quote(env[name] ?? '')} is not a variable of Sparktally: README.md lists those it has.`);
  }
  const wanted =
    many.length > 0 ? many : [wish ?? second ?? machine.readProfileRegion(env)].filter((name) => name !== null);
  const wrong = wanted.find((name) => !REGION_FORM.test(name));
  if (wrong !== undefined) {
    errors.push(`region=${quote(wrong)} of the AWS profile is not allowed: give ${region.allowed}.`);
  } else if (wanted.length === 0 && errors.length === 0) {
    errors.push(`${region.name} is not set: give ${region.allowed}, or several in ${regions.name}.`);
  }
  const [first, ...more] = errors;
  return first === undefined
    ? {
        config: { ...taken, regions: wanted, identities, operatorPrices, endpointUrls, awsProfile: readProfile(env) },
      }
    : { errors: [first, ...more] };
}

/** The configuration of this process. Throws an error whose message is the sentences, one a line. */
export function readConfig(): Config {
  const parsed = parseConfig(process.env);
  if ('errors' in parsed) throw new Error(parsed.errors.join('\n'));
  return parsed.config;
}
