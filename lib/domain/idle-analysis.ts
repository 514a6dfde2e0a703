import type { Problem } from './problem.ts';

export const IDLE_GROUPS = ['owner', 'scope', 'role', 'service'] as const;
export type IdleGroup = (typeof IDLE_GROUPS)[number];

/** Idle timeouts that a what-if is worked out for, in minutes. */
export const WHAT_IF_MINUTES = [5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720, 1_440, 2_880] as const;

/** The idling of the sessions with one value; `rest`: those beyond the dearest. Amounts are decimals. */
export type IdleRow = {
  value: string | null;
  rest: boolean;
  sessions: number;
  idleSeconds: number;
  amount: string;
};

/**
 * What an idle timeout would have changed: pauses longer than it, cut short. `interrupted`: sessions of those stopped that
 * worked again later, and would have had to be started anew.
 */
export type IdleWhatIf = { minutes: number; savedSeconds: number; saved: string; stopped: number; interrupted: number };

/** `GET /api/idle`: how the filtered sessions idled within the window, and what it cost. */
export type IdleAnalysis = {
  asOf: string;
  complete: boolean;
  sources: { id: string; problem: Problem | null }[];
  /** Since when the history records; null where it is off. */
  recordedSince: string | null;
  tz: string;
  group: IdleGroup;
  /** Of every amount; null where nothing has one. */
  currency: string | null;
  /** In which others there are amounts too: asked for by `currency=`, never added up. */
  otherCurrencies: string[];
  sessions: number;
  /** Of these, nothing tells whether they idled. */
  untold: number;
  lifeSeconds: number;
  idleSeconds: number;
  /** Of which nothing tells whether it was idle; neither idle nor busy. */
  unknownSeconds: number;
  /** What the idle time cost, a decimal; null where no cost of a session is known. */
  amount: string | null;
  /** What the sessions whose idling is known cost in the window. */
  spend: string | null;
  /** The idle time and its cost may be higher. */
  atLeast: boolean;
  rows: IdleRow[];
  /** The 168 hours of a week in the zone, Monday's first hour first; `amount` for drawing. */
  week: { idleSeconds: number; amount: number }[];
  whatIf: IdleWhatIf[];
};
