import { type ScopeRef, scopeHref } from '../domain/resource-ref.ts';
import type { Session } from '../domain/session.ts';

/** The page of the application or workgroup of each of some names; null where several have that name, or none. */
export function findScopePages(
  sessions: Iterable<Session>,
  names: readonly string[],
): ReadonlyMap<string, string | null> {
  const found = new Map<string, ScopeRef | null | undefined>(names.map((name) => [name, undefined]));
  for (const { service, account, region, scope } of sessions) {
    if (service === 'glue' || !found.has(scope.name)) continue;
    const known = found.get(scope.name);
    if (known === null) continue;
    const same =
      known === undefined ||
      (known.scope === scope.id && known.region === region && known.account === account && known.service === service);
    found.set(scope.name, same ? (known ?? { service, account, region, scope: scope.id }) : null);
  }
  return new Map([...found].map(([name, ref]) => [name, ref == null ? null : scopeHref(ref)]));
}
