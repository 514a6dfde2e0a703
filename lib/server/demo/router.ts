import { AwsError, type JsonObject } from './answer.ts';
import { ATHENA_PROTOCOL } from './athena/protocol.ts';
import { EMR_PROTOCOL } from './emr-serverless/protocol.ts';
import { GLUE_PROTOCOL } from './glue/protocol.ts';
import type { Operation } from './operation.ts';
import { PRICING_PROTOCOL } from './pricing/protocol.ts';
import type { Protocol, WireRequest } from './protocol.ts';
import { type CredentialScope, parseCredentialScope } from './sigv4-region.ts';
import { STS_PROTOCOL } from './sts/protocol.ts';

/** The services, by the name they sign with. */
export const PROTOCOLS = {
  'emr-serverless': EMR_PROTOCOL,
  glue: GLUE_PROTOCOL,
  athena: ATHENA_PROTOCOL,
  pricing: PRICING_PROTOCOL,
  sts: STS_PROTOCOL,
} as const satisfies Record<string, Protocol>;

export type DemoService = keyof typeof PROTOCOLS;

export function isDemoService(name: string): name is DemoService {
  return Object.hasOwn(PROTOCOLS, name);
}

/** Which service a request is for: by its target, its form, its path, else by the service it is signed for. */
export function serviceOf(request: WireRequest): DemoService {
  const target = String(request.headers['x-amz-target'] ?? '');
  if (target.startsWith('AWSGlue.')) return 'glue';
  if (target.startsWith('AmazonAthena.')) return 'athena';
  if (target.startsWith('AWSPriceListService.')) return 'pricing';
  const scope = parseCredentialScope(request.headers.authorization?.toString());
  if (typeof scope === 'object' && isDemoService(scope.service)) return scope.service;
  return String(request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')
    ? 'sts'
    : 'emr-serverless';
}

/** Throws AwsError when the request is not signed for that service. */
function requireScope(service: DemoService, request: WireRequest): CredentialScope {
  const { codes } = PROTOCOLS[service];
  const scope = parseCredentialScope(request.headers.authorization?.toString());
  if (scope === 'unsigned') throw new AwsError(codes.unsigned, 'Missing Authentication Token', 403);
  if (scope === 'garbled') {
    throw new AwsError(codes.garbled, 'Authorization header is not a valid AWS4-HMAC-SHA256 one.', 400);
  }
  if (scope.service !== service) {
    throw new AwsError(codes.wrongScope, `Credential should be scoped to correct service: '${service}'.`, 403);
  }
  return scope;
}

export type RoutedCall = { operation: Operation; input: JsonObject; scope: CredentialScope };

export function routeCall(service: DemoService, request: WireRequest): RoutedCall {
  const scope = requireScope(service, request);
  return { ...PROTOCOLS[service].parse(request), scope };
}
