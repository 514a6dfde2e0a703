import type { Session } from '../../domain/session.ts';
import type { Source } from '../../domain/source.ts';
import type { SessionFilters } from '../../filters/filter.ts';
import { toMatcher } from '../../filters/match.ts';
import { relevantSources } from './relevant-sources.ts';
import { settle } from './settle.ts';
import type { VerbContext } from './verb-context.ts';

export type Selection = {
  sessions: Session[];
  /** The sources that can hold matching sessions. */
  sources: Source[];
  missingSources: number;
  undecided: number;
  complete: boolean;
  /** The oldest of what it was made from. */
  asOf: string;
};

/** All sessions of the filter as known now, after the first listings ended or 10 s passed. */
export async function selectSessions(
  { collector, now }: VerbContext,
  filters: SessionFilters,
  signal: AbortSignal,
): Promise<Selection> {
  const relevant = relevantSources(filters, await collector.sources());
  await settle(relevant, signal);
  const matches = toMatcher(filters, now());
  const sessions: Session[] = [];
  let undecided = 0;
  let asOfMs = now();
  for (const source of relevant) {
    asOfMs = Math.min(asOfMs, source.fetchedAtMs ?? asOfMs);
    for (const row of source.sessions()) {
      const verdict = matches(row);
      if (verdict === 'in') sessions.push(row);
      if (verdict === 'undecided') undecided += 1;
    }
  }
  const sources = relevant.map((source) => source.describe());
  const missingSources = sources.filter(({ status }) => status !== 'ok').length;
  const stale = sessions.some((session) => session.stale);
  return {
    sessions,
    sources,
    missingSources,
    undecided,
    complete: sources.length > 0 && missingSources === 0 && undecided === 0 && !stale,
    asOf: new Date(asOfMs).toISOString(),
  };
}
