import { KEPT_GROUPS, type UsageFacts } from '../../cost/usage-facts.ts';
import { USAGE_MEASURES } from '../../domain/usage-series.ts';
import { toTagDimension, toUsageSteps, toValueText, type UsageSteps } from './usage-steps.ts';

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

/** By dimension, and there by value; what else lines are told apart by is the same for all of a session's. */
type Lines = Map<string, Map<string | null, Line>>;

const NOTHING: UsageDelta = [0, 0, ...USAGE_MEASURES.map(() => 0)];
const PRESENT = 0;
const FIRSTS = 1;
const MEASURES_FROM = 2;

/** What is to change in the roll-up, gathered first: many sessions stand in the same hours. */
export class UsageDeltas {
  readonly #groups = new Map<string, Lines>();
  /** Rows that will be written. */
  size = 0;

  /** Adds a session that is over (`sign` 1), or takes it out (-1). */
  add(source: string, facts: UsageFacts, sign: 1 | -1): void {
    const { stepMs, used, steps } = toUsageSteps(facts);
    const { flags, values, tags } = facts;
    const currency = facts.currency ?? '';
    const common = { stepMs, source, currency, flags };
    const id = `${stepMs}|${flags}|${currency}|${source}`;
    const lines: Lines = this.#groups.get(id) ?? new Map();
    this.#groups.set(id, lines);
    const add = (dimension: string, value: string | null) =>
      this.#add(openLine(lines, dimension, value, common), { steps, used, sign });
    for (const group of KEPT_GROUPS) add(group, values[group]);
    for (const [key, value] of tags) add(toTagDimension(key), value);
  }

  #add({ deltas }: Line, { steps, used, sign }: Pick<UsageSteps, 'steps' | 'used'> & { sign: 1 | -1 }): void {
    // Plain loops over small whole numbers: this runs some thirty times for each session.
    for (let index = 0; index < steps.length; index += 1) {
      const step = steps[index];
      if (step === undefined) continue;
      let delta = deltas.get(step.number);
      if (delta === undefined) {
        delta = NOTHING.slice();
        deltas.set(step.number, delta);
        this.size += 1;
      }
      increase(delta, PRESENT, sign);
      if (index === 0) increase(delta, FIRSTS, sign);
      for (let at = 0; at < used.length; at += 1) {
        increase(delta, MEASURES_FROM + (used[at] ?? 0), sign * (step.amounts[at] ?? 0));
      }
    }
  }

  /** Every row that changes: where it begins, by how much, and whether it loses sessions. */
  visit(visit: (line: UsageLine, fromMs: number, delta: UsageDelta, loses: boolean) => void): void {
    for (const { line, deltas } of this.#lines()) {
      for (const [number, delta] of deltas) {
        if (delta.some(isSome)) visit(line, number * line.stepMs, delta, (delta[PRESENT] ?? 0) < 0);
      }
    }
  }

  clear(): void {
    this.#groups.clear();
    this.size = 0;
  }

  *#lines(): Generator<Line> {
    for (const lines of this.#groups.values()) for (const byValue of lines.values()) yield* byValue.values();
  }
}

function openLine(
  lines: Lines,
  dimension: string,
  value: string | null,
  common: Pick<UsageLine, 'stepMs' | 'source' | 'currency' | 'flags'>,
): Line {
  let byValue = lines.get(dimension);
  if (byValue === undefined) {
    byValue = new Map();
    lines.set(dimension, byValue);
  }
  let line = byValue.get(value);
  if (line === undefined) {
    line = { line: { dimension, value: toValueText(value), ...common }, deltas: new Map() };
    byValue.set(value, line);
  }
  return line;
}

const isSome = (part: number) => part !== 0;

function increase(delta: UsageDelta, index: number, by: number): void {
  delta[index] = (delta[index] ?? 0) + by;
}
