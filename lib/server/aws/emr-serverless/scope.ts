import type { ScopeFacts } from '../../../domain/scope-detail.ts';
import { toShownTags, toShownText } from '../session-row.ts';
import type { EmrApplicationDetail } from './native-application.ts';

/** An application in our words. Of initial capacity that makes no sense in part nobody can say what it costs. */
export function toApplicationFacts(application: EmrApplicationDetail): ScopeFacts {
  const { name, arn, state, stateDetails, releaseLabel, architecture, createdAt, updatedAt, tags } = application;
  const { initialCapacity, invalid, autoStop, maximumCapacity, sessionEnabled } = application;
  return {
    name,
    arn,
    state,
    stateReason: toShownText(stateDetails),
    version: releaseLabel,
    architecture,
    createdAt,
    updatedAt,
    tags: toShownTags(tags),
    takesSessions: sessionEnabled,
    autoStop,
    maximumCapacity,
    preInitialised: invalid.some((member) => member.startsWith('initialCapacity')) ? null : initialCapacity,
  };
}
