import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { PriceOverview } from '../cost/price-overview.ts';
import type { HistoryState } from '../domain/history-state.ts';
import type { IdleAnalysis } from '../domain/idle-analysis.ts';
import { type MissingReason, mayStillArrive } from '../domain/missing.ts';
import type { Overview } from '../domain/overview.ts';
import { isLive } from '../domain/phase.ts';
import type { Problem, ProblemKind } from '../domain/problem.ts';
import type { Radar } from '../domain/radar.ts';
import type { Neighbours, RelatedSessions } from '../domain/related-sessions.ts';
import type { Session, SessionDetail } from '../domain/session.ts';
import type { SessionTimeline } from '../domain/session-timeline.ts';
import type { Source } from '../domain/source.ts';
import type { UsageSeries } from '../domain/usage-series.ts';
import { ApiError, getJson } from './api.ts';
import { findSeenSession } from './list/list-client.ts';

/** The answer of `GET /api/sources`. */
export type SourcesAnswer = {
  asOf: string;
  demo: boolean;
  sources: Source[];
  setup: Problem | null;
  history: HistoryState;
  /** Identities that are left out, in words. */
  ignored: readonly string[];
};

export const LIVE_MS = 15_000;
const READING_MS = 2_000;
const SETTLING_MS = 60_000;
const SOURCES_MS = 3000;
const OVERVIEW_MS = 10_000;
const USAGE_MS = 30_000;
const RADAR_MS = 60_000;
const PRICES_MS = 30_000;
const PRICES_LOADING_MS = 5000;

export const isRefused = (error: Error | null) => error instanceof ApiError && error.problem.status < 500;

/** A refused request stays refused; what the network or AWS did may pass. */
export const isWorthRetrying = (failures: number, error: Error) => !isRefused(error) && failures < 2;

/** What asking again does not mend, or not before somebody allows it. */
const LASTING: ReadonlySet<ProblemKind> = new Set(['gone', 'access_denied', 'not_supported', 'region_disabled']);

/**
 * How long until a session is asked again: at once while its statements are being read, soon while it lives, later while
 * figures are due or AWS could not be asked, else never.
 */
export function refreshEveryMs(
  session: (Session & Partial<Pick<SessionDetail, 'noActivity' | 'problem'>>) | undefined,
): number | false {
  if (session?.noActivity === 'loading') return READING_MS;
  if (session === undefined || isLive(session.phase) || session.problem?.kind === 'timeout') return LIVE_MS;
  const mayPass = session.problem != null && !LASTING.has(session.problem.kind);
  return mayPass || Object.values(session.missing).some(mayStillArrive) ? SETTLING_MS : false;
}

const NO_DETAIL = {
  detail: null,
  problem: null,
  activity: null,
  prices: [],
  stateChanges: null,
  getCommand: null,
  consoleUrl: null,
  sparkUi: null,
};

/** What a list of this tab knows of a session whose own answer is still to come, or did not come. */
export function findPlaceholder(href: string, noActivity: MissingReason): SessionDetail | undefined {
  const row = findSeenSession(href.slice('/sessions/'.length));
  return row === null ? undefined : { ...row, ...NO_DETAIL, noActivity };
}

export const sessionQuery = (href: string) =>
  queryOptions({
    queryKey: ['session', href],
    queryFn: ({ signal }) => getJson<SessionDetail>(`/api${href}`, signal),
    placeholderData: () => findPlaceholder(href, 'loading'),
    retry: isWorthRetrying,
    refetchInterval: (query) => (isRefused(query.state.error) ? false : refreshEveryMs(query.state.data)),
  });

export const sourcesQuery = () =>
  queryOptions({
    queryKey: ['sources'],
    queryFn: ({ signal }) => getJson<SourcesAnswer>('/api/sources', signal),
    retry: isWorthRetrying,
    refetchInterval: SOURCES_MS,
  });

/** `search` is the query string of the filters, with its question mark or empty. */
export const overviewQuery = (search: string) =>
  queryOptions({
    queryKey: ['overview', search],
    queryFn: ({ signal }) => getJson<Overview>(`/api/overview${search}`, signal),
    retry: isWorthRetrying,
    refetchInterval: OVERVIEW_MS,
    placeholderData: keepPreviousData,
  });

/** An answer with what was asked, since the page goes on showing it while the next one is on its way. */
export type UsageAnswer = { search: string; usage: UsageSeries };

/** `search` is the query string of filters and usage query together. */
export const usageQuery = (search: string) =>
  queryOptions({
    queryKey: ['usage', search],
    queryFn: async ({ signal }): Promise<UsageAnswer> => ({
      search,
      usage: await getJson<UsageSeries>(`/api/usage${search}`, signal),
    }),
    retry: isWorthRetrying,
    refetchInterval: USAGE_MS,
    placeholderData: keepPreviousData,
  });

/** Asked again soon while a Price List is still being read. */
export const pricesQuery = () =>
  queryOptions({
    queryKey: ['prices'],
    queryFn: ({ signal }) => getJson<PriceOverview>('/api/prices', signal),
    retry: isWorthRetrying,
    refetchInterval: (query) =>
      query.state.data?.lists.some(({ status }) => status === 'loading') ? PRICES_LOADING_MS : PRICES_MS,
  });

/** `search` is the query string of filters, zone, group and currency. */
export const idleQuery = (search: string) =>
  queryOptions({
    queryKey: ['idle', search],
    queryFn: ({ signal }) => getJson<IdleAnalysis>(`/api/idle${search}`, signal),
    placeholderData: keepPreviousData,
    retry: isWorthRetrying,
    refetchInterval: USAGE_MS,
  });

/** `path` is that of the interface with its query. How things are set up changes slowly, so it is asked seldom. */
export const radarQuery = (path: string, live: boolean) =>
  queryOptions({
    queryKey: ['radar', path],
    queryFn: ({ signal }) => getJson<Radar>(path, signal),
    placeholderData: keepPreviousData,
    retry: isWorthRetrying,
    refetchInterval: (query) => (live && !isRefused(query.state.error) ? RADAR_MS : false),
  });

/** What was recorded of a session; `href` is that of its page. */
export const timelineQuery = (href: string, live: boolean) =>
  queryOptions({
    queryKey: ['timeline', href],
    queryFn: ({ signal }) => getJson<SessionTimeline>(`/api${href}/timeline`, signal),
    retry: isWorthRetrying,
    refetchInterval: live ? LIVE_MS : false,
  });

export const relatedQuery = (href: string) =>
  queryOptions({
    queryKey: ['related', href],
    queryFn: ({ signal }) => getJson<RelatedSessions>(`/api${href}/related`, signal),
    retry: isWorthRetrying,
    refetchInterval: SETTLING_MS,
  });

/** What stands beside a session in a list; `search` is the query string of its filters. */
export const neighboursQuery = (href: string, search: string | null) =>
  queryOptions({
    queryKey: ['neighbours', href, search],
    queryFn: ({ signal }) => getJson<Neighbours>(`/api${href}/neighbours${search ?? ''}`, signal),
    enabled: search !== null,
    retry: isWorthRetrying,
  });
