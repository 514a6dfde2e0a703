import type { ProblemKind } from '../../domain/problem.ts';
import { type ErrorFacts, isThrottle } from './error-facts.ts';

/** How far apart two clocks may be before AWS refuses signatures, less a minute for the answer's way (5 minutes). */
const SKEW_LIMIT_MS = 240_000;

const EXPIRED_NAMES = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'UnrecognizedClient',
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'InvalidAccessKeyId',
  'TokenRefreshRequired',
]);
const SIGNATURE_NAMES = new Set(['InvalidSignature', 'InvalidSignatureException', 'SignatureDoesNotMatch']);
const SKEW_NAMES = new Set(['RequestTimeTooSkewed', 'RequestExpired', 'RequestInTheFuture']);
const UNUSABLE_NAMES = new Set([
  'CredentialsProviderError',
  'TokenProviderError',
  'ProviderError',
  'IncompleteSignature',
  'IncompleteSignatureException',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
]);
const DENIED_NAMES = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'NotAuthorized',
  'NotAuthorizedException',
  'UnauthorizedOperation',
  'UnauthorizedException',
]);
const REGION_NAMES = new Set(['OptInRequired', 'RegionDisabledException', 'SubscriptionRequiredException']);
/** By name too: the JSON protocols may carry a fault of the service under status 400. */
const FAULT_NAMES =
  /^(Internal(Service|Server|Error)?(Exception|Error|Failure)|ServiceUnavailable(Exception)?|ServiceException)$/;
const ABSENT_NAMES = new Set(['ResourceNotFoundException', 'EntityNotFoundException', 'NotFoundException']);
const UNSUPPORTED_NAMES = new Set([
  'UnknownOperation',
  'UnknownOperationException',
  'UnsupportedOperationException',
  'OperationNotSupportedException',
  'NotImplemented',
  'IllegalSessionStateException',
  'InsecureEndpointError',
]);
/** What the reading of an answer throws when it is not what the service's model says. */
const UNREADABLE_NAMES = new Set(['SyntaxError', 'TypeError', 'RangeError', 'AnswerTooLargeError']);

const TIMEOUT_CODES = new Set(['ETIMEDOUT', 'ESOCKETTIMEDOUT']);
const DNS_CODES = new Set(['ENOTFOUND', 'EAI_AGAIN']);

/**
 * Athena has no exception of its own for what an engine does not offer. Apache Spark 3.5 has no calculations, by its
 * release notes; how the refusal reads there is documented nowhere, so any wording of "not supported" is taken for it.
 */
const CALCULATION_OPERATION = /^athena:\w*CalculationExecution/;
const REFUSED_BY_ENGINE = /\bnot (yet |currently )?supported\b|\bunsupported\b|\b(does not|doesn['’]t) support\b/i;

export function isWithoutCalculations({ name, text }: ErrorFacts, { operation }: { operation: string }): boolean {
  return name === 'InvalidRequestException' && CALCULATION_OPERATION.test(operation) && REFUSED_BY_ENGINE.test(text);
}

/** Calls about one session: when it is absent, the session is gone, and nothing is wrong with the source. */
const SESSION_OPERATION =
  /:(GetSession|GetSessionStatus|GetResourceDashboard|GetDashboardUrl|GetStatement|ListStatements|GetTags|ListTagsForResource|ListExecutors|.*CalculationExecution.*)$/;
/** Regions every account has; all others must be opted into, and refuse the account's keys until then. */
const ALWAYS_ON_REGION =
  /^(us-(east|west)-[12]|ca-central-1|sa-east-1|eu-west-[123]|eu-central-1|eu-north-1|ap-south-1|ap-southeast-[12]|ap-northeast-[123]|cn-.*|us-gov-.*)$/;

/** The kind of a failed call; looked at in the order name of a throttle, status, name, code. */
export function classify(
  facts: ErrorFacts,
  call: { operation: string; region: string; clockSkewMs?: number | null },
): ProblemKind {
  const { name, status, code } = facts;
  if (isThrottle({ name, $metadata: { httpStatusCode: status ?? undefined } })) return 'throttled';
  if (name.startsWith('OperationTimeout')) return 'timeout';
  if (UNSUPPORTED_NAMES.has(name) || status === 501 || isWithoutCalculations(facts, call)) return 'not_supported';
  if ((status !== null && status >= 500) || FAULT_NAMES.test(name)) return 'service_error';
  const named = classifyName(facts, call);
  if (named !== null) return named;
  if (UNREADABLE_NAMES.has(name)) return status === 404 || status === 405 ? 'not_supported' : 'bad_response';
  if (code !== null && DNS_CODES.has(code)) return 'dns';
  if (name === 'TimeoutError') return code === null || TIMEOUT_CODES.has(code) ? 'timeout' : 'network';
  if (code !== null && TIMEOUT_CODES.has(code)) return 'timeout';
  if (status === null || code !== null) return code === null ? 'service_error' : 'network';
  return classifyStatus(status);
}

function classifyName(facts: ErrorFacts, call: { operation: string; region: string; clockSkewMs?: number | null }) {
  const { name, text } = facts;
  if (REGION_NAMES.has(name)) return 'region_disabled';
  if (EXPIRED_NAMES.has(name)) {
    const unknownClient = name.startsWith('UnrecognizedClient') || name === 'InvalidClientTokenId';
    return unknownClient && !ALWAYS_ON_REGION.test(call.region) ? 'region_disabled' : 'credentials_expired';
  }
  if (SKEW_NAMES.has(name)) return 'clock_skew';
  if (SIGNATURE_NAMES.has(name)) {
    // The same name says "your clock is wrong" and "your secret key is wrong".
    const byClock = /expired|not yet current|earlier than|later than/i.test(text);
    const skewed = Math.abs(call.clockSkewMs ?? 0) >= SKEW_LIMIT_MS;
    return byClock || skewed ? 'clock_skew' : 'credentials_unavailable';
  }
  if (UNUSABLE_NAMES.has(name)) return 'credentials_unavailable';
  if (DENIED_NAMES.has(name)) return 'access_denied';
  if (ABSENT_NAMES.has(name)) return SESSION_OPERATION.test(call.operation) ? 'gone' : 'not_found';
  return null;
}

function classifyStatus(status: number): ProblemKind {
  if (status === 401 || status === 403) return 'access_denied';
  if (status === 404) return 'not_supported';
  if (status === 408) return 'timeout';
  if (status === 414 || status === 431) return 'bad_response';
  return status >= 400 ? 'invalid_request' : 'bad_response';
}
