import type { DemoAccounts } from './accounts.ts';
import { type Answer, AwsError, type JsonObject } from './answer.ts';
import type { CallRecord, CallRecorder } from './calls.ts';
import { ConstraintError } from './constraints.ts';
import { type Delivery, isDelivery } from './delivery.ts';
import { changeAnswer, throwFault, toSubstitute, withoutFaultToken } from './fault-answers.ts';
import type { FaultAct, FaultCall, FaultTable } from './faults.ts';
import type { WireRequest } from './protocol.ts';
import { type DemoService, PROTOCOLS, type RoutedCall, routeCall, serviceOf } from './router.ts';
import { parseCredentialScope } from './sigv4-region.ts';
import type { Tokens } from './tokens.ts';

export type Backend = {
  accounts: DemoAccounts;
  tokens: Tokens;
  faults: FaultTable;
  calls: CallRecorder;
  nowMs: () => number;
};

/** What to send, when, and how. */
export type Outcome = {
  record: CallRecord;
  answer: Answer;
  delayMs: number;
  delivery: Delivery | null;
};

type Attempt = { routed: RoutedCall } | { error: unknown };

function tryRoute(service: DemoService, request: WireRequest): Attempt {
  try {
    return { routed: routeCall(service, request) };
  } catch (error) {
    return { error };
  }
}

function withText(answer: Answer, acts: readonly FaultAct[]): Answer {
  let { body } = answer;
  for (const act of acts) if (act.kind === 'replace-text') body = body.replaceAll(act.find, act.replace);
  return { ...answer, body };
}

function withRetryAfter(answer: Answer, acts: readonly FaultAct[]): Answer {
  for (const act of acts) {
    if ((act.kind !== 'error' && act.kind !== 'html') || act.retryAfterSeconds === undefined) continue;
    return { ...answer, headers: { ...answer.headers, 'retry-after': String(act.retryAfterSeconds) } };
  }
  return answer;
}

function run(backend: Backend, call: FaultCall, attempt: Attempt, acts: readonly FaultAct[]): JsonObject {
  for (const act of acts) throwFault(act, call);
  if ('error' in attempt) throw attempt.error;
  const { accounts, tokens } = backend;
  const estate = accounts.estateOf(call.accessKeyId);
  const context = { accounts, estate, region: estate.region(call.region), nowMs: backend.nowMs(), tokens };
  let answer = attempt.routed.operation.answer(withoutFaultToken(call), context);
  for (const act of acts) answer = changeAnswer(act, call, answer);
  return answer;
}

/** Everything about a request but the sending: who it is for, what hits it, what it is answered. */
export function answerCall(backend: Backend, request: WireRequest, requestId: string): Outcome {
  const service = serviceOf(request);
  const protocol = PROTOCOLS[service];
  const attempt = tryRoute(service, request);
  const scope = parseCredentialScope(request.headers.authorization?.toString());
  const call: FaultCall = {
    service,
    operation: 'routed' in attempt ? attempt.routed.operation.name : 'unknown',
    region: typeof scope === 'object' ? scope.region : 'unknown',
    accessKeyId: typeof scope === 'object' ? scope.accessKeyId : '',
    input: 'routed' in attempt ? attempt.routed.input : {},
  };
  const { operation, region, accessKeyId, input } = call;
  const record = backend.calls.begin({ operation: `${service}:${operation}`, service, region, accessKeyId, input });
  const acts = backend.faults.take(call);
  const delayMs = acts.reduce((sum, act) => sum + (act.kind === 'delay' ? act.ms : 0), 0);
  const delivery = acts.find(isDelivery) ?? null;
  const substitute = acts.map(toSubstitute).find((answer) => answer !== null);
  if (substitute) return { record, answer: withRetryAfter(substitute, acts), delayMs, delivery };
  let answer: Answer;
  try {
    answer = protocol.toAnswer(run(backend, call, attempt, acts), operation, requestId);
  } catch (error) {
    if (!(error instanceof AwsError) && !(error instanceof ConstraintError)) process.emitWarning(String(error));
    answer = protocol.toError(error, requestId);
  }
  return { record, answer: withRetryAfter(withText(answer, acts), acts), delayMs, delivery };
}
