import type { Overview } from '@/lib/domain/overview.ts';
import { isLive, PHASES, type Phase } from '@/lib/domain/phase.ts';
import { SERVICES, type Service } from '@/lib/domain/service.ts';
import { toQueryString, withField } from '@/lib/filters/codec.ts';
import type { FieldName } from '@/lib/filters/field.ts';
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

export type Headline = { live: number; idle: number; busy: number; failed: number; sessions: number };

export function toHeadline(overview: Overview): Headline {
  const phases = toPhaseCounts(overview.byService.map((entry) => entry.phases));
  const of = (wanted: (phase: Phase) => boolean) =>
    phases.filter(({ phase }) => wanted(phase)).reduce((sum, { sessions }) => sum + sessions, 0);
  return {
    live: of(isLive),
    idle: of((phase) => phase === 'idle'),
    busy: of((phase) => phase === 'busy' || phase === 'ready'),
    failed: of((phase) => phase === 'failed'),
    sessions: overview.sessions,
  };
}

export const LIVE_PHASES: readonly Phase[] = PHASES.filter(isLive);

/** The session list behind a number: the page's own filters, narrowed to one service, to phases, or both. */
export function toListHref(
  filters: SessionFilters,
  narrow: { service?: Service; phases?: readonly Phase[] },
  sort?: SessionFilters['sort'],
): string {
  const put = (all: SessionFilters, field: FieldName, values: readonly string[] | undefined) =>
    values === undefined
      ? all
      : withField(all, field, { field, negated: false, terms: values.map((value) => ({ op: 'is', value })) });
  const byService = put(filters, 'service', narrow.service === undefined ? undefined : [narrow.service]);
  const narrowed = put(byService, 'phase', narrow.phases);
  return `/sessions${toQueryString(sort === undefined ? narrowed : { ...narrowed, sort })}`;
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
  return `At least: ${missing} of ${sources} ${sources === 1 ? 'source is' : 'sources are'} missing.`;
}
