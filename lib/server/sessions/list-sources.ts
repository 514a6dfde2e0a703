import type { HistoryState } from '../../domain/history-state.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Source } from '../../domain/source.ts';
import { authorize } from '../auth/authorize.ts';
import { largestFirst } from '../collect/collected-source.ts';
import type { VerbContext } from './verb-context.ts';

export type SourceList = {
  asOf: string;
  demo: boolean;
  sources: Source[];
  setup: Problem | null;
  history: HistoryState;
  /** Identities that are left out, in words. */
  ignored: readonly string[];
};

/** Every source as it stands now. Starts what is due, and waits for none of it. */
export async function listSources({ collector, history, principal, now }: VerbContext): Promise<SourceList> {
  authorize(principal, 'sources.list');
  const collected = await collector.sources();
  for (const source of largestFirst(collected)) void source.sweepIfDue();
  await history.measure();
  const sources = collected.map((source) => source.describe());
  return {
    asOf: new Date(now()).toISOString(),
    demo: sources.some(({ demo }) => demo),
    sources,
    setup: collector.setup,
    history: history.describe(),
    ignored: collector.ignored,
  };
}
