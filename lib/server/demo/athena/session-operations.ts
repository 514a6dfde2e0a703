import { defineOperation } from '../operation.ts';
import { athenaExecutors, executorStateOf, toExecutorSummary } from './executors.ts';
import { sliceList } from './list-page.ts';
import { invalidRequest, notFound, requireAthenaSession } from './refusals.ts';
import { listExecutorsInput, listTagsInput, sessionInput } from './schemas.ts';
import { athenaTags, toSession } from './session-answer.ts';
import { athenaStateOf, toSessionStatus } from './state.ts';
import { findWorkGroup } from './work-group-operations.ts';

export const getSession = defineOperation('GetSession', sessionInput, (input, call) =>
  toSession(call.estate, requireAthenaSession(call, input.SessionId), call.nowMs),
);

export const getSessionStatus = defineOperation('GetSessionStatus', sessionInput, (input, call) => {
  const plan = requireAthenaSession(call, input.SessionId);
  return { SessionId: plan.id, Status: toSessionStatus(plan, call.nowMs) };
});

export const terminateSession = defineOperation('TerminateSession', sessionInput, (input, call) => {
  const plan = requireAthenaSession(call, input.SessionId);
  if (call.nowMs >= plan.life.endedMs) {
    throw invalidRequest(`Session ${plan.id} is in ${athenaStateOf(plan, call.nowMs)} state and cannot be terminated.`);
  }
  if (!call.estate.stops.has(plan.arn)) call.estate.stops.set(plan.arn, call.nowMs);
  return { State: 'TERMINATING' };
});

/** Newest first. */
export const listExecutors = defineOperation('ListExecutors', listExecutorsInput, (input, call) => {
  const plan = requireAthenaSession(call, input.SessionId);
  const executors = athenaExecutors(plan)
    .filter((executor) => executor.startMs <= call.nowMs)
    .filter(
      (executor) => !input.ExecutorStateFilter || executorStateOf(executor, call.nowMs) === input.ExecutorStateFilter,
    )
    .toSorted((one, other) => other.startMs - one.startMs);
  const page = sliceList(call, `athena:executors:${plan.arn}:${input.ExecutorStateFilter ?? ''}`, executors, {
    limit: input.MaxResults ?? 100,
    token: input.NextToken,
  });
  return {
    SessionId: plan.id,
    ExecutorsSummary: page.rows.map((executor) => toExecutorSummary(executor, call.nowMs)),
    NextToken: page.nextToken,
  };
});

const ARN = /^arn:aws:athena:([a-z0-9-]+):(\d{12}):workgroup\/([a-zA-Z0-9._-]{1,128})(?:\/session\/([0-9a-f-]+))?$/;

export const listTagsForResource = defineOperation('ListTagsForResource', listTagsInput, (input, call) => {
  const [, region, account, name = '', id] = ARN.exec(input.ResourceARN) ?? [];
  if (region === undefined) throw invalidRequest(`The resource ARN ${input.ResourceARN} is not valid.`);
  const group = region === call.region.region && account === call.estate.account ? findWorkGroup(call, name) : null;
  if (!group) throw notFound(`Resource ${input.ResourceARN} does not exist.`, input.ResourceARN);
  const plan = id === undefined ? null : requireAthenaSession(call, id);
  if (plan && plan.workGroup.name !== name) throw notFound(`Session ${plan.id} does not exist in ${name}.`, plan.id);
  const tags = plan ? athenaTags(plan) : { team: group.team };
  return { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
});
