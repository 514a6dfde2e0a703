import type { Answer, JsonObject } from './answer.ts';
import type { Operation } from './operation.ts';

export type WireRequest = {
  method: string;
  url: URL;
  headers: { readonly [name: string]: string | string[] | undefined };
  body: string;
};

/** How one service speaks: what a request asks for, and how its answers and errors look on the wire. */
export type Protocol = {
  /** Its codes for a request that is not signed, signed in a broken way, or signed for another service. */
  readonly codes: { unsigned: string; garbled: string; wrongScope: string };
  /** Throws AwsError for an operation that the service does not know. */
  parse(request: WireRequest): { operation: Operation; input: JsonObject };
  toAnswer(body: JsonObject, operation: string, requestId: string): Answer;
  /** Any error: AwsError and ConstraintError as what they are, everything else as the service's internal error. */
  toError(error: unknown, requestId: string): Answer;
};

export const JSON_SIGNATURE_CODES: Protocol['codes'] = {
  unsigned: 'MissingAuthenticationTokenException',
  garbled: 'IncompleteSignatureException',
  wrongScope: 'InvalidSignatureException',
};
