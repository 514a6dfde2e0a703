import type { Phase } from './phase.ts';
import type { Service } from './service.ts';
import type { Session } from './session.ts';

/** `GET /api/overview`: counts of the filtered sessions; "at least" while `complete` is false. */
export type Overview = {
  asOf: string;
  complete: boolean;
  missingSources: number;
  sources: number;
  demo: boolean;
  sessions: number;
  byService: { service: Service; sessions: number; live: number; phases: Partial<Record<Phase, number>> }[];
  /** Idle now, longest first; at most 10, `idleTotal` says how many there are. */
  idle: Session[];
  idleTotal: number;
  /** Live sessions whose idle time the service does not tell. */
  idleUnknown: number;
  /** Newest first; at most 10. */
  failures: Session[];
  failuresTotal: number;
};
