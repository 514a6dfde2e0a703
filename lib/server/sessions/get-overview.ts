import type { Overview } from '../../domain/overview.ts';
import { isLive, type Phase } from '../../domain/phase.ts';
import { SERVICES } from '../../domain/service.ts';
import type { Session } from '../../domain/session.ts';
import type { SessionFilters } from '../../filters/filter.ts';
import { authorize } from '../auth/authorize.ts';
import { type Selection, selectSessions } from './select-sessions.ts';
import type { VerbContext } from './verb-context.ts';

const MOST_LISTED = 10;

/** Counts of the filtered sessions, what idles, what failed. "At least" wherever `complete` is false. */
export async function getOverview(
  context: VerbContext,
  filters: SessionFilters,
  signal: AbortSignal,
): Promise<Overview> {
  authorize(context.principal, 'overview.read');
  const selection = await selectSessions(context, filters, signal);
  const { sessions } = selection;
  const idle = sessions.filter(({ phase, idleSince }) => phase === 'idle' && idleSince !== null);
  const failures = sessions.filter(({ phase }) => phase === 'failed');
  return {
    asOf: selection.asOf,
    complete: selection.complete,
    missingSources: selection.missingSources,
    sources: selection.sources.length,
    demo: selection.sources.some(({ demo }) => demo),
    sessions: sessions.length,
    byService: countByService(selection),
    idle: idle.sort(by(({ idleSince }) => idleSince ?? '')).slice(0, MOST_LISTED),
    idleTotal: idle.length,
    idleUnknown: sessions.filter(tellsNoIdleTime).length,
    failures: failures
      .sort(by(({ endedAt, createdAt }) => endedAt ?? createdAt ?? ''))
      .reverse()
      .slice(0, MOST_LISTED),
    failuresTotal: failures.length,
  };
}

function countByService({ sessions, sources }: Selection): Overview['byService'] {
  return SERVICES.filter((service) => sources.some((source) => source.service === service)).map((service) => {
    const own = sessions.filter((session) => session.service === service);
    const phases: Partial<Record<Phase, number>> = {};
    for (const { phase } of own) phases[phase] = (phases[phase] ?? 0) + 1;
    return { service, sessions: own.length, live: own.filter(({ phase }) => isLive(phase)).length, phases };
  });
}

/** Alive and able to idle, but the service says neither that it works nor since when it idles. */
function tellsNoIdleTime({ phase, idleSince }: Session): boolean {
  return phase === 'ready' || phase === 'unknown' || (phase === 'idle' && idleSince === null);
}

/** Times are ISO-8601 UTC, which sorts as text. */
function by(time: (session: Session) => string): (a: Session, b: Session) => number {
  return (a, b) => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : 0);
}
