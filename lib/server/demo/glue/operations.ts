import { AwsError } from '../answer.ts';
import { momentOf } from '../estate/life.ts';
import { type Call, defineOperation } from '../operation.ts';
import { getTagsInput, sessionInput } from './schemas.ts';
import { findGlueSession, type GlueSessionPlan } from './session.ts';
import { glueStatusOf, toGlueSession } from './session-answer.ts';
import { glueTags } from './tags.ts';

export function requireGlueSession(call: Call, id: string): GlueSessionPlan {
  const plan = findGlueSession(call.estate, call.region, id, call.nowMs);
  if (!plan) throw new AwsError('EntityNotFoundException', `Session ${id} not found.`);
  return plan;
}

export const getSession = defineOperation('GetSession', sessionInput, (input, call) => ({
  Session: toGlueSession(call.estate, requireGlueSession(call, input.Id), call.nowMs),
}));

export const stopSession = defineOperation('StopSession', sessionInput, (input, call) => {
  const plan = findGlueSession(call.estate, call.region, input.Id, call.nowMs);
  // The model of StopSession has no EntityNotFoundException.
  if (!plan) throw new AwsError('InvalidInputException', `Session ${input.Id} not found.`);
  const moment = momentOf(plan.life, call.nowMs);
  if (moment === 'ended' || moment === 'failed' || moment === 'stopping') {
    const status = glueStatusOf(plan.life, call.nowMs);
    throw new AwsError(
      'IllegalSessionStateException',
      `Session ${input.Id} is in ${status} state and cannot be stopped.`,
    );
  }
  call.estate.stops.set(plan.arn, call.nowMs);
  return { Id: plan.id };
});

const SESSION_ARN = /^arn:aws:glue:([a-z0-9-]+):(\d{12}):session\/(.+)$/s;

export const getTags = defineOperation('GetTags', getTagsInput, (input, call) => {
  const [, region, account, id] = SESSION_ARN.exec(input.ResourceArn) ?? [];
  if (id === undefined) throw new AwsError('InvalidInputException', `The ARN ${input.ResourceArn} is not valid.`);
  if (region !== call.region.region || account !== call.estate.account) {
    throw new AwsError('EntityNotFoundException', `Entity not found: ${input.ResourceArn}`);
  }
  return { Tags: glueTags(requireGlueSession(call, id)) };
});
