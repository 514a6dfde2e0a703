import type { Statement, StatementError } from '../../domain/session-items.ts';

const MOST_ERRORS = 3;

/** The errors that statements failed with, the most frequent ones, and how many failed with another. */
export function countErrors(statements: readonly Statement[]): { errors: StatementError[]; otherErrors: number } {
  const byText = new Map<string, StatementError & { place: number }>();
  let failed = 0;
  for (const [place, { id, outcome, errorName, errorText }] of statements.entries()) {
    if (outcome !== 'failed') continue;
    failed += 1;
    const key = JSON.stringify([errorName, errorText]);
    const count = (byText.get(key)?.count ?? 0) + 1;
    byText.set(key, { errorName, errorText, count, lastId: id, place });
  }
  const ranked = [...byText.values()].sort((left, right) => right.count - left.count || right.place - left.place);
  const errors = ranked.slice(0, MOST_ERRORS).map(({ place: _, ...error }) => error);
  return { errors, otherErrors: failed - errors.reduce((sum, { count }) => sum + count, 0) };
}
