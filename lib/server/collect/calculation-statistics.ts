import { setTimeout } from 'node:timers/promises';
import type { MissingReason } from '../../domain/missing.ts';
import type { Calculation } from '../../domain/session-items.ts';
import type { AthenaCalculationDetail } from '../aws/athena/calculations.ts';
import { isWorkOver } from '../aws/athena/work.ts';
import type { CallPriority } from '../aws/turn-queue.ts';
import { isProblemError } from '../errors.ts';
import { FRESH_MS } from './items-reader.ts';

/** Calculations that are asked about at a time: a burst that the limiter lets through at once. */
export const MOST_ASKED = 24;
/** Of these, how many may be ones that still run: their figures are never final. */
const MOST_RUNNING = 8;
/** How long after its end a calculation without figures is asked about again. */
const PUBLISHED_WITHIN_MS = 10 * 60_000;
const DENIED_MS = 60_000;
const MOST_SESSIONS = 100;
const MOST_KEPT = 100_000;

type Told = { dpuMillis: number | null; progress: string | null; noDpu: MissingReason | null; final: boolean };
type Slot = { told: Map<string, Told>; failures: Map<string, number>; askedMs: number; running: Promise<void> | null };

type Options = {
  get: (calculationId: string, priority: CallPriority) => Promise<AthenaCalculationDetail>;
  now: () => number;
  /** How long an answer waits for figures that are being asked for; null waits for all of them. */
  patienceMs: number | null;
};

/**
 * The DPU time of calculations, which AWS tells one by one only: asked for a few at a time, those that took longest
 * first, as they are what a session's money went to. What is final is kept, within bounds, and never asked again; those
 * who look within the same seconds are shown the same. Never rejects.
 */
export class CalculationStatistics {
  readonly #options: Options;
  readonly #slots = new Map<string, Slot>();
  #deniedUntilMs = Number.NEGATIVE_INFINITY;

  constructor(options: Options) {
    this.#options = options;
  }

  /** All calculations of a session with the figures that are known by now. */
  async fill(sessionId: string, items: readonly Calculation[], priority: CallPriority): Promise<Calculation[]> {
    const slot = this.#open(sessionId);
    const { now, patienceMs } = this.#options;
    const due = slot.running === null && now() - slot.askedMs >= FRESH_MS && now() >= this.#deniedUntilMs;
    const chosen = due ? this.#choose(slot, items) : [];
    if (chosen.length > 0) {
      slot.askedMs = now();
      slot.running = this.#ask(slot, chosen, priority).finally(() => {
        slot.running = null;
        this.#bound();
      });
    }
    if (slot.running !== null) {
      const patience = patienceMs === null ? [] : [setTimeout(patienceMs, undefined, { ref: false })];
      await Promise.race([slot.running, ...patience]);
    }
    const untold: MissingReason = now() < this.#deniedUntilMs ? 'denied' : 'loading';
    return items.map((item) => this.#toItem(slot, item, untold));
  }

  #toItem(slot: Slot, item: Calculation, untold: MissingReason): Calculation {
    const told = slot.told.get(item.id);
    if (told === undefined) return { ...item, noDpu: slot.failures.has(item.id) ? 'unavailable' : untold };
    const { dpuMillis, progress, noDpu } = told;
    return { ...item, dpuMillis, progress, noDpu };
  }

  /** Those that run, then those not yet told of, the longest first; whoever failed before waits behind the others. */
  #choose(slot: Slot, items: readonly Calculation[]): Calculation[] {
    const open = items.filter(({ id }) => slot.told.get(id)?.final !== true);
    const running = open.filter(({ state }) => !isWorkOver(state)).slice(0, MOST_RUNNING);
    const over = open
      .filter(({ state }) => isWorkOver(state))
      .map((item) => ({ item, failures: slot.failures.get(item.id) ?? 0, tookMs: toLengthMs(item) }))
      .sort((one, other) => one.failures - other.failures || other.tookMs - one.tookMs)
      .map(({ item }) => item);
    return [...running, ...over].slice(0, MOST_ASKED);
  }

  async #ask(slot: Slot, [first, ...others]: Calculation[], priority: CallPriority): Promise<void> {
    if (first === undefined) return;
    // Where the permission is missing, one call is enough to learn it.
    await this.#askOne(slot, first, priority);
    if (this.#options.now() < this.#deniedUntilMs) return;
    await Promise.all(others.map((item) => this.#askOne(slot, item, priority)));
  }

  async #askOne(slot: Slot, item: Calculation, priority: CallPriority): Promise<void> {
    try {
      const detail = await this.#options.get(item.id, priority);
      slot.told.set(item.id, toTold(detail, item, this.#options.now()));
      slot.failures.delete(item.id);
    } catch (error) {
      if (isProblemError(error) && error.problem.kind === 'access_denied') {
        this.#deniedUntilMs = this.#options.now() + DENIED_MS;
        return;
      }
      slot.failures.set(item.id, (slot.failures.get(item.id) ?? 0) + 1);
      // What AWS no longer knows it will not tell later either.
      if (isProblemError(error) && error.problem.kind === 'gone') {
        slot.told.set(item.id, { dpuMillis: null, progress: null, noDpu: 'not-reported', final: true });
      }
    }
  }

  /** What was looked at last goes last. */
  #open(sessionId: string): Slot {
    const known = this.#slots.get(sessionId);
    const slot = known ?? { told: new Map(), failures: new Map(), askedMs: Number.NEGATIVE_INFINITY, running: null };
    this.#slots.delete(sessionId);
    this.#slots.set(sessionId, slot);
    return slot;
  }

  #bound(): void {
    let kept = 0;
    for (const { told } of this.#slots.values()) kept += told.size;
    for (const [sessionId, slot] of this.#slots) {
      if (this.#slots.size === 1 || (this.#slots.size <= MOST_SESSIONS && kept <= MOST_KEPT)) return;
      kept -= slot.told.size;
      this.#slots.delete(sessionId);
    }
  }
}

function toLengthMs({ submittedAt, completedAt }: Calculation): number {
  const ms = Date.parse(completedAt ?? '') - Date.parse(submittedAt ?? '');
  return Number.isNaN(ms) ? -1 : ms;
}

function toTold(
  { dpuMillis, progress, state, invalid }: AthenaCalculationDetail,
  item: Calculation,
  nowMs: number,
): Told {
  const over = isWorkOver(state ?? item.state);
  if (dpuMillis !== null) return { dpuMillis, progress, noDpu: null, final: over };
  if (invalid.includes('dpuMillis')) return { dpuMillis, progress, noDpu: 'invalid', final: over };
  const endedMs = Date.parse(item.completedAt ?? '');
  const late = over && !(nowMs - endedMs < PUBLISHED_WITHIN_MS);
  return { dpuMillis, progress, noDpu: late ? 'not-reported' : 'not-published-yet', final: late };
}
