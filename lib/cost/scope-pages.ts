import type { ScopePage } from '../domain/overview.ts';
import { scopeHref } from '../domain/resource-ref.ts';
import type { Session } from '../domain/session.ts';

/** So many of one name are told apart by where they are; of more nobody would find the one they mean. */
const MOST_OF_A_NAME = 3;

type Place = Pick<Session, 'service' | 'account' | 'region'> & { scope: string };

/** The pages of the applications or workgroups of a name among the sessions that were added; none where too many have it. */
export function openScopePages() {
  const places = new Map<string, Place[]>();
  return {
    add({ service, account, region, scope }: Session): void {
      if (service === 'glue') return;
      const known = places.get(scope.name) ?? [];
      if (known.length === 0) places.set(scope.name, known);
      if (known.length > MOST_OF_A_NAME) return;
      const isThis = (one: Place) => one.scope === scope.id && one.region === region && one.account === account;
      if (!known.some(isThis)) known.push({ service, account, region, scope: scope.id });
    },
    find(name: string): ScopePage[] {
      const known = places.get(name) ?? [];
      return known.length > MOST_OF_A_NAME ? [] : known.map(toPage);
    },
  };
}

function toPage({ service, account, region, scope }: Place): ScopePage {
  return { id: scope, account, region, href: scopeHref({ service, account, region, scope }) };
}
