import type { Problem } from '../domain/problem.ts';

const BRAND = Symbol.for('sparktally.problem');

/**
 * The only error that leaves the AWS layer and the verbs above it. It carries no cause on purpose: an SDK error holds
 * the signed request, with it the session token, in a hidden `$response`, and any inspector that shows causes prints it.
 */
export class ProblemError extends Error {
  override readonly name: string = 'ProblemError';
  readonly problem: Problem;
  readonly [BRAND] = true;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** A call given up because its caller left or the process ends: nothing failed, so no back-off may count it. */
export class CallAbortedError extends ProblemError {
  override readonly name: string = 'CallAbortedError';
}

/** By brand, not by class: Next loads this module once for each of its bundles, and `instanceof` knows only one of them. */
export function isProblemError(error: unknown): error is ProblemError {
  return error instanceof Error && BRAND in error;
}

/** Whether a call was given up rather than failed; by name for the same reason. */
export function isCallAborted(error: unknown): boolean {
  return isProblemError(error) && error.name === 'CallAbortedError';
}
