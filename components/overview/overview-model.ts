import type { Amount } from '@/lib/cost/growth.ts';
import { shareEach } from '@/lib/cost/shown-cents.ts';
import type { Overview } from '@/lib/domain/overview.ts';
import { PHASES, type Phase } from '@/lib/domain/phase.ts';
import { SERVICES, type Service } from '@/lib/domain/service.ts';
import type { Session } from '@/lib/domain/session.ts';
import { toQueryString } from '@/lib/filters/codec.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';

export type PhaseCount = { phase: Phase; sessions: number };

/** One service's counts in the order of life. `null` where none of its sources exists: not known, so not 0. */
export type ServiceCount =
  | {
      service: Service;
      sessions: number;
      live: number;
      phases: PhaseCount[];
    }
  | { service: Service; sessions: null };

export function listServices(overview: Overview): ServiceCount[] {
  return SERVICES.map((service) => {
    const counts = overview.byService.find((entry) => entry.service === service);
    if (counts === undefined) return { service, sessions: null };
    return { service, sessions: counts.sessions, live: counts.live, phases: toPhaseCounts([counts.phases]) };
  });
}

/** Phases that occur, in the order of life, summed over the given counts. */
export function toPhaseCounts(counts: readonly Partial<Record<Phase, number>>[]): PhaseCount[] {
  return PHASES.map((phase) => ({
    phase,
    sessions: counts.reduce((sum, count) => sum + (count[phase] ?? 0), 0),
  })).filter(({ sessions }) => sessions > 0);
}

/** The query of the interface: the page's filters, and the zone where it is not the interface's own. */
export function toOverviewSearch(filters: SessionFilters, zone: string): string {
  const query = toQueryString(filters);
  if (zone === 'UTC') return query;
  return `${query === '' ? '?' : `${query}&`}tz=${encodeURIComponent(zone)}`;
}

/** Whether no source could be read, so that nothing at all is known. */
export function isUnreadable({ sessions, sources, missingSources }: Overview): boolean {
  return sources > 0 && sessions === 0 && missingSources === sources;
}

/** How whole the picture is, in words; null while it is whole, and while there is none. */
export function toCompletenessText(overview: Overview): string | null {
  if (overview.complete || isUnreadable(overview)) return null;
  const { missingSources: missing, sources } = overview;
  if (missing === 0) return 'At least: rows are still arriving.';
  return `At least: ${missing} of ${sources} ${sources === 1 ? 'source' : 'sources'} ${missing === 1 ? 'is' : 'are'} missing.`;
}

/** More would push what comes next out of sight; the whole list is one click away. */
export const LISTED = 5;

/**
 * Amounts of the sessions that such a list shows, in their order. Where those are all there are, they add up to the cent
 * to the sum that stands elsewhere on the page; the first of many are each rounded for themselves.
 */
export function readShown(
  sessions: readonly Session[],
  total: number,
  read: (session: Session) => Amount | null,
): ReadonlyMap<Session, Amount | null> {
  const shown = sessions.slice(0, LISTED);
  const parts = shown.map(read);
  const amounts = total === shown.length ? shareEach(parts) : parts;
  return new Map(shown.map((session, index) => [session, amounts[index] ?? null]));
}
