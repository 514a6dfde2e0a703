import { isLive } from '../domain/phase.ts';
import type { Session } from '../domain/session.ts';

/** Sessions that are alike in everything that their prices and the filters which find them depend on. */
export type SessionKind = {
  /** Any of them. */
  sample: Session;
  sessions: number;
  live: number;
};

function toKindKey({ service, region, scope, capacity, version }: Session): string {
  switch (service) {
    case 'emr-serverless':
      return JSON.stringify([service, region, scope.id, scope.name, capacity.architecture]);
    case 'glue':
      return JSON.stringify([service, region, capacity.workerType, version]);
    case 'athena':
      return JSON.stringify([service, region]);
  }
}

/** Sessions by kind: there are many of them and few kinds, so what is looked up is looked up once a kind. */
export function groupByKind(sessions: Iterable<Session>): SessionKind[] {
  const kinds = new Map<string, SessionKind>();
  for (const session of sessions) {
    const key = toKindKey(session);
    const kind = kinds.get(key) ?? { sample: session, sessions: 0, live: 0 };
    kind.sessions += 1;
    if (isLive(session.phase)) kind.live += 1;
    kinds.set(key, kind);
  }
  return [...kinds.values()];
}
