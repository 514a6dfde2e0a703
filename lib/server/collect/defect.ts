import type { Problem } from '../../domain/problem.ts';

/** A mistake of ours, as the viewers of a source are told of it. */
export const DEFECT: Problem = {
  kind: 'service_error',
  message: 'Sparktally itself failed while it listed this source.',
  hint: 'The log has the details. The listing is tried again.',
};
