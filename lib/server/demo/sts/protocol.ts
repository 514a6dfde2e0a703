import { z } from 'zod';
import { type Answer, AwsError, type JsonObject } from '../answer.ts';
import { ConstraintError } from '../constraints.ts';
import { defineOperation } from '../operation.ts';
import type { Protocol } from '../protocol.ts';

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';
const VERSION = '2011-06-15';
const CALLER = { userId: 'AROADEMO4SPARKTALLYXM:sparktally', role: 'assumed-role/SparktallyReader/sparktally' };

const getCallerIdentity = defineOperation('GetCallerIdentity', z.object({}), (_, { estate: { account } }) => ({
  Arn: `arn:aws:sts::${account}:${CALLER.role}`,
  UserId: CALLER.userId,
  Account: account,
}));

const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`);

function toXmlAnswer(body: JsonObject, operation: string, requestId: string): Answer {
  const members = Object.entries(body).map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`);
  const result = `<${operation}Result>${members.join('')}</${operation}Result>`;
  const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
  const xml = `<${operation}Response xmlns="${NAMESPACE}">${result}${metadata}</${operation}Response>`;
  return { status: 200, headers: { 'content-type': 'text/xml' }, body: xml };
}

function toXmlError(error: unknown, requestId: string): Answer {
  const known =
    error instanceof AwsError
      ? error
      : error instanceof ConstraintError
        ? new AwsError('ValidationError', error.message)
        : new AwsError('InternalFailure', 'An internal error occurred.', 500);
  const type = known.status < 500 ? 'Sender' : 'Receiver';
  const detail = `<Type>${type}</Type><Code>${escapeXml(known.code)}</Code><Message>${escapeXml(known.message)}</Message>`;
  const xml = `<ErrorResponse xmlns="${NAMESPACE}"><Error>${detail}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
  return { status: known.status, headers: { 'content-type': 'text/xml' }, body: xml };
}

/** STS speaks the Query protocol: a form in, XML out. GetCallerIdentity is all that is answered here. */
export const STS_PROTOCOL: Protocol = {
  codes: {
    unsigned: 'MissingAuthenticationToken',
    garbled: 'IncompleteSignature',
    wrongScope: 'SignatureDoesNotMatch',
  },
  parse(request) {
    const { Action, Version, ...input } = Object.fromEntries([
      ...request.url.searchParams,
      ...new URLSearchParams(request.body),
    ]);
    if (Action !== getCallerIdentity.name || Version !== VERSION) {
      throw new AwsError('InvalidAction', `Could not find operation ${Action ?? ''} for version ${Version ?? ''}`);
    }
    return { operation: getCallerIdentity, input };
  },
  toAnswer: (body, operation, requestId) => toXmlAnswer(body, operation, requestId),
  toError: (error, requestId) => toXmlError(error, requestId),
};
