import type { Idler } from '../../cost/idle-portion.ts';
import { RadarLook } from '../../cost/radar.ts';
import type { RadarApplication, RadarSubject } from '../../cost/radar-input.ts';
import type { Radar } from '../../domain/radar.ts';
import type { Session } from '../../domain/session.ts';
import type { CommandPlace } from '../../domain/session-setup.ts';
import { type Bounds, isWithin, toBounds, toLife } from '../../domain/time-range.ts';
import { serializeFilters } from '../../filters/codec.ts';
import type { SessionFilters } from '../../filters/filter.ts';
import { matchPlace } from '../../filters/match-place.ts';
import { authorize } from '../auth/authorize.ts';
import { partitionOfRegion } from '../aws/partition.ts';
import type { CollectedSource } from '../collect/collected-source.ts';
import { findSource } from './known-session.ts';
import { openPace } from './pace.ts';
import { readIdlers } from './read-idlers.ts';
import { relevantSources } from './relevant-sources.ts';
import { selectSettled } from './select-sessions.ts';
import { settle } from './settle.ts';
import type { VerbContext } from './verb-context.ts';

/** What of the filtered sessions is set up so that money idles away within the window, or nobody can be asked. */
export async function getRadar(context: VerbContext, filters: SessionFilters, signal: AbortSignal): Promise<Radar> {
  authorize(context.principal, 'radar.read');
  await settle(relevantSources(filters, await context.collector.sources()), signal);
  return context.answers.get(`radar?${serializeFilters(filters)}`, () => makeRadar(context, filters));
}

/** For all who wait for it, so that it does not end with one of them. */
async function makeRadar(context: VerbContext, filters: SessionFilters): Promise<Radar> {
  const selection = await selectSettled(context, filters);
  const nowMs = context.now();
  const range = toBounds(filters.window, nowMs);
  const bounds = { fromMs: range.fromMs, toMs: Math.min(range.toMs, nowMs) };
  const { idlers, recordedSince } = await readIdlers(context, filters, selection, bounds, nowMs);
  const collected = await context.collector.sources();
  const look = new RadarLook({ book: context.prices.book, bounds, nowMs, complete: selection.complete });
  await meetPopulation(look, collected, bounds, nowMs);
  const pace = openPace();
  for (const idler of idlers) {
    look.add(toSubject(idler, collected));
    if (pace.isDue()) await pace.rest();
  }
  return {
    asOf: selection.asOf,
    complete: selection.complete,
    sources: selection.sources.map(({ id, problem }) => ({ id, problem })),
    recordedSince,
    from: Number.isFinite(bounds.fromMs) ? new Date(bounds.fromMs).toISOString() : null,
    sessions: idlers.length,
    ...look.close(listApplications(collected, filters)),
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

/** Shows the radar all that is known to have lived within the bounds, whatever is filtered for: others share a role with it. */
export async function meetPopulation(
  look: RadarLook,
  collected: readonly CollectedSource[],
  bounds: Bounds,
  nowMs: number,
): Promise<void> {
  const pace = openPace();
  for (const source of collected) {
    for (const session of source.sessions()) {
      if (isWithin(toLife(session, nowMs), bounds) !== false) look.meet(session);
      if (pace.isDue()) await pace.rest();
    }
  }
}

function listApplications(collected: readonly CollectedSource[], filters: SessionFilters): RadarApplication[] {
  return collected.flatMap(({ service, setups }) =>
    setups.applications().flatMap((setup) => {
      // Null where the filters ask for what only a session has: an application is then none of theirs.
      return matchPlace(filters, { ...setup, service }) === true ? [{ setup, place: setups.place }] : [];
    }),
  );
}
