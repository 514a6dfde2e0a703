import type { Session } from '../../domain/session.ts';
import { each, type Steps } from '../../domain/steps.ts';
import type { SessionFilters } from '../../filters/filter.ts';
import { toMatcher } from '../../filters/match.ts';

export type DerivedRows = {
  rows: readonly Session[];
  /** Left out because a field that the filter needs has not arrived yet. */
  undecided: number;
  /** Left out because AWS does not report a field that the filter needs. */
  notReported: number;
};

/** The sessions that pass, in the order they come in, and what had to be left out without knowing. */
export function* filterRows(sessions: readonly Session[], filters: SessionFilters, nowMs: number): Steps<DerivedRows> {
  const match = toMatcher(filters, nowMs);
  const rows: Session[] = [];
  let undecided = 0;
  let notReported = 0;
  yield* each(sessions, (session) => {
    const result = match(session);
    if (result === 'in') rows.push(session);
    else if (result === 'undecided') undecided += 1;
    else if (result === 'not-reported') notReported += 1;
  });
  return { rows, undecided, notReported };
}
