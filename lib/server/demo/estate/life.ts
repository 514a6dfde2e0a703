import type { Random } from './random.ts';
import type { Era } from './stream.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const STEADY_TURNS = 600;

export type Ending = 'stopped' | 'idle-timeout' | 'failed' | 'lifetime';

/** Everything that happens to a session, planned at its birth: what it is at any moment follows from this and the time alone. */
export type Life = {
  readonly createdMs: number;
  /** When it became ready; null: it never did. */
  readonly startedMs: number | null;
  /** Times of work: begin, end, begin, end … */
  readonly bursts: readonly number[];
  /** When it begins to stop; equals endedMs for a failure. */
  readonly stoppingMs: number;
  readonly endedMs: number;
  readonly ending: Ending;
};

export type Moment = 'starting' | 'fresh' | 'busy' | 'idle' | 'stopping' | 'ended' | 'failed';

/** How a session is used: `steady` works in short turns for long, `forgotten` works briefly and is left to its idle timeout. */
export type Habit = 'usual' | 'steady' | 'forgotten' | 'fails-to-start' | 'fails-at-work';

export type LifeOptions = {
  habit: Habit;
  createdMs: number;
  startupSeconds: readonly [number, number];
  stoppingSeconds: readonly [number, number];
  idleTimeoutMs: number;
  tempo: Tempo;
  /** The service's hard limit of a session's life. */
  longestMs: number;
};

/**
 * The tempo of work. Past sessions last hours, as they do; those one can watch work in turns of seconds and end sooner, so that a
 * day of watching does not outweigh ninety of history.
 */
export type Tempo = {
  steadyMinutes: readonly [number, number];
  turns: readonly [number, number];
  /** Medians. */
  workSeconds: number;
  restSeconds: number;
};

const TEMPO: Record<Era, Tempo> = {
  history: { steadyMinutes: [60, 300], turns: [2, 16], workSeconds: 150, restSeconds: 240 },
  recent: { steadyMinutes: [75, 200], turns: [1, 12], workSeconds: 25, restSeconds: 80 },
  arrival: { steadyMinutes: [4, 25], turns: [1, 10], workSeconds: 20, restSeconds: 50 },
};

export function tempoOf(era: Era): Tempo {
  return TEMPO[era];
}

/** Idle timeouts of arrivals are short ones, for the same reason. */
export function idleMinutesIn(era: Era, minutes: number): number {
  return era === 'arrival' ? Math.min(15, minutes) : minutes;
}

export function pickHabit(random: Random, era: Era, forgottenShare: number): Habit {
  const forgotten = era === 'recent' ? 0.25 : forgottenShare;
  const steady = era === 'recent' ? 0.55 : era === 'arrival' ? 0.45 : 0.04;
  return random.pickWeighted([
    ['fails-to-start', 0.03],
    ['fails-at-work', 0.03],
    ['forgotten', forgotten],
    ['steady', steady],
    ['usual', 0.94 - forgotten - steady],
  ]);
}

function planBursts(random: Random, options: LifeOptions, startedMs: number): number[] {
  const { habit, idleTimeoutMs, tempo } = options;
  const bursts: number[] = [];
  const steady = habit === 'steady';
  const untilMs = startedMs + random.between(...tempo.steadyMinutes) * MINUTE_MS;
  const turns = steady ? STEADY_TURNS : habit === 'forgotten' ? random.whole(2, 5) : random.whole(...tempo.turns);
  let at = startedMs + random.between(4, steady ? 20 : 60) * SECOND_MS;
  for (let turn = 0; turn < turns && !(steady && at > untilMs); turn++) {
    const workMs = steady ? random.between(8, 45) * SECOND_MS : random.skewed(tempo.workSeconds, 3, 2400) * SECOND_MS;
    bursts.push(Math.floor(at), Math.floor(at + workMs));
    const restMs = steady ? random.between(8, 50) * SECOND_MS : random.skewed(tempo.restSeconds, 5, 2400) * SECOND_MS;
    if (restMs >= idleTimeoutMs) break;
    at += workMs + restMs;
  }
  return bursts;
}

