import { setTimeout } from 'node:timers/promises';
import type { Problem } from '../../domain/problem.ts';
import type { ScopeFacts } from '../../domain/scope-detail.ts';
import { isProblemError } from '../errors.ts';
import type { Raw } from './adapter.ts';

/** `raw` is AWS's own answer, unmasked. */
export type ScopeReading = { facts: ScopeFacts; raw: Raw };

/** The last reading there is, and why AWS could not be asked after it. */
export type FoundScope = { reading: ScopeReading | null; readAtMs: number | null; problem: Problem | null };

/** However many look at it: AWS is asked about one scope once in this time. */
const FRESH_MS = 15_000;
const MOST_KEPT = 200;

/** What is known is not kept from who looks for as long as AWS may take. */
const PATIENCE_MS = 3_000;
const LATE: Problem = {
  kind: 'timeout',
  message: 'AWS has not answered yet.',
  hint: 'Shown is what is known so far; the answer follows by itself.',
};

type Entry = { asking: Promise<void> | null; askedMs: number; found: FoundScope };

/** Applications or workgroups of one source, asked one by one as pages are looked at. Never rejects with a problem. */
export class ScopeFinder {
  readonly #read: (scope: string) => Promise<ScopeReading>;
  readonly #now: () => number;
  readonly #patience: () => Promise<unknown>;
  readonly #entries = new Map<string, Entry>();

  /** `patience` ends when whoever looks has waited long enough. */
  constructor(
    read: (scope: string) => Promise<ScopeReading>,
    now: () => number,
    patience: () => Promise<unknown> = () => setTimeout(PATIENCE_MS, undefined, { ref: false }),
  ) {
    this.#read = read;
    this.#now = now;
    this.#patience = patience;
  }

  async find(scope: string): Promise<FoundScope> {
    const entry = this.#entries.get(scope) ?? this.#open(scope);
    const ageMs = this.#now() - entry.askedMs;
    // A clock that is set back makes nothing fresh for longer.
    if (entry.asking === null && (ageMs >= FRESH_MS || ageMs < 0)) {
      entry.askedMs = this.#now();
      entry.asking = this.#ask(scope, entry).finally(() => {
        entry.asking = null;
      });
    }
    const { asking } = entry;
    if (asking !== null) await Promise.race([asking, this.#patience()]);
    if (entry.asking === null) return entry.found;
    // One that fails slowly would else for ever be about to answer.
    return { ...entry.found, problem: entry.found.problem ?? LATE };
  }

  #open(scope: string): Entry {
    const entry: Entry = {
      asking: null,
      askedMs: Number.NEGATIVE_INFINITY,
      found: { reading: null, readAtMs: null, problem: null },
    };
    this.#entries.set(scope, entry);
    const oldest = this.#entries.keys().next();
    if (this.#entries.size > MOST_KEPT && !oldest.done) this.#entries.delete(oldest.value);
    return entry;
  }

  async #ask(scope: string, entry: Entry): Promise<void> {
    try {
      const reading = await this.#read(scope);
      entry.found = { reading, readAtMs: this.#now(), problem: null };
    } catch (error) {
      if (!isProblemError(error)) throw error;
      entry.found = { ...entry.found, problem: error.problem };
    }
  }
}
