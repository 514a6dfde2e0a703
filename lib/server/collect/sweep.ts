import { setImmediate } from 'node:timers/promises';
import type { Problem } from '../../domain/problem.ts';
import { isProblemError, ProblemError } from '../errors.ts';

/** A listing inside a source: `scope` null means that without it nothing of the source can be trusted. */
export type Part = { id: string; label: string; scope: string | null };

export type DeniedParts = Map<string, { problem: Problem; retryAtMs: number }>;

/** What was known of a scope when the sweep began. */
export type KnownScope<Record> = { rows: number; newestCreatedMs: number; live: readonly Record[] };

export type SweepHost<Record> = {
  known(): ReadonlyMap<string, KnownScope<Record>>;
  /** Whether a record says what is known already of a session that has ended and has nothing more to tell. */
  isSettled(record: Record): boolean;
  /** The answer of an ask about the session itself came by the way. */
  answered(record: Record): void;
  /** A mistake of ours, not of AWS's: noted, and told as a problem in its place. */
  defect(error: unknown): Problem;
  put(record: Record): void;
  progress(): void;
  /** Records of scopes listed in full by this sweep that were live at the last one and were not met. */
  unseenLive(failed: (scope: string) => boolean): Record[];
  gone(record: Record): void;
};

/** More at once would only wait for the limiter, and a call that waits too long fails. */
const PARTS_AT_ONCE = 8;
const ROWS_AT_ONCE = 100;
/** Access that was denied is asked for again only this often: four calls an hour (F-26). */
export const DENIED_RETRY_MS = 15 * 60_000;

/** One run over all the parts of a source: rows go out as they come, a part that fails takes nothing else with it. */
export class Sweep<Record> {
  done = 0;
  of = 0;
  readonly problems: Problem[] = [];
  /** Whether everything is to be listed anew, and not only what can have changed. */
  readonly full: boolean;
  /** The scopes of which only those that lived at the last sweep, and new ones, were looked for. */
  readonly #partlyListed = new Set<string>();
  #known: ReadonlyMap<string, KnownScope<Record>> | null = null;
  readonly #failedScopes = new Set<string>();
  #wholeFailed = false;
  #running = 0;
  readonly #waiting: (() => void)[] = [];
  readonly #host: SweepHost<Record>;
  readonly #denied: DeniedParts;
  readonly #now: () => number;

  constructor(host: SweepHost<Record>, denied: DeniedParts, now: () => number, full = true) {
    this.#host = host;
    this.full = full;
    this.#denied = denied;
    this.#now = now;
  }

  get failed(): number {
    return this.problems.length;
  }

  readonly scopeFailed = (scope: string): boolean => this.#wholeFailed || this.#failedScopes.has(scope);

  /** A page of rows. A long one goes in shares, so that what waits to be sent is sent in between. */
  async rows(records: readonly Record[]): Promise<void> {
    for (let from = 0; from < records.length; from += ROWS_AT_ONCE) {
      if (from > 0) await setImmediate();
      for (const record of records.slice(from, from + ROWS_AT_ONCE)) this.#host.put(record);
    }
  }

  /** Runs the listing of one part; false when it failed, which is then noted. */
  async part(part: Part, work: () => Promise<void>): Promise<boolean> {
    this.of += 1;
    this.#host.progress();
    if (part.scope !== null) await this.#takePlace();
    try {
      const denied = this.#denied.get(part.id);
      if (denied && denied.retryAtMs > this.#now()) throw new ProblemError(denied.problem);
      this.#denied.delete(part.id);
      await work();
      this.done += 1;
      return true;
    } catch (error) {
      this.#fail(part, error);
      return false;
    } finally {
      if (part.scope !== null) this.#leavePlace();
      this.#host.progress();
    }
  }

  /** What was known of a scope before; null where nothing was. */
  known(scope: string): KnownScope<Record> | null {
    this.#known ??= this.#host.known();
    return this.#known.get(scope) ?? null;
  }

  /** From here on this scope is not listed in full: of its rows only those that lived are missed where they are not met. */
  listPartly(scope: string): void {
    this.#partlyListed.add(scope);
  }

  isPartlyListed(scope: string): boolean {
    return this.#partlyListed.has(scope);
  }

  /** Whether every scope was listed in full. */
  get whole(): boolean {
    return this.#partlyListed.size === 0;
  }

  isSettled(record: Record): boolean {
    return this.#host.isSettled(record);
  }

  /** One session that was asked for by itself, by the ask that its details come by. */
  async single(record: Record): Promise<void> {
    await this.rows([record]);
    this.#host.answered(record);
  }

  /** Live sessions that no listing showed: they moved between two listings, or are gone. */
  unseenLive(): Record[] {
    return this.#host.unseenLive(this.scopeFailed);
  }

  gone(record: Record): void {
    this.#host.gone(record);
  }

  async #takePlace(): Promise<void> {
    if (this.#running >= PARTS_AT_ONCE) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
  }

  #leavePlace(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#running -= 1;
  }

  #fail(part: Part, error: unknown): void {
    const problem = { ...(isProblemError(error) ? error.problem : this.#host.defect(error)), part: part.label };
    this.problems.push(problem);
    if (part.scope === null) this.#wholeFailed = true;
    else this.#failedScopes.add(part.scope);
    const known = this.#denied.get(part.id);
    if (problem.kind === 'access_denied' && !known) {
      this.#denied.set(part.id, { problem, retryAtMs: this.#now() + DENIED_RETRY_MS });
    }
  }

  get wholeFailed(): boolean {
    return this.#wholeFailed;
  }
}
