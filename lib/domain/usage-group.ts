import { toOwnerLabel, toRoleLabel } from './owner.ts';
import type { Session } from './session.ts';
import type { UsageGroup } from './usage-series.ts';

/**
 * The value by which a session is grouped, as the field's filter understands it: owners and roles by what is shown of
 * them, scopes by name. Null where the session has none, or it is not known.
 */
export function toGroupValue(group: UsageGroup, session: Session): string | null {
  switch (group) {
    case 'service':
    case 'state':
    case 'phase':
    case 'version':
      return session[group];
    case 'owner':
      return session.owner === null ? null : toOwnerLabel(session.owner);
    case 'role':
      return session.roleArn === null ? null : toRoleLabel(session.roleArn);
    case 'scope':
      return session.scope.name;
    case 'worker':
      return session.capacity.workerType;
    default: {
      const key = group.slice('tag:'.length);
      const { tags } = session;
      return tags !== null && Object.hasOwn(tags, key) ? (tags[key] ?? null) : null;
    }
  }
}
