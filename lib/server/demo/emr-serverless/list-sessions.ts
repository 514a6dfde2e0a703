import type { z } from 'zod';
import type { JsonObject } from '../answer.ts';
import { type Call, defineOperation } from '../operation.ts';
import { walkNewestFirst } from '../paging.ts';
import type { EmrApplication } from './applications.ts';
import { invalidToken, requireApplication } from './operations.ts';
import { listSessionsInput } from './schemas.ts';
import { EMR_LONGEST_MS, planEmrSession } from './session.ts';
import { toSessionSummary } from './session-answer.ts';
import { EMR_STATES, type EmrState, emrStateOf } from './state.ts';

const PAGE = 50;
const FINAL: readonly EmrState[] = ['TERMINATED', 'FAILED'];

type Input = z.output<typeof listSessionsInput>;

/** Places to look at: created after and before the bounds, both exclusive; a state of the living is not sought among the old. */
function placesOf(
  application: EmrApplication,
  input: Input,
  state: EmrState | null,
  nowMs: number,
): { floor: number; top: number } {
  const { stream } = application;
  const floor = input.createdAtAfter === undefined ? 0 : stream.firstAfter(input.createdAtAfter, nowMs);
  const top =
    input.createdAtBefore === undefined ? stream.sizeAt(nowMs) : stream.firstAfter(input.createdAtBefore - 1, nowMs);
  const alive = state === null || FINAL.includes(state) ? 0 : stream.firstAfter(nowMs - EMR_LONGEST_MS, nowMs);
  return { floor: Math.max(floor, alive), top };
}

/** With several states the answer is grouped by state, each group newest first; a page may hold the end of one and the next. */
function listPage(application: EmrApplication, input: Input, call: Call, query: string): JsonObject {
  const groups: readonly (EmrState | null)[] = input.states
    ? EMR_STATES.filter((state) => input.states?.includes(state))
    : [null];
  const cursor =
    input.nextToken === undefined ? [0, Number.MAX_SAFE_INTEGER] : call.tokens.decode(query, input.nextToken);
  if (!cursor) throw invalidToken();
  const limit = input.maxResults ?? PAGE;
  const sessions: JsonObject[] = [];
  let [group = 0, before = 0] = cursor;
  for (; group < groups.length; group++, before = Number.MAX_SAFE_INTEGER) {
    const state = groups[group] ?? null;
    const { floor, top } = placesOf(application, input, state, call.nowMs);
    const walk = walkNewestFirst({
      before: Math.min(before, top),
      floor,
      limit: limit - sessions.length,
      read: (index) => {
        const plan = planEmrSession(call.estate, application, index);
        const wanted = state === null || emrStateOf(plan.life, call.nowMs) === state;
        return wanted ? toSessionSummary(call.estate, plan, call.nowMs) : null;
      },
    });
    sessions.push(...walk.rows);
    if (walk.next !== null) return { sessions, nextToken: call.tokens.encode(query, [group, walk.next]) };
  }
  return { sessions };
}

export const listSessions = defineOperation('ListSessions', listSessionsInput, (input, call) => {
  const application = requireApplication(call, input.applicationId);
  const bounds = `${input.createdAtAfter ?? ''}:${input.createdAtBefore ?? ''}`;
  const query = `emr:sessions:${call.region.region}:${application.id}:${[...(input.states ?? [])].sort().join()}:${bounds}`;
  return listPage(application, input, call, query);
});
