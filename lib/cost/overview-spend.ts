import type { MissingReason } from '../domain/missing.ts';
import type { OverviewMoney, Ranking, Share, SpanSpend } from '../domain/overview.ts';
import { SERVICES } from '../domain/service.ts';
import type { Session } from '../domain/session.ts';
import type { Bounds } from '../domain/time-range.ts';
import { readTexts } from '../filters/read.ts';
import { costAt } from './growth.ts';
import { findScopePages } from './scope-pages.ts';
import type { Spend } from './spend.ts';
import { addPortions, type Portion, type SpendsBySession, toMoneySum, toPortions, toShare } from './spend-portions.ts';
import { type ReadValue, rankSpend } from './spend-ranking.ts';
import { toSpendSeries } from './spend-series.ts';
import { isNothing } from './totals.ts';

const MOST_RANKED = 5;
const MOST_LISTED = 10;

/** The sessions of a span, all of them, and whether there may be more. */
export type Span = { sessions: readonly Session[]; bounds: Bounds; complete: boolean };

/** What the sessions of a span have spent within it, and in all. */
export function toSpanSpend(span: Span, spends: SpendsBySession, nowMs: number): SpanSpend {
  const { sessions, bounds, complete } = span;
  // An amount without a place in time is in no span, but a list of the sessions adds it up all the same.
  const whole = sessions.map((session) => ({ session, amount: spends.get(session)?.amount ?? costAt(session, nowMs) }));
  return {
    ...toShare(toPortions(sessions, spends, bounds), complete),
    whole: toMoneySum(addPortions(whole), complete),
  };
}

/** A Glue session stands in no application and no workgroup. */
const readScope: ReadValue = (session) => (session.service === 'glue' ? 'absent' : readTexts('scope', session));

type RangeMoney = Pick<
  OverviewMoney,
  'services' | 'unknownCosts' | 'bucket' | 'buckets' | 'dearest' | 'owners' | 'scopes' | 'roles' | 'untagged'
>;

/** Who and what the money of a range went to, and when. */
export function toRangeMoney(span: Span, spends: SpendsBySession, nowMs: number, tz: string): RangeMoney {
  const { sessions, bounds, complete } = span;
  const own = sessions.flatMap((session) => spends.get(session) ?? []);
  const portions = toPortions(sessions, spends, bounds);
  const rank = (read: ReadValue) => rankSpend(portions, read, complete, MOST_RANKED);
  return {
    services: SERVICES.flatMap((service) => {
      const share = toShareOf(portions, complete, (session) => session.service === service);
      return share === null ? [] : [{ service, ...share }];
    }),
    unknownCosts: countUnknown(portions),
    ...toSpendSeries(own, bounds, nowMs, tz),
    dearest: listDearest(own),
    owners: rank((session) => readTexts('owner', session)),
    scopes: withPages(rank(readScope), sessions),
    roles: rank((session) => readTexts('role', session)),
    untagged: toShareOf(portions, complete, ({ tags }) => tags !== null && Object.keys(tags).length === 0),
  };
}

function withPages(ranking: Ranking, sessions: readonly Session[]): Ranking {
  const pages = findScopePages(
    sessions,
    ranking.top.map(({ value }) => value),
  );
  return { ...ranking, top: ranking.top.map((rank) => ({ ...rank, pages: pages.get(rank.value) ?? [] })) };
}

function toShareOf(
  portions: readonly Portion[],
  complete: boolean,
  holds: (session: Session) => boolean,
): Share | null {
  const own = portions.filter(({ session }) => holds(session));
  return own.length === 0 ? null : toShare(own, complete);
}

/** An amount that is known and yet in no span lacks its place in time: the reason is that of its end or beginning. */
function findReason({ missing }: Session): MissingReason {
  return missing.cost ?? missing.endedAt ?? missing.createdAt ?? 'not-reported';
}

function countUnknown(portions: readonly Portion[]): RangeMoney['unknownCosts'] {
  const counts = new Map<MissingReason, number>();
  for (const { session, amount } of portions) {
    if (amount !== null || isNothing(session, 'cost')) continue;
    const reason = findReason(session);
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].map(([reason, sessions]) => ({ reason, sessions })).sort((a, b) => b.sessions - a.sessions);
}

/** By the whole cost, most first; in the order of a list that is sorted by cost. */
function listDearest(spends: readonly Spend[]): Session[] {
  return spends
    .toSorted((left, right) => {
      if (left.amount.value !== right.amount.value) return left.amount.value > right.amount.value ? -1 : 1;
      return left.session.key < right.session.key ? -1 : 1;
    })
    .slice(0, MOST_LISTED)
    .map(({ session }) => session);
}
