import type { MissingReason } from '../domain/missing.ts';
import type { OverviewMoney, Share, SpanSpend } from '../domain/overview.ts';
import { SERVICES } from '../domain/service.ts';
import type { Session } from '../domain/session.ts';
import type { Bounds } from '../domain/time-range.ts';
import { readTexts } from '../filters/read.ts';
import { costAt } from './growth.ts';
import { openScopePages } from './scope-pages.ts';
import type { Spend } from './spend.ts';
import {
  addPortion,
  openSpendSum,
  type Portion,
  type SpendSum,
  toMoneySum,
  toPortion,
  toShare,
} from './spend-portions.ts';
import { openRanking, type ReadValue } from './spend-ranking.ts';
import { openSpendSeries } from './spend-series.ts';
import { openTop } from './top.ts';
import { closeTally, isNothing } from './totals.ts';

const MOST_RANKED = 5;
const MOST_LISTED = 10;

/** A span of time, and whether all of its sessions are known. */
export type Span = { bounds: Bounds; complete: boolean };

/** What the sessions of a span have spent within it, and in all, one session at a time. */
export function openSpanSpend({ bounds, complete }: Span, nowMs: number) {
  const [within, whole] = [openSpendSum(), openSpendSum()];
  return {
    /** `spend` is null where the session's amount has no place in time. */
    add(session: Session, spend: Spend | null): void {
      addPortion(within, toPortion(session, spend, bounds));
      // An amount without a place in time is in no span, but a list of the sessions adds it up all the same.
      addPortion(whole, { session, amount: spend?.amount ?? costAt(session, nowMs) });
    },
    close: (): SpanSpend => ({ ...toShare(within, complete), whole: toMoneySum(closeTally(whole.tally), complete) }),
  };
}

/** A Glue session stands in no application and no workgroup. */
const readScope: ReadValue = (session) => (session.service === 'glue' ? 'absent' : readTexts('scope', session));

type RangeMoney = Pick<
  OverviewMoney,
  'services' | 'unknownCosts' | 'bucket' | 'buckets' | 'dearest' | 'owners' | 'scopes' | 'roles' | 'untagged'
>;

/**
 * Who and what the money of a range went to, and when, one session at a time, so that whoever hands them over may do
 * something else in between. `earliestMs`: the earliest start of a spend (epoch ms), for a range without a beginning.
 */
export function openRangeMoney({ bounds, complete }: Span, earliestMs: number, nowMs: number, tz: string) {
  const services = new Map(SERVICES.map((service) => [service, openSpendSum()]));
  const untagged = openSpendSum();
  const unknown = new Map<MissingReason, number>();
  const series = openSpendSeries(bounds, earliestMs, nowMs, tz);
  const dearest = openTop(MOST_LISTED, byCost);
  const pages = openScopePages();
  const owners = openRanking((session) => readTexts('owner', session));
  const scopes = openRanking(readScope);
  const roles = openRanking((session) => readTexts('role', session));
  const sums = (session: Session) => {
    const service = services.get(session.service);
    const bare = session.tags !== null && Object.keys(session.tags).length === 0;
    return [...(service === undefined ? [] : [service]), ...(bare ? [untagged] : [])];
  };
  const shareOf = (sum: SpendSum): Share | null => (sum.sessions === 0 ? null : toShare(sum, complete));
  return {
    /** `spend` is null where the session's amount has no place in time. */
    add(session: Session, spend: Spend | null): void {
      const portion = toPortion(session, spend, bounds);
      for (const sum of sums(session)) addPortion(sum, portion);
      for (const ranking of [owners, scopes, roles]) ranking.add(portion);
      countUnknown(unknown, portion);
      pages.add(session);
      if (spend === null) return;
      series.add(spend);
      dearest.add(spend);
    },
    close(): RangeMoney {
      const byScope = scopes.close(complete, MOST_RANKED);
      return {
        services: [...services].flatMap(([service, sum]) => {
          const share = shareOf(sum);
          return share === null ? [] : [{ service, ...share }];
        }),
        unknownCosts: [...unknown]
          .map(([reason, sessions]) => ({ reason, sessions }))
          .sort((a, b) => b.sessions - a.sessions),
        ...series.close(),
        dearest: dearest.list().map(({ session }) => session),
        owners: owners.close(complete, MOST_RANKED),
        scopes: { ...byScope, top: byScope.top.map((rank) => ({ ...rank, pages: pages.find(rank.value) })) },
        roles: roles.close(complete, MOST_RANKED),
        untagged: shareOf(untagged),
      };
    },
  };
}

/** An amount that is known and yet in no span lacks its place in time: the reason is that of its end or beginning. */
function findReason({ missing }: Session): MissingReason {
  return missing.cost ?? missing.endedAt ?? missing.createdAt ?? 'not-reported';
}

function countUnknown(counts: Map<MissingReason, number>, { session, amount }: Portion): void {
  if (amount !== null || isNothing(session, 'cost')) return;
  const reason = findReason(session);
  counts.set(reason, (counts.get(reason) ?? 0) + 1);
}

/** By the whole cost, most first; in the order of a list that is sorted by cost. */
function byCost(left: Spend, right: Spend): number {
  if (left.amount.value !== right.amount.value) return left.amount.value > right.amount.value ? -1 : 1;
  return left.session.key < right.session.key ? -1 : 1;
}
