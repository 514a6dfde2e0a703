import type { Problem } from '../../domain/problem.ts';
import type { TagState, Tags } from '../aws/session-row.ts';
import type { AskStatus } from './adapter.ts';

/** Tags once read stay, whatever a later attempt says. */
export function toTagState(tags: Tags | null, status: AskStatus): TagState {
  if (tags) return { status: 'loaded', tags };
  return { status: status === 'loaded' ? 'unavailable' : status };
}

export const NO_ARN: Problem = {
  kind: 'not_supported',
  message: 'Tags are asked for by ARN, and an ARN needs the account, which is not known.',
  hint: 'Allow sts:GetCallerIdentity, which needs no permission unless it was denied.',
};
