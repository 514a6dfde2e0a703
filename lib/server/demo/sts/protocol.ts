import { type Answer, AwsError, type JsonObject } from '../answer.ts';
import { ConstraintError } from '../constraints.ts';
import type { Protocol } from '../protocol.ts';
import { STS_OPERATIONS } from './operations.ts';

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';
const VERSION = '2011-06-15';

const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`);

function toXmlMembers(members: JsonObject): string {
  return Object.entries(members)
    .map(([name, value]) => {
      const inner = typeof value === 'object' && value !== null ? toXmlMembers({ ...value }) : escapeXml(String(value));
      return `<${name}>${inner}</${name}>`;
    })
    .join('');
}

function toXmlAnswer(body: JsonObject, operation: string, requestId: string): Answer {
  const result = `<${operation}Result>${toXmlMembers(body)}</${operation}Result>`;
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

/** STS speaks the Query protocol: a form in, XML out. */
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
    const operation = STS_OPERATIONS.get(Action ?? '');
    if (operation === undefined || Version !== VERSION) {
      throw new AwsError('InvalidAction', `Could not find operation ${Action ?? ''} for version ${Version ?? ''}`);
    }
    return { operation, input };
  },
  toAnswer: (body, operation, requestId) => toXmlAnswer(body, operation, requestId),
  toError: (error, requestId) => toXmlError(error, requestId),
};
