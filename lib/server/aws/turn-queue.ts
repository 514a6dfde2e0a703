import { type CallRate, createCallRate } from './call-rate.ts';

/** Who goes first when several wait: a person at a page, then listings (they find sessions), then details. */
export const CALL_PRIORITIES = ['viewer', 'listing', 'detail'] as const;
export type CallPriority = (typeof CALL_PRIORITIES)[number];

/** A further attempt of a call that holds its place in flight already; it needs a token but no new place. */
type TurnClass = CallPriority | 'retry';
const TURN_CLASSES: readonly TurnClass[] = ['retry', ...CALL_PRIORITIES];

export type Turn = { readonly operation: string; readonly turnClass: TurnClass; readonly grant: () => void };

type Line = { rate: CallRate; waiting: Map<TurnClass, { turn: Turn; sequence: number }[]> };

/** The waiting calls of one source: first come first served within a class, a bucket of tokens per operation. */
export type TurnQueue = {
  add(turn: Turn): void;
  remove(turn: Turn): void;
  /** Takes the next turn whose operation has a token; without `mayStart` only retries are served. */
  takeNext(nowMs: number, mayStart: boolean): Turn | null;
  /** Milliseconds until `takeNext` could answer; null when nobody waits for a token. */
  waitMs(nowMs: number, mayStart: boolean): number | null;
  rateOf(operation: string): CallRate;
  size(): number;
};

export function createTurnQueue(callsPerSecond: number, startMs: number): TurnQueue {
  const lines = new Map<string, Line>();
  let sequence = 0;
  let size = 0;

  function lineOf(operation: string): Line {
    let line = lines.get(operation);
    if (line === undefined) {
      const waiting = new Map(TURN_CLASSES.map((turnClass) => [turnClass, []]));
      line = { rate: createCallRate(callsPerSecond, startMs), waiting };
      lines.set(operation, line);
    }
    return line;
  }

  const classesFor = (mayStart: boolean) => (mayStart ? TURN_CLASSES : TURN_CLASSES.slice(0, 1));

  return {
    add(turn) {
      lineOf(turn.operation).waiting.get(turn.turnClass)?.push({ turn, sequence: sequence++ });
      size += 1;
    },
    remove(turn) {
      const waiting = lineOf(turn.operation).waiting.get(turn.turnClass) ?? [];
      const index = waiting.findIndex((entry) => entry.turn === turn);
      if (index < 0) return;
      waiting.splice(index, 1);
      size -= 1;
    },
    takeNext(nowMs, mayStart) {
      for (const turnClass of classesFor(mayStart)) {
        const line = findOldest(lines, turnClass, (candidate) => candidate.rate.waitMs(nowMs) === 0);
        if (line === null || !line.rate.take(nowMs)) continue;
        const entry = line.waiting.get(turnClass)?.shift();
        if (entry === undefined) continue;
        size -= 1;
        return entry.turn;
      }
      return null;
    },
    waitMs(nowMs, mayStart) {
      let shortest: number | null = null;
      for (const line of lines.values()) {
        if (!classesFor(mayStart).some((turnClass) => (line.waiting.get(turnClass)?.length ?? 0) > 0)) continue;
        shortest = Math.min(shortest ?? Number.POSITIVE_INFINITY, line.rate.waitMs(nowMs));
      }
      return shortest;
    },
    rateOf: (operation) => lineOf(operation).rate,
    size: () => size,
  };
}

function findOldest(lines: Map<string, Line>, turnClass: TurnClass, accepts: (line: Line) => boolean): Line | null {
  let oldest: Line | null = null;
  let oldestSequence = Number.POSITIVE_INFINITY;
  for (const line of lines.values()) {
    const first = line.waiting.get(turnClass)?.[0];
    if (first === undefined || first.sequence >= oldestSequence || !accepts(line)) continue;
    oldest = line;
    oldestSequence = first.sequence;
  }
  return oldest;
}
