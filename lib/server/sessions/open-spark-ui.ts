import type { Problem } from '../../domain/problem.ts';
import type { SessionRef } from '../../domain/resource-ref.ts';
import { authorize } from '../auth/authorize.ts';
import { ProblemError } from '../errors.ts';
import type { SparkUiOutcome } from '../spark-ui/told-outcomes.ts';
import { findSource } from './known-session.ts';
import { toNotCollected } from './not-found.ts';
import type { VerbContext } from './verb-context.ts';

/** Where a click leads: to the Spark UI at AWS, or, of demo data, nowhere. The link is handed on at once and not kept. */
export type OpenedSparkUi = { kind: 'link'; address: string } | { kind: 'demo'; host: string; problem: Problem };

/**
 * Has AWS make a link to the Spark UI of one session. The link opens it for whoever has it, so each click gets a new one.
 * Fails with `not_supported` where the operator has not turned it on, and with what AWS refuses it for.
 */
export async function openSparkUi(
  { collector, principal, sparkUi }: VerbContext,
  ref: SessionRef,
): Promise<OpenedSparkUi> {
  authorize(principal, 'spark-ui.open');
  if (!sparkUi.on) {
    throw new ProblemError({
      kind: 'not_supported',
      message: 'Links to the Spark UI are off.',
      hint: 'Start Sparktally with SPARKTALLY_SPARK_UI=1, and give its identity the actions of docs/iam-policy-spark-ui.json.',
    });
  }
  const sources = await collector.sources();
  const source = findSource(sources, ref);
  const mint = source === undefined ? null : collector.dashboardOf(source.id);
  if (source === undefined || mint === null) throw toNotCollected(ref);
  const address = await mint(ref.scope, ref.id);
  // Known since that call at the latest: it is the endpoint that says so of each of its answers.
  if (!source.describe().demo) return { kind: 'link', address };
  return { kind: 'demo', host: new URL(address).hostname, problem: DEMO };
}

const DEMO: Problem = {
  kind: 'not_supported',
  message: 'This is demo data: there is no Spark UI behind it.',
  hint: 'Of a session of your own AWS account this would open the Spark UI in a new tab.',
};

/** What a click on the Spark UI came to where it did not open; null where nobody knows any more. */
export function getSparkUiOutcome({ principal, sparkUi }: VerbContext, id: string): SparkUiOutcome | null {
  authorize(principal, 'spark-ui.open');
  return sparkUi.outcomes.find(id);
}
