import type { MoneySum } from '../domain/overview.ts';
import type { RadarFinding } from '../domain/radar.ts';
import { listAutoStopFixes } from '../domain/radar-fixes.ts';
import { parseDecimal } from './decimal.ts';
import { estimatePreInitialised } from './estimators/pre-initialised.ts';
import type { RadarApplication, RadarInput } from './radar-input.ts';
import { toRankValue } from './radar-sums.ts';
import { toMoneySum } from './spend-portions.ts';
import { closeTally, countKnown, openTally } from './totals.ts';

const MOST_EVIDENCE = 5;

type Input = Pick<RadarInput, 'applications' | 'book' | 'complete'>;

/** What the capacity that applications hold ready costs an hour. One that holds nothing costs nothing by itself. */
function sumHeld(applications: readonly RadarApplication[], { book, complete }: Input): MoneySum {
  const tally = openTally();
  for (const { setup } of applications) {
    if (setup.holds === null) continue;
    const { cost } = estimatePreInitialised(setup.holds, book);
    const value = cost.amount === null ? null : parseDecimal(cost.amount);
    if (value === null || cost.currency === null) tally.unknown += 1;
    else countKnown(tally, { value, currency: cost.currency }, cost);
  }
  return toMoneySum(closeTally(tally), complete);
}

const countWorkers = ({ setup }: RadarApplication) =>
  (setup.holds?.workers ?? []).reduce((sum, { workers }) => sum + workers, 0);

/** Applications that do not stop by themselves. Of one whose setting is not known nothing is said; it is counted. */
export function findAutoStopOff(input: Input): { findings: RadarFinding[]; undecided: number } {
  const { applications } = input;
  const judged = applications.filter(({ setup }) => (setup.autoStop?.enabled ?? null) !== null);
  const found = judged
    .filter(({ setup }) => setup.autoStop?.enabled === false)
    .map((application) => ({ application, burn: sumHeld([application], { ...input, complete: true }) }))
    .sort((a, b) => {
      const [left, right] = [toRankValue(a.burn), toRankValue(b.burn)];
      return left === right ? 0 : left < right ? 1 : -1;
    });
  const [dearest] = found;
  const undecided = applications.length - judged.length;
  if (dearest === undefined) return { findings: [], undecided };
  const finding: RadarFinding = {
    rule: 'auto-stop-off',
    service: 'emr-serverless',
    judged: judged.length,
    found: found.length,
    sessions: 0,
    live: 0,
    idle: null,
    burnPerHour: sumHeld(
      found.map(({ application }) => application),
      input,
    ),
    newest: null,
    evidence: found.slice(0, MOST_EVIDENCE).map(({ application, burn }) => ({
      kind: 'application',
      account: application.setup.account,
      region: application.setup.region,
      scope: application.setup.scope,
      workers: countWorkers(application),
      burnPerHour: burn,
    })),
    fixes: listAutoStopFixes(dearest.application.setup, dearest.application.place),
  };
  return { findings: [finding], undecided };
}
