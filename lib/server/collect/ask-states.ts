import type { WorkSummary } from '../../domain/activity.ts';
import type { Problem, ProblemKind } from '../../domain/problem.ts';
import type { DetailState, TagState, Tags, WorkState } from '../aws/session-row.ts';
import type { AskStatus } from './adapter.ts';
import type { AskState } from './row-store.ts';

/** Tags once read stay, whatever a later attempt says. */
export function toTagState(tags: Tags | null, status: AskStatus): TagState {
  if (tags) return { status: 'loaded', tags };
  return { status: status === 'loaded' || status === 'not-supported' ? 'unavailable' : status };
}

/** Work once read stays until it is read again. */
export function toWorkState(work: WorkSummary | null, status: AskStatus): WorkState {
  if (work) return { status: 'loaded', work };
  return { status: status === 'loaded' ? 'unavailable' : status };
}

/** How a detail stands that every kind of session has. */
export function toDetailState(status: AskStatus): DetailState {
  return status === 'not-supported' ? 'unavailable' : status;
}

const STATUS_OF: Partial<{ [Kind in ProblemKind]: AskStatus }> = {
  access_denied: 'denied',
  not_supported: 'not-supported',
};

/** An ask failed with a problem: what was loaded before stays so. */
export function noteFailure(state: AskState | undefined, kind: ProblemKind): void {
  if (state !== undefined && state.status !== 'loaded') state.status = STATUS_OF[kind] ?? 'unavailable';
}

export const NO_ARN: Problem = {
  kind: 'not_supported',
  message: 'Tags are asked for by ARN, and an ARN needs the account, which is not known.',
  hint: 'Allow sts:GetCallerIdentity, which needs no permission unless it was denied.',
};
