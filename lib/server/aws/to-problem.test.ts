import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { PROBLEM_KINDS, type ProblemKind } from '../../domain/problem.ts';
import type { Service } from '../../domain/service.ts';
import { ProblemError } from '../errors.ts';
import { answerError, type FaultyAnswer } from './faulty-server.fixture.ts';
import { toProblem } from './to-problem.ts';
import { openWire, type Wire } from './wire.fixture.ts';

let wire: Wire | null = null;
afterEach(async () => {
  await wire?.close();
  wire = null;
});

async function open(answer: FaultyAnswer, options: Parameters<typeof openWire>[1] = {}): Promise<Wire> {
  wire = await openWire(answer, { maxAttempts: 1, ...options });
  return wire;
}

const says =
  (status: number, type: string, message?: string): FaultyAnswer =>
  (_, response) =>
    answerError(response, status, type, message);

/** The services' own answers, as their models and the measured table have them. */
const ANSWERS: readonly (readonly [Service | 'pricing', number, string, ProblemKind])[] = [
  ['emr-serverless', 429, 'ThrottlingException', 'throttled'],
  ['glue', 400, 'ThrottlingException', 'throttled'],
  ['athena', 400, 'TooManyRequestsException', 'throttled'],
  ['glue', 400, 'RequestLimitExceeded', 'throttled'],
  ['glue', 503, 'SlowDown', 'throttled'],
  ['athena', 429, 'Whatever', 'throttled'],
  ['glue', 400, 'InternalServiceException', 'service_error'],
  ['glue', 500, 'InternalServiceException', 'service_error'],
  ['athena', 500, 'InternalServerException', 'service_error'],
  ['emr-serverless', 500, 'InternalServerException', 'service_error'],
  ['glue', 400, 'OperationTimeoutException', 'timeout'],
  ['athena', 400, 'OperationTimeout', 'timeout'],
  ['glue', 400, 'ExpiredTokenException', 'credentials_expired'],
  ['emr-serverless', 403, 'ExpiredTokenException', 'credentials_expired'],
  ['athena', 400, 'UnrecognizedClientException', 'credentials_expired'],
  ['emr-serverless', 403, 'InvalidClientTokenId', 'credentials_expired'],
  ['glue', 400, 'AccessDeniedException', 'access_denied'],
  ['emr-serverless', 403, 'AccessDeniedException', 'access_denied'],
  ['emr-serverless', 403, 'Forbidden', 'access_denied'],
  ['glue', 403, 'RequestTimeTooSkewed', 'clock_skew'],
  ['glue', 400, 'InvalidInputException', 'invalid_request'],
  ['athena', 400, 'InvalidRequestException', 'invalid_request'],
  ['emr-serverless', 400, 'ValidationException', 'invalid_request'],
  ['emr-serverless', 404, 'ResourceNotFoundException', 'not_found'],
  ['athena', 400, 'ResourceNotFoundException', 'not_found'],
  ['glue', 400, 'EntityNotFoundException', 'not_found'],
  ['glue', 400, 'UnknownOperationException', 'not_supported'],
  ['emr-serverless', 404, 'NoSuchRoute', 'not_supported'],
  ['glue', 501, 'InternalFailure', 'not_supported'],
  ['glue', 403, 'OptInRequired', 'region_disabled'],
  ['glue', 403, 'MissingAuthenticationTokenException', 'credentials_unavailable'],
  ['glue', 431, 'Oversized', 'bad_response'],
  ['pricing', 400, 'ThrottlingException', 'throttled'],
  ['pricing', 500, 'InternalErrorException', 'service_error'],
  ['pricing', 400, 'InternalErrorException', 'service_error'],
  ['pricing', 400, 'AccessDeniedException', 'access_denied'],
  ['pricing', 400, 'InvalidParameterException', 'invalid_request'],
  ['pricing', 400, 'ExpiredNextTokenException', 'invalid_request'],
  ['pricing', 400, 'NotFoundException', 'not_found'],
  ['pricing', 403, 'OptInRequired', 'region_disabled'],
];

