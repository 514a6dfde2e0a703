import type { OverviewMoney, StandingCost } from '../domain/overview.ts';
import { SERVICES } from '../domain/service.ts';
import type { Session } from '../domain/session.ts';
import type { StandingCapacity } from '../domain/standing-capacity.ts';
import { toMs } from '../domain/time-range.ts';
import { sortSessions } from '../filters/compare.ts';
import type { SessionFilters } from '../filters/filter.ts';
import { matchPlace } from '../filters/match-place.ts';
import { parseDecimal } from './decimal.ts';
import { estimatePreInitialised } from './estimators/pre-initialised.ts';
import type { PriceBook } from './price-book.ts';
import { toMoneySum } from './spend-portions.ts';
import { addUpField, closeTally, countKnown, openTally } from './totals.ts';

const MOST_LISTED = 10;

type NowMoney = Pick<OverviewMoney, 'live' | 'burnPerHour' | 'burnByService' | 'idleCost' | 'idleBurnPerHour'>;

/** What live sessions cost an hour at a moment, and what those that idle have wasted by then. */
export function toNowMoney(live: readonly Session[], complete: boolean, nowMs: number): NowMoney {
  const add = (sessions: readonly Session[], field: 'burnPerHour' | 'idleCost') =>
    toMoneySum(addUpField(sessions, field, nowMs), complete);
  return {
    live: live.length,
    burnPerHour: add(live, 'burnPerHour'),
    burnByService: SERVICES.flatMap((service) => {
      const own = live.filter((session) => session.service === service);
      return own.length === 0 ? [] : [{ service, live: own.length, burnPerHour: add(own, 'burnPerHour') }];
    }),
    idleCost: add(live, 'idleCost'),
    idleBurnPerHour: add(
      live.filter(({ idleCost, stale }) => idleCost.amount !== null && !stale),
      'burnPerHour',
    ),
  };
}

/** What the capacity that applications hold ready costs an hour; null where the filters ask for sessions' own. */
export function toStandingMoney(
  capacities: readonly StandingCapacity[],
  filters: SessionFilters,
  book: PriceBook,
  complete: boolean,
): OverviewMoney['standing'] {
  const applications: StandingCost[] = [];
  const tally = openTally();
  for (const capacity of capacities) {
    const matches = matchPlace(filters, capacity);
    if (matches === null) return null;
    if (!matches) continue;
    const { cost, reason } = estimatePreInitialised(capacity, book);
    applications.push({ capacity, burnPerHour: cost, reason });
    const value = cost.amount === null ? null : parseDecimal(cost.amount);
    if (value === null || cost.currency === null) tally.unknown += 1;
    else countKnown(tally, { value, currency: cost.currency }, cost);
  }
  return { burnPerHour: toMoneySum(closeTally(tally), complete), applications };
}

/** Live sessions that nothing known stops before a moment; one that is being stopped is none of them. */
export function toPastMidnight(
  live: readonly Session[],
  midnightMs: number,
  nowMs: number,
): OverviewMoney['pastMidnight'] {
  const lasting = live.filter(({ phase, stopsAt }) => {
    const stopsMs = toMs(stopsAt);
    return phase !== 'stopping' && (stopsMs === null || stopsMs > midnightMs);
  });
  return {
    midnight: new Date(midnightMs).toISOString(),
    sessions: sortSessions(lasting, [{ field: 'burn', descending: true }], nowMs).slice(0, MOST_LISTED),
    total: lasting.length,
    unknown: lasting.filter(({ stopsAt }) => toMs(stopsAt) === null).length,
  };
}
