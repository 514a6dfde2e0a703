import { type Answer, AwsError, type JsonObject } from './answer.ts';
import { ConstraintError } from './constraints.ts';
import type { Operation } from './operation.ts';
import { JSON_SIGNATURE_CODES, type Protocol } from './protocol.ts';

const CONTENT_TYPE = 'application/x-amz-json-1.1';

type JsonService = {
  /** What X-Amz-Target begins with. */
  target: string;
  operations: readonly Operation[];
  /** The exceptions of its model for a request out of bounds and for its own failure. */
  constraint: (message: string) => AwsError;
  internal: string;
};

/** The body of a JSON 1.1 request: one object. An empty body is an empty object, as AWS takes it. */
function parseJsonBody(body: string): JsonObject {
  if (body.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new AwsError('SerializationException', 'The request body is not valid JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new AwsError('SerializationException', 'Start of structure or map found where not expected.');
  }
  return { ...value };
}

function toKnown(error: unknown, service: JsonService): AwsError {
  if (error instanceof AwsError) return error;
  if (!(error instanceof ConstraintError)) return new AwsError(service.internal, 'An internal error occurred.', 500);
  return error.serialization
    ? new AwsError('SerializationException', error.message)
    : service.constraint(error.message);
}

/** JSON 1.1: the operation in X-Amz-Target, the exception's name in `__type`. */
export function openJsonProtocol(service: JsonService): Protocol {
  const prefix = `${service.target}.`;
  return {
    codes: JSON_SIGNATURE_CODES,
    parse(request) {
      const target = String(request.headers['x-amz-target'] ?? '');
      const operation = service.operations.find(({ name }) => prefix + name === target);
      if (!operation || request.method !== 'POST')
        throw new AwsError('UnknownOperationException', 'Unknown operation.');
      return { operation, input: parseJsonBody(request.body) };
    },
    toAnswer: (body): Answer => ({
      status: 200,
      headers: { 'content-type': CONTENT_TYPE },
      body: JSON.stringify(body),
    }),
    toError(error): Answer {
      const { code, status, message, fields } = toKnown(error, service);
      return {
        status,
        headers: { 'content-type': CONTENT_TYPE, 'x-amzn-errortype': code },
        // The models write `Message`, the exceptions common to all services `message`: both are understood, both are sent.
        body: JSON.stringify({ __type: code, Message: message, message, ...fields }),
      };
    },
  };
}
