import type { Principal } from '../auth/principal.ts';
import type { Collector } from '../collect/collector.ts';
import type { Prices } from '../cost/prices.ts';
import type { KeptHistory } from '../history/kept-history.ts';
import type { ToldOutcomes } from '../spark-ui/told-outcomes.ts';
import type { SharedAnswers } from './shared-answers.ts';

/** What every verb is handed: who asks, what is collected and kept, what prices are in force, what time it is. */
export type VerbContext = {
  collector: Collector;
  history: KeptHistory;
  prices: Prices;
  /** What is made from all rows, once for all who ask the same. */
  answers: SharedAnswers;
  /** The same of overviews, which wait for no analysis that takes longer. */
  overviews: SharedAnswers;
  /** Whether the operator wants links to the Spark UI, and what became of those that did not open. */
  sparkUi: { on: boolean; outcomes: ToldOutcomes };
  principal: Principal;
  /** Whether code and output of statements may leave the server, masked. */
  showCode: boolean;
  now: () => number;
};
