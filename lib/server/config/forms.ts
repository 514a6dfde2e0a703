import { z } from 'zod';

/**
 * A region becomes part of a host name, so nothing that could end or redirect one may pass (`x.evil.com#`, `@`, `..`).
 * The first part has more than two letters in the European Sovereign Cloud (`eusc-de-east-1`).
 */
export const REGION_FORM = /^[a-z]{2,5}(-[a-z]{2,16}){1,3}-\d{1,2}$/;
const ROLE_ARN_FORM = /^arn:aws(-[a-z]+){0,3}:iam::\d{12}:role\/[\w+=,.@/-]{1,576}$/;
const EXTERNAL_ID_FORM = /^[\w+=,.@:/-]{2,1224}$/;
const PROFILE_FORM = /^[\w.@:+/-]{1,128}$/;
const SCOPE_FORM = /^[\w./#-]{1,256}$/;
const TAG_KEY_FORM = /^[\p{L}\p{N} _.:/=+@-]{1,128}$/u;

export const LOOPBACK_HOSTS = ['127.0.0.1', 'localhost', '::1'] as const;

/** Alternatives separated by `separator`; blanks around them and repeated ones do not count. */
function list(item: z.ZodType<string, string>, separator: RegExp | string = ',') {
  return z
    .string()
    .transform((text) => [...new Set(text.split(separator).map((part) => part.trim()))])
    .pipe(z.array(item).min(1).max(200));
}

function integer(lowest: number, highest: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(lowest).max(highest));
}

/** http without TLS carries signed requests in clear, so it is for this machine only. */
function isEndpoint(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  const loopback = hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && loopback);
}

const FLAGS: Record<string, boolean> = { '0': false, '1': true, false: false, true: true };

export const forms = {
  port: integer(1, 65_535),
  host: z.enum(LOOPBACK_HOSTS),
  region: z.string().regex(REGION_FORM),
  regions: list(z.string().regex(REGION_FORM)),
  // A role's name may hold a comma, so a comma separates only in front of the next ARN.
  roleArns: list(z.string().regex(ROLE_ARN_FORM), /,(?=\s*arn:)/),
  externalId: z.string().regex(EXTERNAL_ID_FORM),
  profiles: list(z.string().regex(PROFILE_FORM)),
  scopes: list(z.string().regex(SCOPE_FORM)),
  tagKeys: list(z.string().regex(TAG_KEY_FORM)),
  databaseUrl: z.string().regex(/^file:(?!\/\/)[^?#\0]{1,1024}$/),
  keepDays: integer(1, 36_500),
  pollSeconds: integer(5, 3_600),
  callsPerSecond: integer(1, 10_000),
  path: z.string().regex(/^[^\0]{1,1024}$/),
  flag: z.enum(['0', '1', 'false', 'true']).transform((text) => FLAGS[text] === true),
  endpoint: z.string().max(2_048).refine(isEndpoint),
};
