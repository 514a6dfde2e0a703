import manifest from '../../../package.json' with { type: 'json' };
import type { MissingReason } from '../../domain/missing.ts';
import type { Problem } from '../../domain/problem.ts';
import type { SourceStatus } from '../../domain/source.ts';
import { toBounds } from '../../domain/time-range.ts';
import { serializeFilters } from '../../filters/codec.ts';
import type { SessionFilters } from '../../filters/filter.ts';
import type { Selection } from './select-sessions.ts';
import type { VerbContext } from './verb-context.ts';

/** A source that lacks something, and what went wrong with it. */
export type MissingSource = { source: string; status: SourceStatus; problems: Pick<Problem, 'kind' | 'message'>[] };

/** What an export says of itself, in either format. */
export type ExportFacts = {
  program: string;
  demo: boolean;
  /** Canonical, with the defaults left out. */
  query: string;
  /** The bounds of the query's time; null where a side is open. */
  from: string | null;
  to: string | null;
  /** The oldest of what it was made from. */
  asOf: string;
  /** The moment to which running times and growing amounts reach. */
  now: string;
  prices: { basis: 'list-price'; fromOperator: number; priceLists: { source: string; fetchedAt: string | null }[] };
  complete: boolean;
  count: number;
  /** Sessions left out because a field that is filtered by is not known yet. */
  undecided: number;
  /** Sessions left out because AWS does not tell a field of theirs that is filtered by. */
  notReported: number;
  /** Rows that are the last known state, not the current one. */
  stale: number;
  /** Rows that lack a cost, by the reason. */
  withoutCost: Partial<Record<MissingReason, number>>;
  sources: string[];
  missing: MissingSource[];
  /** What keeps every source from working, such as missing credentials. */
  setup: Pick<Problem, 'kind' | 'message'> | null;
};

const toShort = ({ kind, message }: Problem) => ({ kind, message });
const toIso = (ms: number): string | null => (Number.isFinite(ms) ? new Date(ms).toISOString() : null);

export function toExportFacts(
  { prices, collector }: VerbContext,
  filters: SessionFilters,
  { sessions, sources, complete, undecided, notReported, asOf }: Selection,
  nowMs: number,
): ExportFacts {
  const { fromMs, toMs } = toBounds(filters.window, nowMs);
  const withoutCost: Partial<Record<MissingReason, number>> = {};
  for (const { cost, missing } of sessions) {
    if (cost.amount !== null) continue;
    const reason = missing.cost ?? 'not-reported';
    withoutCost[reason] = (withoutCost[reason] ?? 0) + 1;
  }
  return {
    program: `sparktally/${manifest.version}`,
    demo: sources.some(({ demo }) => demo),
    query: serializeFilters(filters).toString(),
    from: toIso(fromMs),
    to: toIso(toMs),
    asOf,
    now: new Date(nowMs).toISOString(),
    prices: {
      basis: 'list-price',
      fromOperator: prices.operatorPrices,
      priceLists: prices.describe().map(({ service, region, fetchedAt }) => ({
        source: `${service}/${region}`,
        fetchedAt,
      })),
    },
    complete,
    count: sessions.length,
    undecided,
    notReported,
    stale: sessions.filter(({ stale }) => stale).length,
    withoutCost,
    sources: sources.map(({ id }) => id),
    missing: sources.flatMap(({ id, status, problem, partProblems }) => {
      if (status === 'ok') return [];
      const problems = [...(problem === null ? [] : [problem]), ...partProblems];
      return [{ source: id, status, problems: problems.map(toShort) }];
    }),
    setup: collector.setup === null ? null : toShort(collector.setup),
  };
}
