import type { ScopePage } from '../domain/overview.ts';
import { scopeHref } from '../domain/resource-ref.ts';
import type { Session } from '../domain/session.ts';

/** So many of one name are told apart by where they are; of more nobody would find the one they mean. */
const MOST_OF_A_NAME = 3;

/** The pages of the applications or workgroups of each of some names; none where too many have that name. */
export function findScopePages(
  sessions: Iterable<Session>,
  names: readonly string[],
): ReadonlyMap<string, readonly ScopePage[]> {
  const found = new Map<string, ScopePage[]>(names.map((name) => [name, []]));
  for (const { service, account, region, scope } of sessions) {
    const pages = service === 'glue' ? undefined : found.get(scope.name);
    if (pages === undefined || pages.length > MOST_OF_A_NAME) continue;
    const known = pages.some((one) => one.id === scope.id && one.region === region && one.account === account);
    if (known) continue;
    pages.push({ id: scope.id, account, region, href: scopeHref({ service, account, region, scope: scope.id }) });
  }
  return new Map([...found].map(([name, pages]) => [name, pages.length > MOST_OF_A_NAME ? [] : pages]));
}
