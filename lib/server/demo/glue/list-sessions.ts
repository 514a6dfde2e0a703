import { AwsError } from '../answer.ts';
import { defineOperation } from '../operation.ts';
import { walkNewestFirst } from '../paging.ts';
import { listSessionsInput } from './schemas.ts';
import { type GlueSessionPlan, planGlueSession } from './session.ts';
import { toGlueSession } from './session-answer.ts';
import { glueTags } from './tags.ts';

const PAGE = 1000;

/** Which caller a session is put down to: what Glue Studio and the notebooks send as RequestOrigin. */
export const REQUEST_ORIGIN = {
  'data-preview': 'glue-studio-data-preview',
  dbt: 'dbt-glue',
  notebook: 'jupyter-notebook',
  'spark-connect': 'spark-connect',
} as const;

function hasTags(plan: GlueSessionPlan, wanted: readonly (readonly [string, string])[]): boolean {
  if (wanted.length === 0) return true;
  const tags = glueTags(plan);
  return wanted.every(([key, value]) => Object.hasOwn(tags, key) && tags[key] === value);
}

/** Newest first. `Tags` and `RequestOrigin` narrow it; there is no filter by state or time. */
export const listSessions = defineOperation('ListSessions', listSessionsInput, (input, call) => {
  const wanted = Object.entries(input.Tags ?? {}).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const query = `glue:sessions:${call.region.region}:${JSON.stringify(wanted)}:${input.RequestOrigin ?? ''}`;
  const first = input.NextToken === undefined || input.NextToken === '';
  const cursor = first ? [Number.MAX_SAFE_INTEGER] : call.tokens.decode(query, input.NextToken ?? '');
  if (!cursor) throw new AwsError('InvalidInputException', 'The NextToken is invalid or has expired.');
  const stream = call.region.glue;
  if (stream === null) return { Ids: [], Sessions: [] };
  const walk = walkNewestFirst({
    before: Math.min(cursor[0] ?? 0, stream.sizeAt(call.nowMs)),
    floor: 0,
    limit: input.MaxResults ?? PAGE,
    read: (index) => {
      const plan = planGlueSession(call.estate, call.region, stream, index);
      const ofOrigin = input.RequestOrigin === undefined || REQUEST_ORIGIN[plan.origin] === input.RequestOrigin;
      return ofOrigin && hasTags(plan, wanted) ? plan : null;
    },
  });
  return {
    Ids: walk.rows.map((plan) => plan.id),
    Sessions: walk.rows.map((plan) => toGlueSession(call.estate, plan, call.nowMs)),
    NextToken: walk.next === null ? undefined : call.tokens.encode(query, [walk.next]),
  };
});
