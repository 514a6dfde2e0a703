import type { UsageFacts } from '../../cost/usage-facts.ts';
import { USAGE_MEASURES } from '../../domain/usage-series.ts';
import { listDimensions, toUsageSteps, toValueText } from './usage-steps.ts';

/** Rows of the roll-up that differ by their time alone. */
export type UsageLine = {
  dimension: string;
  stepMs: number;
  source: string;
  value: string;
  currency: string;
  flags: number;
};

/** How many are present, how many begin, and the measures in their order. */
export type UsageDelta = number[];

type Line = { line: UsageLine; deltas: Map<number, UsageDelta> };

const NOTHING: UsageDelta = [0, 0, ...USAGE_MEASURES.map(() => 0)];
const PRESENT = 0;
const FIRSTS = 1;
const MEASURES_FROM = 2;

/** What is to change in the roll-up, gathered first: many sessions stand in the same hours. */
export class UsageDeltas {
  readonly #lines = new Map<string, Line>();
  /** Rows that will be written. */
  size = 0;

  /** Adds a session that is over (`sign` 1), or takes it out (-1). */
  add(source: string, facts: UsageFacts, sign: 1 | -1): void {
    const { stepMs, used, steps } = toUsageSteps(facts);
    const { flags } = facts;
    const currency = facts.currency ?? '';
    const common = `\u0000${stepMs}\u0000${source}\u0000${currency}\u0000${flags}`;
    for (const [dimension, own] of listDimensions(facts)) {
      const value = toValueText(own);
      const id = `${dimension}\u0000${value}${common}`;
      let line = this.#lines.get(id);
      if (line === undefined) {
        line = { line: { dimension, stepMs, source, value, currency, flags }, deltas: new Map() };
        this.#lines.set(id, line);
      }
      // Plain loops over small whole numbers: this runs some thirty times for each session.
      for (let index = 0; index < steps.length; index += 1) {
        const step = steps[index];
        if (step === undefined) continue;
        let delta = line.deltas.get(step.number);
        if (delta === undefined) {
          delta = NOTHING.slice();
          line.deltas.set(step.number, delta);
          this.size += 1;
        }
        increase(delta, PRESENT, sign);
        if (index === 0) increase(delta, FIRSTS, sign);
        for (let at = 0; at < used.length; at += 1) {
          increase(delta, MEASURES_FROM + (used[at] ?? 0), sign * (step.amounts[at] ?? 0));
        }
      }
    }
  }

  /** Everything gathered. */
  *list(): Generator<{ line: UsageLine; changes: { fromMs: number; delta: UsageDelta; takesOut: boolean }[] }> {
    for (const { line, deltas } of this.#lines.values()) {
      const changes = [];
      for (const [number, delta] of deltas) {
        if (!delta.some((part) => part !== 0)) continue;
        changes.push({ fromMs: number * line.stepMs, delta, takesOut: (delta[PRESENT] ?? 0) < 0 });
      }
      if (changes.length > 0) yield { line, changes };
    }
  }

  clear(): void {
    this.#lines.clear();
    this.size = 0;
  }
}

function increase(delta: UsageDelta, index: number, by: number): void {
  delta[index] = (delta[index] ?? 0) + by;
}
