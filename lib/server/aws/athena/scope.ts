import type { ScopeFacts } from '../../../domain/scope-detail.ts';
import { toArn } from '../arn.ts';
import { toShownText } from '../session-row.ts';
import { type AthenaWorkGroup, resolveEngineKind } from './native-work-group.ts';

/** A workgroup in our words. It stops nothing and holds nothing ready: each of its sessions is for itself. */
export function toWorkGroupFacts(
  workGroup: AthenaWorkGroup,
  place: { partition: string; region: string; account: string },
): ScopeFacts {
  const { name, state, description, createdAt, effectiveEngineVersion, selectedEngineVersion } = workGroup;
  const version = effectiveEngineVersion ?? selectedEngineVersion;
  const kind = resolveEngineKind(version);
  return {
    name,
    arn: toArn('athena', place, `workgroup/${name}`),
    state,
    stateReason: toShownText(description),
    version,
    architecture: null,
    createdAt,
    updatedAt: null,
    tags: null,
    takesSessions: kind === 'unknown' ? null : kind === 'spark',
    autoStop: null,
    maximumCapacity: null,
    preInitialised: null,
  };
}
