import { openTop } from '../../cost/top.ts';
import { isLive } from '../../domain/phase.ts';
import type { Neighbour, Neighbours, RelatedGroup, RelatedSessions } from '../../domain/related-sessions.ts';
import type { SessionRef } from '../../domain/resource-ref.ts';
import type { Session } from '../../domain/session.ts';
import { toGroupValue } from '../../domain/usage-group.ts';
import { compareSessions } from '../../filters/compare.ts';
import type { SessionFilters } from '../../filters/filter.ts';
import { findBeside } from '../../filters/neighbours.ts';
import { authorize } from '../auth/authorize.ts';
import { findKnown } from './known-session.ts';
import { openPace } from './pace.ts';
import { describeSources, selectSessions } from './select-sessions.ts';
import type { VerbContext } from './verb-context.ts';

const MOST_SHOWN = 5;

/** Sessions of the same owner, scope and name, from what is known; AWS is not asked. Fails with `not_found`. */
export async function listRelated(context: VerbContext, ref: SessionRef): Promise<RelatedSessions> {
  authorize(context.principal, 'sessions.get');
  const { collector, history } = context;
  const collected = await collector.sources();
  const session = await findKnown(collected, history, ref);
  const owner = toGroupValue('owner', session);
  const { service, account, region, scope, name } = session;
  const groups = {
    owner: openGroup(owner === null ? null : (other) => toGroupValue('owner', other) === owner),
    // Glue has no scope: its sessions share an account and a region, and no more.
    scope: openGroup(
      service === 'glue'
        ? null
        : (other) =>
            other.scope.id === scope.id &&
            other.service === service &&
            other.account === account &&
            other.region === region,
    ),
    name: openGroup(name === null ? null : (other) => other.name === name && other.service === service),
  };
  const { asOf, missingSources } = describeSources(collected, context.now());
  const pace = openPace();
  for (const source of collected) {
    for (const other of source.sessions()) {
      if (other.key !== session.key) for (const group of Object.values(groups)) group.add(other);
      if (pace.isDue()) await pace.rest();
    }
  }
  return {
    asOf,
    complete: missingSources === 0,
    owner: groups.owner.close(),
    scope: groups.scope.close(),
    name: groups.name.close(),
  };
}

const byNewest = compareSessions([{ field: 'created', descending: true }], 0);

/** Null where a session has nothing that others could share. */
function openGroup(test: ((other: Session) => boolean) | null) {
  const newest = openTop(MOST_SHOWN, byNewest);
  let total = 0;
  let live = 0;
  return {
    add(other: Session): void {
      if (test === null || !test(other)) return;
      total += 1;
      if (isLive(other.phase)) live += 1;
      newest.add(other);
    },
    close: (): RelatedGroup | null => (test === null ? null : { total, live, sessions: newest.list() }),
  };
}

/** What stands beside a session in the list of some filters, as known now. Fails with `not_found`. */
export async function listNeighbours(
  context: VerbContext,
  ref: SessionRef,
  filters: SessionFilters,
  signal: AbortSignal,
): Promise<Neighbours> {
  authorize(context.principal, 'sessions.list');
  const { collector, history } = context;
  const session = await findKnown(await collector.sources(), history, ref);
  const { sessions, complete } = await selectSessions(context, filters, signal);
  const beside = findBeside(sessions, session, compareSessions(filters.sort, context.now()));
  return { ...beside, complete, previous: toNeighbour(beside.previous), next: toNeighbour(beside.next) };
}

function toNeighbour(session: Session | null): Neighbour | null {
  if (session === null) return null;
  const { href, id, name, phase } = session;
  return { href, id, name, phase };
}
