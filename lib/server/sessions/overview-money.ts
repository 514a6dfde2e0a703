import { toNowMoney, toPastMidnight, toStandingMoney } from '../../cost/overview-now.ts';
import { toRangeMoney, toSpanSpend } from '../../cost/overview-spend.ts';
import type { PriceBook } from '../../cost/price-book.ts';
import { toSpends } from '../../cost/spend.ts';
import { endOfBucket, startOfBucket } from '../../domain/calendar.ts';
import type { OverviewMoney } from '../../domain/overview.ts';
import { isLive } from '../../domain/phase.ts';
import { toBounds } from '../../domain/time-range.ts';
import type { SessionFilters, TimeWindow } from '../../filters/filter.ts';
import type { Selections } from './select-sessions.ts';

/** From the last midnight of a zone on, to which every live session belongs. */
export function toTodayWindow(nowMs: number, tz: string): TimeWindow {
  return { kind: 'absolute', from: new Date(startOfBucket(nowMs, 'day', tz)).toISOString(), to: null };
}

/** The money of an overview, from the sessions of its range and those of today. */
export function toOverviewMoney(
  { nowMs, collected, of }: Selections<'range' | 'today'>,
  filters: SessionFilters,
  tz: string,
  book: PriceBook,
): OverviewMoney {
  const todayWindow = toTodayWindow(nowMs, tz);
  const live = of.today.sessions.filter(({ phase }) => isLive(phase));
  const range = { ...of.range, bounds: toBounds(filters.window, nowMs) };
  const today = { ...of.today, bounds: toBounds(todayWindow, nowMs) };
  const { spends } = toSpends(new Set([...range.sessions, ...today.sessions]), nowMs);
  const bySession = new Map(spends.map((spend) => [spend.session, spend]));
  const capacities = collected.flatMap((source) => source.standing());
  return {
    tz,
    at: new Date(nowMs).toISOString(),
    ...toNowMoney(live, today.complete, nowMs),
    standing: toStandingMoney(capacities, filters, book, of.today.missingSources === 0),
    today: { ...toSpanSpend(today, bySession, nowMs), since: new Date(today.bounds.fromMs).toISOString() },
    range: toSpanSpend(range, bySession, nowMs),
    ...toRangeMoney(range, bySession, nowMs, tz),
    pastMidnight: toPastMidnight(live, endOfBucket(nowMs, 'day', tz), nowMs),
  };
}
