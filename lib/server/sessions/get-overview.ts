import type { PriceBook } from '../../cost/price-book.ts';
import type { Overview } from '../../domain/overview.ts';
import { isLive, type Phase } from '../../domain/phase.ts';
import { SERVICES } from '../../domain/service.ts';
import type { Session } from '../../domain/session.ts';
import { sortSessions } from '../../filters/compare.ts';
import type { SessionFilters } from '../../filters/filter.ts';
import { authorize } from '../auth/authorize.ts';
import { toOverviewMoney, toTodayWindow } from './overview-money.ts';
import { type Selection, type Selections, selectWindows } from './select-sessions.ts';
import type { VerbContext } from './verb-context.ts';

/** `tz`: the IANA zone whose midnights part the days. */
export type OverviewRequest = { filters: SessionFilters; tz: string };

const MOST_LISTED = 10;

/** Money and counts of the filtered sessions, what idles, what failed. "At least" wherever something is missing. */
export async function getOverview(
  context: VerbContext,
  { filters, tz }: OverviewRequest,
  signal: AbortSignal,
): Promise<Overview> {
  authorize(context.principal, 'overview.read');
  return toOverview(await selectOverview(context, { filters, tz }, signal), { filters, tz }, context.prices.book);
}

/** The sessions that an overview is of, at one moment. */
export function selectOverview(
  context: VerbContext,
  { filters, tz }: OverviewRequest,
  signal: AbortSignal,
): Promise<Selections<'range' | 'today'>> {
  const toWindows = (nowMs: number) => ({ range: filters.window, today: toTodayWindow(nowMs, tz) });
  return selectWindows(context, filters, toWindows, signal);
}

/** What an overview says of the sessions that were selected for it. */
export function toOverview(
  selected: Selections<'range' | 'today'>,
  { filters, tz }: OverviewRequest,
  book: PriceBook,
): Overview {
  const { nowMs } = selected;
  const { range, today } = selected.of;
  const { sessions, sources } = range;
  const idle = today.sessions.filter(({ phase }) => phase === 'idle');
  const failures = sessions.filter(({ phase }) => phase === 'failed');
  return {
    asOf: range.asOf,
    complete: range.complete,
    missingSources: range.missingSources,
    sources: sources.length,
    demo: sources.some(({ demo }) => demo),
    sessions: sessions.length,
    byService: countByService(range),
    idle: sortSessions(idle, MOST_WASTED, nowMs).slice(0, MOST_LISTED),
    idleTotal: idle.length,
    idleUnknown: today.sessions.filter(mayIdle).length,
    failures: failures
      .sort(by(({ endedAt, createdAt }) => endedAt ?? createdAt ?? ''))
      .reverse()
      .slice(0, MOST_LISTED),
    failuresTotal: failures.length,
    money: toOverviewMoney(selected, filters, tz, book),
  };
}

const MOST_WASTED = [
  { field: 'idleCost', descending: true },
  { field: 'idle', descending: true },
] as const;

function countByService({ sessions, sources }: Selection): Overview['byService'] {
  return SERVICES.filter((service) => sources.some((source) => source.service === service)).map((service) => {
    const own = sessions.filter((session) => session.service === service);
    const phases: Partial<Record<Phase, number>> = {};
    for (const { phase } of own) phases[phase] = (phases[phase] ?? 0) + 1;
    return { service, sessions: own.length, live: own.filter(({ phase }) => isLive(phase)).length, phases };
  });
}

/** Alive and able to idle, but nothing tells whether it does. */
function mayIdle({ phase, missing }: Session): boolean {
  return phase === 'unknown' || (phase === 'ready' && missing.idleSince !== 'not-idle');
}

/** Times are ISO-8601 UTC, which sorts as text. */
function by(time: (session: Session) => string): (a: Session, b: Session) => number {
  return (a, b) => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : 0);
}