describe('an answer of a service', () => {
  test.each(ANSWERS)('%s %i %s is %s', async (service, status, type, kind) => {
    const { fail } = await open(says(status, type));
    const problem = await fail(service);
    expect(problem).toMatchObject({ kind, requestId: '7a1b2c3d-0000-4000-8000-000000000001' });
    expect(problem.message).not.toContain(type);
    expect(problem.message.length).toBeGreaterThan(20);
  });

  test('a session that is absent is gone, not a failure of the source', () => {
    const call = { service: 'glue', account: '1', region: 'us-east-1', nowMs: 0 } as const;
    const error = Object.assign(new Error(), { name: 'EntityNotFoundException', $metadata: { httpStatusCode: 400 } });
    expect(toProblem(error, { ...call, operation: 'glue:GetSession' }).kind).toBe('gone');
    expect(toProblem(error, { ...call, operation: 'glue:GetTags' }).kind).toBe('gone');
    expect(toProblem(error, { ...call, operation: 'glue:ListSessions' }).kind).toBe('not_found');
  });

  test('unknown keys in a region that must be opted into: the region is not enabled (F-33)', async () => {
    const { fail } = await open(says(400, 'UnrecognizedClientException'), { region: 'eu-south-2' });
    const problem = await fail('glue', { region: 'eu-south-2' });
    expect(problem.kind).toBe('region_disabled');
    expect(problem.hint).toContain('SPARKTALLY_REGIONS');
  });

  test('a region is not taken out of ours because the Price List is read there', async () => {
    const { fail } = await open(says(403, 'OptInRequired'), { region: 'eu-west-1' });
    const { hint } = await fail('pricing', { region: 'eu-central-1' });
    expect(hint).toContain('eu-central-1');
    expect(hint).not.toContain('SPARKTALLY_REGIONS');
  });

  test('a refused signature is the clock when AWS says so, else the key', async () => {
    const signature = 'The request signature we calculated does not match the signature you provided.';
    const { fail } = await open(says(403, 'InvalidSignatureException', signature));
    expect((await fail('glue')).kind).toBe('credentials_unavailable');
    await wire?.close();
    const late = 'Signature expired: 20261120T100000Z is now earlier than 20261120T101000Z';
    const clockWire = await open(says(403, 'InvalidSignatureException', late));
    expect((await clockWire.fail('glue')).kind).toBe('clock_skew');
  });

  test('a firewall’s 403 page is a broken answer', async () => {
    const { fail } = await open((_, response) => {
      response.writeHead(403, { 'content-type': 'text/html' });
      response.end('<html>blocked by policy</html>');
    });
    expect((await fail('glue')).kind).toBe('bad_response');
  });
});

describe('what a session does not offer', () => {
  const call = { account: '1', region: 'us-east-1', nowMs: 0 } as const;
  const error = (name: string, message = '') =>
    Object.assign(new Error(message), { name, $metadata: { httpStatusCode: 400 } });
  const problemOf = (operation: string, name: string, message: string) =>
    toProblem(error(name, message), { ...call, service: operation.startsWith('glue') ? 'glue' : 'athena', operation });

  test('statements: in our own words, for AWS’s name the session', () => {
    const problem = problemOf(
      'glue:ListStatements',
      'IllegalSessionStateException',
      'Session s-canary is PROVISIONING',
    );
    expect(problem).toMatchObject({ kind: 'not_supported', hint: expect.stringContaining('Spark Connect') });
    expect(problem.message).toContain('no statements in its present state or kind');
    expect(JSON.stringify(problem)).not.toContain('canary');
    const stop = problemOf('glue:StopSession', 'IllegalSessionStateException', 'It has stopped.');
    expect(stop).toMatchObject({ kind: 'not_supported', message: expect.stringContaining('It has stopped.') });
  });

  test.each([
    ['Calculation executions are not supported for engine version Apache Spark version 3.5.', 'not_supported'],
    ['Operation NOT SUPPORTED', 'not_supported'],
    ['Unsupported operation for this workgroup', 'not_supported'],
    ['Apache Spark version 3.5 does not support calculations', 'not_supported'],
    ['The token has expired', 'invalid_request'],
    ['1 validation error detected', 'invalid_request'],
    ['', 'invalid_request'],
  ] as const)('calculations refused with “%s”: %s', (message, kind) => {
    const problem = problemOf('athena:ListCalculationExecutions', 'InvalidRequestException', message);
    expect(problem).toMatchObject({ kind, operation: 'athena:ListCalculationExecutions' });
    expect(problem.message.includes('has no calculations')).toBe(kind === 'not_supported');
  });

  test('a call about something else that is refused so stays a refusal', () => {
    const message = 'This is not supported.';
    expect(problemOf('athena:ListSessions', 'InvalidRequestException', message).kind).toBe('invalid_request');
    expect(problemOf('athena:ListExecutors', 'InvalidRequestException', message).kind).toBe('invalid_request');
    const absent = problemOf('athena:ListCalculationExecutions', 'ResourceNotFoundException', message);
    expect(absent.kind).toBe('gone');
  });
});

