import { randomUUID } from 'node:crypto';
import type { Problem } from '../../domain/problem.ts';
import type { SessionRef } from '../../domain/resource-ref.ts';

/** Why a click on the Spark UI did not open it. Never the link itself. */
export type SparkUiOutcome = {
  ref: SessionRef;
  problem: Problem;
  /** Of demo data: the host of the link that the embedded endpoint made, which leads nowhere. */
  demoHost: string | null;
  /** ISO-8601 UTC. */
  at: string;
};

const KEPT_MS = 10 * 60_000;
const KEPT_MOST = 200;

/** What the page behind a click has to tell, for as long as somebody may look at it. */
export class ToldOutcomes {
  readonly #now: () => number;
  readonly #kept = new Map<string, SparkUiOutcome>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The id by which the outcome is found again. */
  keep(outcome: Omit<SparkUiOutcome, 'at'>): string {
    const id = randomUUID();
    this.#kept.set(id, { ...outcome, at: new Date(this.#now()).toISOString() });
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > KEPT_MOST && !oldest.done) this.#kept.delete(oldest.value);
    return id;
  }

  /** Null where there is none of that id, or not any more. */
  find(id: string): SparkUiOutcome | null {
    const outcome = this.#kept.get(id);
    return outcome !== undefined && this.#now() - Date.parse(outcome.at) < KEPT_MS ? outcome : null;
  }
}
