import type { Session } from '../../domain/session.ts';
import type { Source } from '../../domain/source.ts';
import type { SessionFilters, TimeWindow } from '../../filters/filter.ts';
import { joinMatches, type Match, type Test, toMatcher, toWindowTest } from '../../filters/match.ts';
import type { CollectedSource } from '../collect/collected-source.ts';
import { openPace } from './pace.ts';
import { relevantSources } from './relevant-sources.ts';
import { settle } from './settle.ts';
import type { VerbContext } from './verb-context.ts';

export type Selection = {
  sessions: Session[];
  /** The sources that can hold matching sessions. */
  sources: Source[];
  missingSources: number;
  undecided: number;
  /** Sessions left out because AWS does not tell a field of theirs that is filtered by. */
  notReported: number;
  complete: boolean;
  /** The oldest of what it was made from. */
  asOf: string;
};

export type Selections<Name extends string> = {
  /** The moment that live sessions reach to and amounts are as of. */
  nowMs: number;
  collected: readonly CollectedSource[];
  /** One row is one object in all of them. */
  of: Record<Name, Selection>;
};

export const ALWAYS: TimeWindow = { kind: 'relative', range: 'all' };

/** All sessions of the filter as known now, after the first listings ended or 10 s passed. */
export async function selectSessions(
  context: VerbContext,
  filters: SessionFilters,
  signal: AbortSignal,
): Promise<Selection> {
  const { of } = await selectWindows(context, filters, () => ({ range: filters.window }), signal);
  return of.range;
}

/** The same as known now, waiting for nothing: for who has waited already. */
export async function selectSettled(context: VerbContext, filters: SessionFilters): Promise<Selection> {
  const { of } = await selectSettledWindows(context, filters, () => ({ range: filters.window }));
  return of.range;
}

/** The same for several windows. */
export function selectSettledWindows<Name extends string>(
  context: VerbContext,
  filters: SessionFilters,
  toWindows: (nowMs: number) => Record<Name, TimeWindow>,
): Promise<Selections<Name>> {
  return selectWindows(context, filters, toWindows, AbortSignal.any([]), () => Promise.resolve());
}

/**
 * The same for several windows in place of the filter's own, from one reading of the rows. `untilListed` decides how long
 * the first listings are waited for.
 */
export async function selectWindows<Name extends string>(
  { collector, now }: VerbContext,
  filters: SessionFilters,
  toWindows: (nowMs: number) => Record<Name, TimeWindow>,
  signal: AbortSignal,
  untilListed: typeof settle = settle,
): Promise<Selections<Name>> {
  const collected = relevantSources(filters, await collector.sources());
  await untilListed(collected, signal);
  const nowMs = now();
  const matches = toMatcher({ ...filters, window: ALWAYS }, nowMs);
  const windows = Object.entries<TimeWindow>(toWindows(nowMs)).map(([name, window]) => ({
    name,
    picked: { test: toWindowTest(window, nowMs), sessions: [], undecided: 0, notReported: 0 } as Picked,
  }));
  // Before the rows, of which others may be told while they are read: those can only be newer than it says.
  const close = toCloser(collected, nowMs);
  const pace = openPace();
  for (const source of collected) {
    for (const row of source.sessions()) {
      const match = matches(row);
      if (match !== 'out') for (const { picked } of windows) pick(picked, row, match);
      if (pace.isDue()) await pace.rest();
    }
  }
  const of = Object.fromEntries(windows.map(({ name, picked }) => [name, close(picked)]));
  return { nowMs, collected, of: of as Record<Name, Selection> };
}

type Picked = { test: Test; sessions: Session[]; undecided: number; notReported: number };

function pick(picked: Picked, row: Session, match: Match): void {
  const verdict = joinMatches(match, picked.test(row));
  if (verdict === 'in') picked.sessions.push(row);
  if (verdict === 'undecided') picked.undecided += 1;
  if (verdict === 'not-reported') picked.notReported += 1;
}

/** The sources, how many of them lack something, and as of when all of them are. */
export function describeSources(
  collected: readonly CollectedSource[],
  nowMs: number,
): Pick<Selection, 'sources' | 'missingSources' | 'asOf'> {
  const sources = collected.map((source) => source.describe());
  const asOfMs = Math.min(nowMs, ...collected.map(({ fetchedAtMs }) => fetchedAtMs ?? nowMs));
  const missingSources = sources.filter(({ status }) => status !== 'ok').length;
  return { sources, missingSources, asOf: new Date(asOfMs).toISOString() };
}

function toCloser(collected: readonly CollectedSource[], nowMs: number): (picked: Picked) => Selection {
  const described = describeSources(collected, nowMs);
  const { sources, missingSources } = described;
  return ({ sessions, undecided, notReported }) => ({
    ...described,
    sessions,
    undecided,
    notReported,
    complete:
      sources.length > 0 && missingSources === 0 && undecided === 0 && !sessions.some((session) => session.stale),
  });
}
