import { type Answer, AwsError, type JsonObject } from './answer.ts';
import type { FaultAct, FaultCall } from './faults.ts';
import { removeAt, setAt } from './json-path.ts';

const TOKEN_MEMBERS = ['nextToken', 'NextToken'] as const;
const PREFIX = 'demo-fault-';

const tokenMemberOf = (call: FaultCall): (typeof TOKEN_MEMBERS)[number] =>
  call.service === 'emr-serverless' ? 'nextToken' : 'NextToken';

/** The number in a token that a fault handed out; null for a real one or none. */
function faultTokenOf(call: FaultCall): number | null {
  const token = call.input[tokenMemberOf(call)];
  if (typeof token !== 'string' || !token.startsWith(PREFIX)) return null;
  return Number(token.slice(PREFIX.length));
}

/** The request as the operation shall see it: tokens that a fault handed out are not its own. */
export function withoutFaultToken(call: FaultCall): JsonObject {
  if (faultTokenOf(call) === null) return call.input;
  const { [tokenMemberOf(call)]: _, ...rest } = call.input;
  return rest;
}

/** The exception of a service for a page token it does not take. */
function expiredToken(call: FaultCall): AwsError {
  const code = {
    'emr-serverless': 'ValidationException',
    glue: 'InvalidInputException',
    athena: 'InvalidRequestException',
    pricing: 'ExpiredNextTokenException',
    sts: 'ExpiredToken',
  };
  return new AwsError(code[call.service], 'The pagination token has expired.');
}

/** Throws what an act answers instead of the operation, when it is an error of the service's own form. */
export function throwFault(act: FaultAct, call: FaultCall): void {
  if (act.kind === 'error') throw new AwsError(act.code, act.message ?? act.code, act.status, act.fields ?? {});
  if (act.kind === 'missing-service') throw new AwsError('UnknownOperationException', 'Unknown operation.', 404);
  if (act.kind === 'expired-token' && call.input[tokenMemberOf(call)] !== undefined) throw expiredToken(call);
}

/** What stands in for the whole answer, in no form of the service. */
export function toSubstitute(act: FaultAct): Answer | null {
  if (act.kind === 'html') {
    const body = `<html><head><title>${act.status}</title></head><body><h1>${act.status} Service Unavailable</h1></body></html>`;
    return { status: act.status, headers: { 'content-type': 'text/html' }, body };
  }
  if (act.kind !== 'body') return null;
  return {
    status: act.status ?? 200,
    headers: { 'content-type': act.contentType ?? 'application/json' },
    body: act.body,
  };
}

function rowsOf(answer: JsonObject): unknown[][] {
  return Object.values(answer).filter((value) => Array.isArray(value));
}

function retoken(act: Extract<FaultAct, { kind: 'tokens' }>, call: FaultCall, answer: JsonObject): void {
  const current = faultTokenOf(call) ?? -1;
  const period = act.mode === 'same' ? 1 : act.mode === 'cycle' ? (act.period ?? 2) : Number.MAX_SAFE_INTEGER;
  answer[tokenMemberOf(call)] = PREFIX + ((current + 1) % period);
}

function emptyPage(count: number, call: FaultCall, answer: JsonObject): void {
  if (call.input[tokenMemberOf(call)] !== undefined && faultTokenOf(call) === null) return;
  const next = (faultTokenOf(call) ?? 0) + 1;
  if (next > count) return;
  for (const rows of rowsOf(answer)) rows.length = 0;
  answer[tokenMemberOf(call)] = PREFIX + next;
}

/** Changes the answer of an operation; gives the one to go on with. */
export function changeAnswer(act: FaultAct, call: FaultCall, answer: JsonObject): JsonObject {
  switch (act.kind) {
    case 'tokens':
      retoken(act, call, answer);
      return answer;
    case 'empty-pages':
      emptyPage(act.count, call, answer);
      return answer;
    case 'shift':
      for (const rows of rowsOf(answer)) {
        rows.splice(0, act.drop ?? 0);
        rows.push(...rows.slice(0, act.duplicate ?? 0));
      }
      return answer;
    case 'ids-without-sessions':
      if (Array.isArray(answer.Sessions)) answer.Sessions.splice(0, act.count);
      return answer;
    case 'set':
      setAt(answer, act.path, act.value);
      return answer;
    case 'remove':
      removeAt(answer, act.path);
      return answer;
    case 'transform':
      return act.change(answer, call) ?? answer;
    default:
      return answer;
  }
}
