import type { Life } from './life.ts';
import { openRandom } from './random.ts';
import type { Stream } from './stream.ts';

/** How much one session of each kind is to hold, for whoever tries how a page bears it; 0: there is no such session. */
export type Crowds = { statements: number; executors: number; calculations: number };

export const NO_CROWDS: Crowds = { statements: 0, executors: 0, calculations: 0 };

/** The workgroup of the crowded Athena sessions. */
export const CROWDED_WORK_GROUP = 'spark-analytics';

/** Workers that a burst of work of the crowded session brings. */
export const CROWD_WORKERS = 9;

const SECOND_MS = 1000;
const IDLE_MS = 10 * 60 * SECOND_MS;

type Tempo = { turns: number; workSeconds: readonly [number, number]; restSeconds: readonly [number, number] };

/** They are the oldest of their stream: ended, and in nobody's way in the listing of what runs. */
const PLACE = { statements: 0, executors: 0, calculations: 1 } as const;

const TEMPO: { [Kind in keyof Crowds]: (count: number) => Tempo } = {
  statements: (turns) => ({ turns, workSeconds: [1, 8], restSeconds: [0.5, 6] }),
  calculations: (turns) => ({ turns, workSeconds: [1, 3.5], restSeconds: [0.3, 1.8] }),
  // Apart enough for the workers of one burst to be gone when the next one begins.
  executors: (count) => ({
    turns: Math.ceil((count - 1) / CROWD_WORKERS),
    workSeconds: [60, 120],
    restSeconds: [90, 200],
  }),
};

/** What a session is made to hold. */
export type Crowd = { kind: keyof Crowds; count: number };

/** The crowd that the session at that place of a stream holds; null for nearly all. */
export function findCrowd(
  crowds: Crowds,
  kinds: readonly (keyof Crowds)[],
  stream: Stream,
  index: number,
): Crowd | null {
  if (stream.leftBehind === index || stream.eraOf(index) !== 'history') return null;
  const kind = kinds.find((one) => PLACE[one] === index && crowds[one] > 0);
  return kind === undefined ? null : { kind, count: crowds[kind] };
}

/** Work in so many turns as the crowd takes, and an end by the idle timeout. */
export function planCrowdedLife({ kind, count }: Crowd, createdMs: number): { life: Life; idleTimeoutMinutes: number } {
  const random = openRandom(createdMs, count);
  const { turns, workSeconds, restSeconds } = TEMPO[kind](count);
  const startedMs = createdMs + 30 * SECOND_MS;
  const bursts: number[] = [];
  let at = startedMs + 10 * SECOND_MS;
  for (let turn = 0; turn < turns; turn++) {
    const end = at + random.between(...workSeconds) * SECOND_MS;
    bursts.push(Math.floor(at), Math.floor(end));
    at = end + random.between(...restSeconds) * SECOND_MS;
  }
  const stoppingMs = (bursts.at(-1) ?? startedMs) + IDLE_MS;
  const endedMs = stoppingMs + 10 * SECOND_MS;
  return {
    life: { createdMs, startedMs, bursts, stoppingMs, endedMs, ending: 'idle-timeout' },
    idleTimeoutMinutes: IDLE_MS / 60_000,
  };
}

export function toCrowdTitle({ kind, count }: Crowd): string {
  return `A session of ${count} ${kind}`;
}
