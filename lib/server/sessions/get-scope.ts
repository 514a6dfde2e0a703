import { addUpHeld } from '../../cost/held-now.ts';
import { toStandingMoney } from '../../cost/overview-now.ts';
import type { PriceBook } from '../../cost/price-book.ts';
import type { Overview } from '../../domain/overview.ts';
import type { Problem } from '../../domain/problem.ts';
import { type ScopeRef, scopeHref } from '../../domain/resource-ref.ts';
import type { ScopeDetail } from '../../domain/scope-detail.ts';
import { SERVICE_LABEL } from '../../domain/service.ts';
import type { StandingCapacity } from '../../domain/standing-capacity.ts';
import { toBounds } from '../../domain/time-range.ts';
import { sortSessions } from '../../filters/compare.ts';
import type { SessionFilters, TimeWindow } from '../../filters/filter.ts';
import { toScopeFilters } from '../../filters/scope-filters.ts';
import { authorize } from '../auth/authorize.ts';
import type { Raw } from '../collect/adapter.ts';
import type { CollectedSource } from '../collect/collected-source.ts';
import type { FoundScope } from '../collect/scope-finder.ts';
import { ProblemError } from '../errors.ts';
import { maskDetail } from '../mask/mask.ts';
import { shareOverview } from './get-overview.ts';
import { findGoneOfScope } from './gone-of-scope.ts';
import { findSource } from './known-session.ts';
import { toNoScope, toNotCollected } from './not-found.ts';
import { toCapacity, toScopeStanding } from './scope-standing.ts';
import type { VerbContext } from './verb-context.ts';

/** `tz`: the IANA zone whose midnights part the days. */
export type ScopeRequest = { window: TimeWindow; tz: string };

const MOST_LISTED = 50;
const DEAREST_FIRST = [{ field: 'burn', descending: true }] as const;

/**
 * An application or workgroup: its configuration as AWS tells it, its sessions and their money in the range, and what it
 * holds ready. Fails with `not_found` where AWS knows none of that name and no session of one is known.
 */
export async function getScope(
  context: VerbContext,
  ref: ScopeRef,
  { window, tz }: ScopeRequest,
  signal: AbortSignal,
): Promise<ScopeDetail> {
  const { collector, history, prices, principal } = context;
  authorize(principal, 'scopes.get');
  const source = requireScoped(await collector.sources(), ref);
  const filters = toScopeFilters(ref, window);
  const [found, { overview, live, example, nowMs }] = await Promise.all([
    source.scopes.find(ref.scope),
    shareOverview(context, { filters, tz }, signal),
  ]);
  const gone = await findGoneOfScope(history, source, ref, toBounds(window, nowMs));
  const problem = toProblem(found, ref, () => gone !== null || hasRows(source, ref));
  const { facts = null, raw = null } = found.reading ?? {};
  const capacity = facts && toCapacity(ref, facts);
  const standing = capacity && toScopeStanding(capacity, facts?.state ?? null, prices.book);
  const used = new Set(standing?.burnPerHour.components.map(({ price }) => price));
  const known = example ?? gone?.newest[0];
  return {
    service: ref.service,
    account: ref.account,
    region: ref.region,
    scope: { id: ref.scope, name: facts?.name ?? known?.scope.name ?? ref.scope },
    facts,
    detail: raw && maskAnswer(raw),
    problem,
    readAt: found.readAtMs === null ? null : new Date(found.readAtMs).toISOString(),
    overview:
      facts === null ? overview : withStanding(overview, standing?.held ? capacity : null, filters, prices.book),
    running: sortSessions(live, DEAREST_FIRST, nowMs).slice(0, MOST_LISTED),
    held: addUpHeld(live),
    standing,
    gone,
    prices: prices.book.prices.filter(({ id }) => used.has(id)),
  };
}

/** Fails as getScope does where nothing is at the address. AWS is asked only where no session of it is known. */
export async function requireScope(
  { collector, history, principal, now }: VerbContext,
  ref: ScopeRef,
  window: TimeWindow,
): Promise<void> {
  authorize(principal, 'scopes.get');
  const source = requireScoped(await collector.sources(), ref);
  if (hasRows(source, ref)) return;
  const found = await source.scopes.find(ref.scope);
  const gone = await findGoneOfScope(history, source, ref, toBounds(window, now()));
  toProblem(found, ref, () => gone !== null);
}

/** What the overview knows of standing capacity may be minutes older than what was just read: one page says one thing. */
function withStanding(
  overview: Overview,
  held: StandingCapacity | null,
  filters: SessionFilters,
  book: PriceBook,
): Overview {
  const complete = overview.missingSources === 0;
  const standing = toStandingMoney(held === null ? [] : [held], filters, book, complete);
  return { ...overview, money: { ...overview.money, standing } };
}

type ScopedSource = CollectedSource & { scopes: NonNullable<CollectedSource['scopes']> };

const hasScopes = (source: CollectedSource): source is ScopedSource => source.scopes !== null;

function requireScoped(sources: readonly CollectedSource[], ref: ScopeRef): ScopedSource {
  const source = findSource(sources, ref);
  if (source === undefined) throw toNotCollected(ref);
  if (hasScopes(source)) return source;
  throw new ProblemError({
    kind: 'not_found',
    message: `${SERVICE_LABEL[ref.service]} has no applications and no workgroups: its sessions stand by themselves.`,
    hint: 'The list of sessions has them, by service and region.',
  });
}

const WORD = { 'emr-serverless': 'application', glue: 'scope', athena: 'workgroup' } as const;

/** Whether any session of it is known, in whatever range. */
function hasRows(source: CollectedSource, ref: ScopeRef): boolean {
  const prefix = `${scopeHref(ref).slice('/scopes/'.length)}/`;
  for (const { key } of source.sessions()) if (key.startsWith(prefix)) return true;
  return false;
}

/** One that AWS does not know is gone where sessions of it are known, and else was never there. */
function toProblem({ problem, reading }: FoundScope, ref: ScopeRef, isKnown: () => boolean): Problem | null {
  if (problem?.kind !== 'not_found' && problem?.kind !== 'gone') return problem;
  if (reading !== null || isKnown()) {
    return {
      kind: 'gone',
      message: `AWS no longer knows this ${WORD[ref.service]}.`,
      hint: 'Shown is what is known of its sessions.',
    };
  }
  throw toNoScope(ref);
}

/** An answer that could not be masked part by part is masked whole. */
function maskAnswer(raw: Raw): Raw {
  const masked = maskDetail(raw);
  return typeof masked === 'object' && masked !== null && !Array.isArray(masked) ? masked : { masked };
}
