import { AwsError } from '../answer.ts';
import type { Call } from '../operation.ts';
import { type AthenaSessionPlan, findAthenaSession } from './session.ts';

/** The model's InvalidRequestException carries a code of Athena's own besides the message. */
export function invalidRequest(message: string, athenaErrorCode = 'INVALID_INPUT'): AwsError {
  return new AwsError('InvalidRequestException', message, 400, { AthenaErrorCode: athenaErrorCode });
}

export function notFound(message: string, resourceName: string): AwsError {
  return new AwsError('ResourceNotFoundException', message, 400, { ResourceName: resourceName });
}

export function invalidToken(): AwsError {
  return invalidRequest('The NextToken is invalid or has expired.');
}

export function requireAthenaSession(call: Call, id: string): AthenaSessionPlan {
  const plan = findAthenaSession(call.estate, call.region, id, call.nowMs);
  if (!plan) throw notFound(`Session ${id} does not exist.`, id);
  return plan;
}
