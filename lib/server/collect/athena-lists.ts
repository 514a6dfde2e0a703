import { summariseWork } from '../../domain/activity.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Calculation, Executor } from '../../domain/session-items.ts';
import type { AthenaCalculation } from '../aws/athena/calculations.ts';
import type { AthenaExecutor } from '../aws/athena/executors.ts';
import type { AthenaGateway } from '../aws/athena/gateway.ts';
import { isSparkConnectEngine, toExecutorLife, toOutcome, toWork } from '../aws/athena/work.ts';
import { maskText } from '../mask/mask.ts';
import type { AthenaRecord } from './athena-adapter.ts';
import { CalculationStatistics } from './calculation-statistics.ts';
import type { ItemLists } from './item-list.ts';

const NO_CALCULATIONS: Problem = {
  kind: 'not_supported',
  message: 'Sessions of Spark 3.5 have no calculations.',
  hint: 'They are worked with over Spark Connect, of which Athena keeps no record.',
};

const toIso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/** How long a page's answer waits for the DPU time of calculations; what comes later is there when it asks again. */
const PATIENCE_MS = 1_500;
/** What people write may be long, and a page shows a line of it. Masked first: half a secret is not known as one. */
const MOST_TEXT = 300;

function toShort(text: string | null): string | null {
  if (text === null) return null;
  const masked = maskText(text);
  return masked.length > MOST_TEXT ? `${masked.slice(0, MOST_TEXT).toWellFormed()}…` : masked;
}

function toCalculation({ calculationId, description, stateReason, ...told }: AthenaCalculation): Calculation {
  return {
    id: calculationId,
    description: toShort(description),
    ...told,
    outcome: toOutcome(told.state),
    stateReason: toShort(stateReason),
    progress: null,
    dpuMillis: null,
    noDpu: 'loading',
  };
}

function toExecutor({ executorId, type, state, dpus, startedAtMs, terminatedAtMs }: AthenaExecutor): Executor {
  return { id: executorId, type, state, dpus, startedAt: toIso(startedAtMs), terminatedAt: toIso(terminatedAtMs) };
}

/** The calculations and executors of an Athena session. */
export function openAthenaLists(
  gateway: AthenaGateway,
  now: () => number,
): Required<Pick<ItemLists<AthenaRecord>, 'calculations' | 'executors'>> {
  const statistics = new CalculationStatistics({
    get: (calculationId, priority) => gateway.getCalculation(calculationId, { priority }),
    now,
    patienceMs: PATIENCE_MS,
  });
  return {
    calculations: {
      ask: 'work',
      refuse: ({ summary, detail }) =>
        isSparkConnectEngine(summary.effectiveEngineVersion ?? detail?.effectiveEngineVersion) ? NO_CALCULATIONS : null,
      async read({ summary: { sessionId } }, priority) {
        const calculations = await gateway.listCalculations(sessionId, { priority });
        const work = summariseWork(calculations.map(toWork), now());
        return { items: calculations.map(toCalculation), change: (current) => ({ ...current, work }) };
      },
      fill: ({ summary: { sessionId } }, items, priority) => statistics.fill(sessionId, items, priority),
    },
    executors: {
      ask: 'executors',
      refuse: () => null,
      async read({ summary: { sessionId } }, priority) {
        const executors = await gateway.listExecutors(sessionId, { priority });
        const lives = executors.map(toExecutorLife);
        return { items: executors.map(toExecutor), change: (current) => ({ ...current, executors: lives }) };
      },
    },
  };
}
