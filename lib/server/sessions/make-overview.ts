import { toNowMoney, toPastMidnight, toStandingMoney } from '../../cost/overview-now.ts';
import { openRangeMoney, openSpanSpend } from '../../cost/overview-spend.ts';
import type { PriceBook } from '../../cost/price-book.ts';
import { type Spend, toSpend } from '../../cost/spend.ts';
import { openTop } from '../../cost/top.ts';
import { endOfBucket, startOfBucket } from '../../domain/calendar.ts';
import type { Overview, OverviewMoney } from '../../domain/overview.ts';
import { isLive, type Phase } from '../../domain/phase.ts';
import { SERVICES } from '../../domain/service.ts';
import type { Session } from '../../domain/session.ts';
import { toBounds } from '../../domain/time-range.ts';
import { sortSessions } from '../../filters/compare.ts';
import type { SessionFilters, TimeWindow } from '../../filters/filter.ts';
import { openPace, type Pace } from './pace.ts';
import type { Selection, Selections } from './select-sessions.ts';

/** `tz`: the IANA zone whose midnights part the days. */
export type OverviewRequest = { filters: SessionFilters; tz: string };

export type OverviewSelections = Selections<'range' | 'today'>;

/** An overview, the sessions that were alive when it was made, and one of those of the range. */
export type MadeOverview = { overview: Overview; live: Session[]; example: Session | undefined; nowMs: number };

const MOST_LISTED = 10;

const MOST_WASTED = [
  { field: 'idleCost', descending: true },
  { field: 'idle', descending: true },
] as const;

/** From the last midnight of a zone on, to which every live session belongs. */
export function toTodayWindow(nowMs: number, tz: string): TimeWindow {
  return { kind: 'absolute', from: new Date(startOfBucket(nowMs, 'day', tz)).toISOString(), to: null };
}

/** What an overview says of the sessions that were selected for it; others are served in between. */
export async function makeOverview(
  selected: OverviewSelections,
  request: OverviewRequest,
  book: PriceBook,
): Promise<MadeOverview> {
  const { nowMs, collected, of } = selected;
  const { filters, tz } = request;
  const { range, today } = of;
  const pace = openPace();
  const now = await readToday(today, tz, nowMs, pace);
  const { live, idle } = now;
  const capacities = collected.flatMap((source) => source.standing());
  const money: OverviewMoney = {
    tz,
    at: new Date(nowMs).toISOString(),
    ...toNowMoney(live, today.complete, nowMs),
    standing: toStandingMoney(capacities, filters, book, today.missingSources === 0),
    today: now.spend,
    ...(await readRangeMoney(range, request, nowMs, pace)),
    pastMidnight: toPastMidnight(live, endOfBucket(nowMs, 'day', tz), nowMs),
  };
  const overview: Overview = {
    asOf: range.asOf,
    complete: range.complete,
    missingSources: range.missingSources,
    sources: range.sources.length,
    demo: range.sources.some(({ demo }) => demo),
    sessions: range.sessions.length,
    ...(await readCounts(range, pace)),
    idle: sortSessions(idle, MOST_WASTED, nowMs).slice(0, MOST_LISTED),
    idleTotal: idle.length,
    idleUnknown: live.filter(mayIdle).length,
    money,
  };
  return { overview, live, example: range.sessions[0], nowMs };
}

async function readToday(today: Selection, tz: string, nowMs: number, pace: Pace) {
  const bounds = toBounds(toTodayWindow(nowMs, tz), nowMs);
  const spent = openSpanSpend({ bounds, complete: today.complete }, nowMs);
  const live: Session[] = [];
  for (const session of today.sessions) {
    spent.add(session, toSpend(session, nowMs));
    if (isLive(session.phase)) live.push(session);
    if (pace.isDue()) await pace.rest();
  }
  const idle = live.filter(({ phase }) => phase === 'idle');
  return { live, idle, spend: { ...spent.close(), since: new Date(bounds.fromMs).toISOString() } };
}

async function readRangeMoney(range: Selection, { filters, tz }: OverviewRequest, nowMs: number, pace: Pace) {
  const { sessions, complete } = range;
  const span = { bounds: toBounds(filters.window, nowMs), complete };
  const spends: (Spend | null)[] = [];
  let earliestMs = nowMs;
  for (const session of sessions) {
    const spend = toSpend(session, nowMs);
    if (spend !== null && spend.startMs < earliestMs) earliestMs = spend.startMs;
    spends.push(spend);
    if (pace.isDue()) await pace.rest();
  }
  const spent = openSpanSpend(span, nowMs);
  const money = openRangeMoney(span, earliestMs, nowMs, tz);
  for (const [index, session] of sessions.entries()) {
    const spend = spends[index] ?? null;
    spent.add(session, spend);
    money.add(session, spend);
    if (pace.isDue()) await pace.rest();
  }
  return { range: spent.close(), ...money.close() };
}

type Counts = Pick<Overview, 'byService' | 'failures' | 'failuresTotal'>;

async function readCounts({ sessions, sources }: Selection, pace: Pace): Promise<Counts> {
  const phases = new Map(SERVICES.map((service) => [service, new Map<Phase, number>()]));
  const newestFailures = openTop(MOST_LISTED, byEnd);
  let failuresTotal = 0;
  for (const session of sessions) {
    const own = phases.get(session.service);
    own?.set(session.phase, (own.get(session.phase) ?? 0) + 1);
    if (session.phase === 'failed') {
      failuresTotal += 1;
      newestFailures.add(session);
    }
    if (pace.isDue()) await pace.rest();
  }
  const read = SERVICES.filter((service) => sources.some((source) => source.service === service));
  const byService = read.map((service) => {
    const counts = [...(phases.get(service) ?? [])];
    const add = (some: typeof counts) => some.reduce((sum, [, count]) => sum + count, 0);
    const live = add(counts.filter(([phase]) => isLive(phase)));
    return { service, sessions: add(counts), live, phases: Object.fromEntries(counts) };
  });
  return { byService, failures: newestFailures.list(), failuresTotal };
}

/** Alive and able to idle, but nothing tells whether it does. */
function mayIdle({ phase, missing }: Session): boolean {
  return phase === 'unknown' || (phase === 'ready' && missing.idleSince !== 'not-idle');
}

/** The newest end first. Times are ISO-8601 UTC, which sorts as text. */
function byEnd(left: Session, right: Session): number {
  const [a, b] = [left, right].map(({ endedAt, createdAt }) => endedAt ?? createdAt ?? '');
  return a === b || a === undefined || b === undefined ? 0 : a < b ? 1 : -1;
}
