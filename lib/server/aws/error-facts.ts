/** What is known about a failed call, read from whatever the SDK, Node or a provider threw. */
export type ErrorFacts = {
  name: string;
  /** Node's code of a failed connection, e.g. `ECONNRESET`, of the error or of one of its causes. */
  code: string | null;
  status: number | null;
  requestId: string | null;
  /** From the header Retry-After, in milliseconds from now. */
  retryAfterMs: number | null;
  /** AWS's words. They hold ARNs and may quote configuration: never shown unmasked. */
  text: string;
};

const MAX_CAUSES = 10;

/** Everywhere an AWS service or the SDK itself calls its refusal to serve more calls by. */
const THROTTLE_NAMES = new Set([
  'BandwidthLimitExceeded',
  'EC2ThrottledException',
  'LimitExceededException',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'TransactionInProgressException',
]);

export function isThrottle(error: unknown): boolean {
  const facts = readErrorFacts(error, 0);
  return facts.status === 429 || THROTTLE_NAMES.has(facts.name);
}

/** Never throws, whatever was thrown. `nowWallMs` turns a Retry-After date into a span. */
export function readErrorFacts(error: unknown, nowWallMs: number): ErrorFacts {
  const metadata = readMember(error, '$metadata');
  const response = readMember(error, '$response');
  const status = Number(readMember(metadata, 'httpStatusCode') ?? readMember(response, 'statusCode') ?? Number.NaN);
  const requestId = readMember(metadata, 'requestId');
  return {
    name: toBareName(readMember(error, 'name')),
    code: findCode(error),
    status: Number.isInteger(status) ? status : null,
    requestId: typeof requestId === 'string' && /^[\w-]{1,128}$/.test(requestId) ? requestId : null,
    retryAfterMs: parseRetryAfter(readMember(readMember(response, 'headers'), 'retry-after'), nowWallMs),
    text: typeof error === 'object' ? String(readMember(error, 'message') ?? '') : String(error),
  };
}

/** Some answers qualify the name: `com.amazonaws.glue#ThrottlingException:http://…`. */
function toBareName(name: unknown): string {
  if (typeof name !== 'string') return 'Error';
  return name.split('#').at(-1)?.split(':')[0] ?? 'Error';
}

function findCode(error: unknown): string | null {
  let current = error;
  for (let depth = 0; depth <= MAX_CAUSES && typeof current === 'object' && current !== null; depth++) {
    const code = readMember(current, 'code');
    if (typeof code === 'string' && /^(E[A-Z]+(_[A-Z]+)*|CERT_[A-Z_]+|[A-Z_]*CERT[A-Z_]*)$/.test(code)) return code;
    const firstOfMany = readMember(readMember(current, 'errors'), '0');
    current = readMember(current, 'cause') ?? firstOfMany;
  }
  return null;
}

function parseRetryAfter(header: unknown, nowWallMs: number): number | null {
  if (typeof header !== 'string' || header.trim() === '') return null;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(header) - nowWallMs;
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

export function readMember(value: unknown, name: string): unknown {
  try {
    return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  } catch {
    return undefined;
  }
}
