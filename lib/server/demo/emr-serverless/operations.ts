import { AwsError } from '../answer.ts';
import { type Call, defineOperation } from '../operation.ts';
import { toApplication, toApplicationSummary } from './application-answer.ts';
import type { EmrApplication } from './applications.ts';
import { getApplicationInput, listApplicationsInput, sessionInput } from './schemas.ts';
import { type EmrSessionPlan, findEmrSession } from './session.ts';
import { toSession } from './session-answer.ts';

const PAGE = 50;

export function invalidToken(): AwsError {
  return new AwsError('ValidationException', 'The nextToken is invalid or has expired.');
}

export function requireApplication(call: Call, id: string): EmrApplication {
  const application = call.region.applications.find((candidate) => candidate.id === id);
  if (!application) throw new AwsError('ResourceNotFoundException', `Application ${id} does not exist.`, 404);
  return application;
}

export function requireSession(call: Call, input: { applicationId: string; sessionId: string }): EmrSessionPlan {
  const application = requireApplication(call, input.applicationId);
  const plan = findEmrSession(call.estate, application, input.sessionId, call.nowMs);
  if (!plan) throw new AwsError('ResourceNotFoundException', `Session ${input.sessionId} does not exist.`, 404);
  return plan;
}

export const listApplications = defineOperation('ListApplications', listApplicationsInput, (input, call) => {
  const query = `emr:applications:${call.region.region}:${[...(input.states ?? [])].sort().join()}`;
  const cursor = input.nextToken === undefined ? [0] : call.tokens.decode(query, input.nextToken);
  if (!cursor) throw invalidToken();
  const from = cursor[0] ?? 0;
  const wanted = call.region.applications.filter(
    ({ state }) => !input.states || input.states.some((one) => one === state),
  );
  const to = from + (input.maxResults ?? PAGE);
  return {
    applications: wanted.slice(from, to).map(toApplicationSummary),
    nextToken: to < wanted.length ? call.tokens.encode(query, [to]) : undefined,
  };
});

export const getApplication = defineOperation('GetApplication', getApplicationInput, (input, call) => ({
  application: toApplication(requireApplication(call, input.applicationId)),
}));

export const getSession = defineOperation('GetSession', sessionInput, (input, call) => ({
  session: toSession(call.estate, requireSession(call, input), call.nowMs),
}));

export const terminateSession = defineOperation('TerminateSession', sessionInput, (input, call) => {
  const plan = requireSession(call, input);
  if (call.nowMs >= plan.life.endedMs) {
    throw new AwsError('ValidationException', `Session ${plan.id} is already in a terminal state.`);
  }
  if (!call.estate.stops.has(plan.arn)) call.estate.stops.set(plan.arn, call.nowMs);
  return { applicationId: plan.application.id, sessionId: plan.id };
});
