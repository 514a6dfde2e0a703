import type { Idler } from '../../cost/idle-portion.ts';
import { findMisconfigurations } from '../../cost/radar.ts';
import type { RadarApplication, RadarSubject } from '../../cost/radar-input.ts';
import type { Radar } from '../../domain/radar.ts';
import type { Session } from '../../domain/session.ts';
import type { CommandPlace } from '../../domain/session-setup.ts';
import { type Bounds, isWithin, toBounds, toLife } from '../../domain/time-range.ts';
import type { SessionFilters } from '../../filters/filter.ts';
import { matchPlace } from '../../filters/match-place.ts';
import { authorize } from '../auth/authorize.ts';
import { partitionOfRegion } from '../aws/partition.ts';
import type { CollectedSource } from '../collect/collected-source.ts';
import { findSource } from './known-session.ts';
import { readIdlers } from './read-idlers.ts';
import { selectSessions } from './select-sessions.ts';
import type { VerbContext } from './verb-context.ts';

/** What of the filtered sessions is set up so that money idles away within the window, or nobody can be asked. */
export async function getRadar(context: VerbContext, filters: SessionFilters, signal: AbortSignal): Promise<Radar> {
  authorize(context.principal, 'radar.read');
  const selection = await selectSessions(context, filters, signal);
  const nowMs = context.now();
  const range = toBounds(filters.window, nowMs);
  const bounds = { fromMs: range.fromMs, toMs: Math.min(range.toMs, nowMs) };
  const { idlers, recordedSince } = await readIdlers(context, filters, selection, bounds, nowMs);
  const collected = await context.collector.sources();
  const found = findMisconfigurations({
    subjects: idlers.map((idler) => toSubject(idler, collected)),
    population: listPopulation(collected, bounds, nowMs),
    applications: listApplications(collected, filters),
    book: context.prices.book,
    bounds,
    nowMs,
    complete: selection.complete,
  });
  return {
    asOf: selection.asOf,
    complete: selection.complete,
    sources: selection.sources.map(({ id, problem }) => ({ id, problem })),
    recordedSince,
    from: Number.isFinite(bounds.fromMs) ? new Date(bounds.fromMs).toISOString() : null,
    sessions: idlers.length,
    ...found,
  };
}

/** A session as the radar looks at it. */
export function toSubject(idler: Idler, collected: readonly CollectedSource[]): RadarSubject {
  const source = findSource(collected, idler.session);
  return {
    ...idler,
    setup: source?.setups.find(idler.session.key) ?? null,
    place: source?.setups.place ?? toPlace(idler.session),
  };
}

/** Of a source that is no longer read nobody knows by which profile it could be. */
function toPlace({ region }: Session): CommandPlace {
  return { partition: partitionOfRegion(region), cli: { profile: null, endpointUrl: null } };
}

/** All that is known to have lived within the bounds, whatever is filtered for: others share a role with it. */
export function listPopulation(collected: readonly CollectedSource[], bounds: Bounds, nowMs: number): Session[] {
  return collected.flatMap((source) =>
    [...source.sessions()].filter((session) => isWithin(toLife(session, nowMs), bounds) !== false),
  );
}

function listApplications(collected: readonly CollectedSource[], filters: SessionFilters): RadarApplication[] {
  return collected.flatMap(({ service, setups }) =>
    setups.applications().flatMap((setup) => {
      // Null where the filters ask for what only a session has: an application is then none of theirs.
      return matchPlace(filters, { ...setup, service }) === true ? [{ setup, place: setups.place }] : [];
    }),
  );
}