describe('F-26 access denied', () => {
  const arn = 'arn:aws:iam::123456789012:user/ana';
  const message = `User: ${arn} is not authorized to perform: glue:ListSessions on resource: * because no identity-based policy allows the glue:ListSessions action`;

  test('names the action and gives a statement to paste, without AWS’s words', async () => {
    const { fail } = await open(says(400, 'AccessDeniedException', message));
    const problem = await fail('glue');
    expect(problem).toMatchObject({
      action: 'glue:ListSessions',
      statement: { Effect: 'Allow', Action: 'glue:ListSessions', Resource: '*' },
    });
    expect(JSON.stringify(problem)).not.toContain('user/ana');
  });

  test.each([
    ['emr-serverless:ListSessions', 'arn:aws:emr-serverless:us-east-1:123456789012:/applications/*'],
    ['emr-serverless:GetSession', 'arn:aws:emr-serverless:us-east-1:123456789012:/applications/*/sessions/*'],
    ['glue:GetTags', 'arn:aws:glue:us-east-1:123456789012:session/*'],
    ['athena:ListSessions', 'arn:aws:athena:us-east-1:123456789012:workgroup/*'],
    ['athena:ListExecutors', '*'],
    ['emr-serverless:ListApplications', '*'],
    ['pricing:GetProducts', '*'],
  ])('%s is allowed on %s', (operation, resource) => {
    const call = { service: 'glue', account: '123456789012', region: 'us-east-1', nowMs: 0, operation } as const;
    const error = Object.assign(new Error('no'), { name: 'AccessDeniedException', $metadata: { httpStatusCode: 403 } });
    expect(toProblem(error, call).statement).toMatchObject({ Action: operation, Resource: resource });
    expect(toProblem(error, { ...call, partition: 'aws-cn', account: 'unknown' }).statement?.Resource).toBe(
      resource === '*' ? '*' : resource.replace('arn:aws:', 'arn:aws-cn:').replace('123456789012', '*'),
    );
  });

  test('an explicit deny is told as one: allowing would not help', async () => {
    const { fail } = await open(
      says(400, 'AccessDeniedException', `${message} with an explicit deny in a service control policy`),
    );
    expect((await fail('glue')).hint).toContain('service control policy');
  });
});

test('an unresolvable address is dns and names the region (F-12)', () => {
  const error = Object.assign(new Error('getaddrinfo ENOTFOUND glue.xx-east-9.amazonaws.com'), { code: 'ENOTFOUND' });
  const call = {
    service: 'glue',
    account: '1',
    region: 'xx-east-9',
    operation: 'glue:ListSessions',
    nowMs: 0,
  } as const;
  expect(toProblem(error, call)).toMatchObject({ kind: 'dns', hint: expect.stringContaining('xx-east-9') });
  expect(toProblem(new Error('x', { cause: error }), call).kind).toBe('dns');
});

test('a ProblemError keeps its problem', () => {
  const problem = { kind: 'queue_full', message: 'x' } as const;
  const call = { service: 'glue', account: '1', region: 'us-east-1', operation: 'x', nowMs: 0 } as const;
  expect(toProblem(new ProblemError(problem), call)).toBe(problem);
});

test('H-08 a secret or ARN in AWS’s words never leaves', async () => {
  const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
  const message = `Bad value ${secret} for arn:aws:iam::123456789012:role/X password=hunter2canary \u001b[2J\r\nid 123456789012`;
  const { fail } = await open(says(400, 'InvalidInputException', message));
  const problem = await fail('glue');
  expect(problem.message).toContain('Bad value');
  expect(inspect(problem, { showHidden: true })).not.toMatch(/wJalr|hunter2canary|123456789012/);
  for (const control of ['\u001b', '\r', '\n']) expect(problem.message).not.toContain(control);
});

test('whatever is thrown becomes a problem of a known kind (property)', () => {
  const call = {
    service: 'athena',
    account: '1',
    region: 'us-east-1',
    operation: 'athena:ListSessions',
    nowMs: 0,
  } as const;
  const thrown = fc.oneof(
    fc.anything(),
    fc.record({
      name: fc.string(),
      message: fc.string(),
      code: fc.string(),
      $metadata: fc.anything(),
      $response: fc.anything(),
      cause: fc.anything(),
    }),
  );
  fc.assert(
    fc.property(thrown, (error) => {
      const problem = toProblem(error, call);
      expect(PROBLEM_KINDS).toContain(problem.kind);
      expect(problem.message).not.toBe('');
      expect(JSON.stringify(problem)).not.toMatch(/undefined|NaN|\[object/);
    }),
  );
});
