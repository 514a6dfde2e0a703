import { defineOperation } from '../operation.ts';
import { walkNewestFirst } from '../paging.ts';
import { invalidRequest, invalidToken, notFound } from './refusals.ts';
import { listSessionsInput } from './schemas.ts';
import { ATHENA_LONGEST_MS, isSpark, planAthenaSession } from './session.ts';
import { toSessionSummary } from './session-answer.ts';
import { ACTIVE_STATES, type AthenaState, athenaStateOf } from './state.ts';
import { findWorkGroup } from './work-group-operations.ts';

const PAGE = 100;
const FINAL: readonly AthenaState[] = ['TERMINATED', 'FAILED'];

/** Newest first; without StateFilter only CREATING, CREATED, IDLE and BUSY. */
export const listSessions = defineOperation('ListSessions', listSessionsInput, (input, call) => {
  const group = findWorkGroup(call, input.WorkGroup);
  if (!group) throw notFound(`WorkGroup ${input.WorkGroup} is not found.`, input.WorkGroup);
  if (group.refusesSessions) throw invalidRequest(`WorkGroup ${group.name} is not enabled for Apache Spark.`);
  const query = `athena:sessions:${call.region.region}:${group.name}:${input.StateFilter ?? ''}`;
  const cursor = input.NextToken ? call.tokens.decode(query, input.NextToken) : [Number.MAX_SAFE_INTEGER];
  if (!cursor) throw invalidToken();
  if (!isSpark(group)) return { Sessions: [] };
  const { stream } = group;
  const wanted = input.StateFilter ? [input.StateFilter] : ACTIVE_STATES;
  const walk = walkNewestFirst({
    before: Math.min(cursor[0] ?? 0, stream.sizeAt(call.nowMs)),
    floor: wanted.some((state) => FINAL.includes(state))
      ? 0
      : stream.firstAfter(call.nowMs - ATHENA_LONGEST_MS, call.nowMs),
    limit: input.MaxResults ?? PAGE,
    read: (index) => {
      const plan = planAthenaSession(call.estate, call.region, group, index);
      return wanted.includes(athenaStateOf(plan, call.nowMs)) ? toSessionSummary(plan, call.nowMs) : null;
    },
  });
  return { Sessions: walk.rows, NextToken: walk.next === null ? undefined : call.tokens.encode(query, [walk.next]) };
});
