import type { Problem } from '../../domain/problem.ts';
import type { CommandPlace } from '../../domain/session-setup.ts';
import type { PriceSession } from '../cost/pricer.ts';
import type { KeptHistory } from '../history/kept-history.ts';
import type { Adapter } from './adapter.ts';
import type { Recorder } from './recorder.ts';
import type { RowListener } from './row-store.ts';

export type SourceTraffic = { calls: number; throttles: number; callsPerSecond: number; demo: boolean };

export type SourceListener = RowListener & { progress(): void };

/** Without a problem where the source is about to be replaced. */
export type MayCall = { may: true } | { may: false; problem: Problem | null };

export type SourceOptions<Record> = {
  id: string;
  account: string;
  region: string;
  /** Where a command of the user's has to be sent. */
  place: CommandPlace;
  adapter: Adapter<Record>;
  listener: SourceListener;
  traffic: () => SourceTraffic;
  /** When to try again after a failed sweep, epoch ms. */
  nextTry: (problem: Problem, failuresInRow: number, nowMs: number) => number;
  onDefect: (error: unknown) => void;
  pollMs: number;
  /** In [0, 1). */
  random: () => number;
  /** Details wait while a source is listed for the first time: rows before figures. */
  mayAskDetails: () => boolean;
  price: PriceSession;
  now: () => number;
  /** What was kept before this process; null where there is none. */
  history: KeptHistory | null;
  recorder: Recorder | null;
  /** Resolves when AWS may be asked, since rows that are known already go first, or with why it is not to be asked. */
  mayCall: () => Promise<MayCall>;
  /** How long the answer about one session waits for what its lists tell; null waits until they are read. */
  viewPatienceMs: number | null;
  /** How long whoever looks at a session that is known waits for AWS's answer about it; 3 s where not given. */
  answerPatienceMs?: number;
};
