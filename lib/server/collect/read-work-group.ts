import type { Problem } from '../../domain/problem.ts';
import type { AthenaGateway } from '../aws/athena/gateway.ts';
import { toWorkGroupFacts } from '../aws/athena/scope.ts';
import { isProblemError, ProblemError } from '../errors.ts';
import type { AdapterContext } from './adapter-context.ts';
import type { ScopeReading } from './scope-finder.ts';

/** Names as the model has them: nothing else is worth asking for. */
const WORK_GROUP_NAME = /^[\w.-]{1,128}$/;

function toNoWorkGroup(name: string): Problem {
  return { kind: 'not_found', message: `Athena knows no workgroup ${name.slice(0, 100)}.` };
}

/** A workgroup asked of AWS; `not_found` where there is none. */
export async function readWorkGroup(
  gateway: AthenaGateway,
  name: string,
  place: AdapterContext,
): Promise<ScopeReading> {
  if (!WORK_GROUP_NAME.test(name)) throw new ProblemError(toNoWorkGroup(name));
  try {
    const workGroup = await gateway.getWorkGroup(name, { priority: 'viewer' });
    return { facts: toWorkGroupFacts(workGroup, place), raw: workGroup.raw };
  } catch (error) {
    // Of a well-formed name Athena says InvalidRequestException when there is no such workgroup.
    if (isProblemError(error) && error.problem.kind === 'invalid_request') throw new ProblemError(toNoWorkGroup(name));
    throw error;
  }
}
