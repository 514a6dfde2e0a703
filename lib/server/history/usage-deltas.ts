import type { UsageFacts } from '../../cost/usage-facts.ts';
import { USAGE_MEASURES } from '../../domain/usage-series.ts';
import { listDimensions, toUsageSteps, toValueText } from './usage-steps.ts';

/** What one row of the roll-up changes by. */
export type UsageDelta = { fromMs: number; present: number; firsts: number; sums: number[] };

/** The key of rows that differ by their time alone. */
export type UsageLine = {
  dimension: string;
  stepMs: number;
  source: string;
  value: string;
  currency: string;
  flags: number;
};

type Line = { line: UsageLine; deltas: Map<number, UsageDelta> };

/**
 * What a transaction changes in the roll-up, gathered first: many sessions of one transaction stand in the same hours.
 */
export class UsageDeltas {
  readonly #lines = new Map<string, Line>();
  /** Rows that will be written. */
  size = 0;

  /** Adds a session that is over (`sign` 1), or takes it out (-1). */
  add(source: string, facts: UsageFacts, sign: 1 | -1): void {
    const { stepMs, steps } = toUsageSteps(facts);
    const currency = facts.currency ?? '';
    const { flags } = facts;
    const common = `\u0000${stepMs}\u0000${source}\u0000${currency}\u0000${flags}`;
    for (const [dimension, own] of listDimensions(facts)) {
      const value = toValueText(own);
      const { deltas } = this.#open(`${dimension}\u0000${value}${common}`, {
        dimension,
        stepMs,
        source,
        value,
        currency,
        flags,
      });
      for (const { fromMs, first, amounts } of steps) {
        let delta = deltas.get(fromMs);
        if (delta === undefined) {
          delta = { fromMs, present: 0, firsts: 0, sums: USAGE_MEASURES.map(() => 0) };
          deltas.set(fromMs, delta);
          this.size += 1;
        }
        delta.present += sign;
        if (first) delta.firsts += sign;
        for (const [index, measure] of USAGE_MEASURES.entries()) {
          delta.sums[index] = (delta.sums[index] ?? 0) + sign * amounts[measure];
        }
      }
    }
  }

  /** Everything gathered; nothing is left. */
  *take(): Generator<{ line: UsageLine; delta: UsageDelta }> {
    for (const { line, deltas } of this.#lines.values()) {
      for (const delta of deltas.values()) if (!isNothing(delta)) yield { line, delta };
    }
    this.#lines.clear();
    this.size = 0;
  }

  #open(id: string, line: UsageLine): Line {
    const known = this.#lines.get(id);
    if (known !== undefined) return known;
    const opened = { line, deltas: new Map<number, UsageDelta>() };
    this.#lines.set(id, opened);
    return opened;
  }
}

function isNothing({ present, firsts, sums }: UsageDelta): boolean {
  return present === 0 && firsts === 0 && sums.every((sum) => sum === 0);
}