export function planLife(random: Random, options: LifeOptions): Life {
  const { habit, createdMs, idleTimeoutMs } = options;
  const startupMs = Math.floor(random.between(...options.startupSeconds) * SECOND_MS);
  const stopMs = Math.floor(random.between(...options.stoppingSeconds) * SECOND_MS);
  if (habit === 'fails-to-start') {
    const endedMs = createdMs + startupMs;
    return { createdMs, startedMs: null, bursts: [], stoppingMs: endedMs, endedMs, ending: 'failed' };
  }
  const startedMs = createdMs + startupMs;
  const bursts = planBursts(random, options, startedMs);
  const lastMs = bursts.at(-1) ?? startedMs;
  if (habit === 'fails-at-work') {
    return { createdMs, startedMs, bursts, stoppingMs: lastMs, endedMs: lastMs, ending: 'failed' };
  }
  const stoppedByHand = habit !== 'forgotten' && random.chance(0.5);
  const restMs = stoppedByHand ? Math.min(idleTimeoutMs, random.skewed(60, 2, 900) * SECOND_MS) : idleTimeoutMs;
  const stoppingMs = Math.floor(lastMs + restMs);
  const limitMs = startedMs + options.longestMs;
  if (stoppingMs > limitMs) return cut({ createdMs, startedMs, bursts, ending: 'lifetime' }, limitMs, stopMs);
  const ending = stoppedByHand ? 'stopped' : 'idle-timeout';
  return { createdMs, startedMs, bursts, stoppingMs, endedMs: stoppingMs + stopMs, ending };
}

function cut(life: Omit<Life, 'stoppingMs' | 'endedMs'>, atMs: number, stopMs: number): Life {
  const bursts: number[] = [];
  for (let at = 0; at + 1 < life.bursts.length; at += 2) {
    const begin = life.bursts[at] ?? atMs;
    if (begin >= atMs) break;
    bursts.push(begin, Math.min(atMs, life.bursts[at + 1] ?? atMs));
  }
  const startedMs = life.startedMs !== null && life.startedMs < atMs ? life.startedMs : null;
  return { ...life, startedMs, bursts, stoppingMs: atMs, endedMs: atMs + stopMs };
}

/** The same life, ended by somebody at that moment; unchanged when it was stopping or over by then. */
export function stopLife(life: Life, atMs: number, stopMs: number): Life {
  return atMs >= life.stoppingMs ? life : cut({ ...life, ending: 'stopped' }, atMs, stopMs);
}

export function momentOf(life: Life, nowMs: number): Moment {
  if (nowMs >= life.endedMs) return life.ending === 'failed' ? 'failed' : 'ended';
  if (nowMs >= life.stoppingMs) return 'stopping';
  if (life.startedMs === null || nowMs < life.startedMs) return 'starting';
  const { bursts } = life;
  const first = bursts[0];
  if (first === undefined || nowMs < first) return 'fresh';
  for (let at = 0; at + 1 < bursts.length; at += 2) {
    if (nowMs < (bursts[at] ?? 0)) return 'idle';
    if (nowMs < (bursts[at + 1] ?? 0)) return 'busy';
  }
  return 'idle';
}

/** Since when it does nothing: the end of its last work, or when it became ready. Null while it works, starts or is over. */
export function idleSinceMs(life: Life, nowMs: number): number | null {
  if (momentOf(life, nowMs) !== 'idle') return null;
  let since = life.startedMs;
  for (let at = 1; at < life.bursts.length; at += 2) {
    const end = life.bursts[at] ?? 0;
    if (end > nowMs) break;
    since = end;
  }
  return since;
}

/** The last change of state up to now. */
export function changedMs(life: Life, nowMs: number): number {
  let changed = life.createdMs;
  for (const at of [life.startedMs ?? life.createdMs, ...life.bursts, life.stoppingMs, life.endedMs]) {
    if (at <= nowMs && at > changed) changed = at;
  }
  return changed;
}
