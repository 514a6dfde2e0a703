import type { AthenaGateway } from '../aws/athena/gateway.ts';
import type { AthenaWorkGroup } from '../aws/athena/native-work-group.ts';
import type { EmrGateway } from '../aws/emr-serverless/gateway.ts';
import type { EmrApplication } from '../aws/emr-serverless/native-application.ts';
import { isProblemError } from '../errors.ts';

/**
 * What the operator named, for roles that may not discover it. Ids of applications and names of workgroups stand in one
 * list: each service takes its own, and what may be its own and cannot be read is no less a failure for being named.
 */

/** Ids of applications and sessions as the model has them: nothing else is worth asking for. */
export const EMR_ID = /^[0-9a-z]{1,64}$/;
/** What EMR Serverless gives its applications for ids; hardly a name that somebody chooses for a workgroup. */
const APPLICATION_ID = /^00[0-9a-z]{8,62}$/;

const isDenied = (error: unknown) => isProblemError(error) && error.problem.kind === 'access_denied';

/** AWS's answer about a workgroup that does not exist, or no longer. */
export function isNoWorkGroup(error: unknown): boolean {
  return isProblemError(error) && (error.problem.kind === 'not_found' || error.problem.kind === 'invalid_request');
}

/** The operator's applications where they may not be discovered; fails with what failed when there are none. */
export async function findNamedApplications(
  gateway: EmrGateway,
  scopes: readonly string[],
  failure: unknown,
): Promise<EmrApplication[]> {
  if (!isDenied(failure)) throw failure;
  const named = await Promise.all(scopes.map((scope) => readApplication(gateway, scope)));
  const found = named.filter((application) => application !== null);
  if (found.length === 0) throw failure;
  return found;
}

/** A scope of the operator's list as an application; null where it is none, such as a workgroup's name. */
async function readApplication(gateway: EmrGateway, scope: string): Promise<EmrApplication | null> {
  if (!EMR_ID.test(scope)) return null;
  try {
    return await gateway.getApplication(scope);
  } catch (error) {
    if (isProblemError(error) && error.problem.kind === 'not_found') return null;
    // A policy for named resources denies any other before AWS looks whether there is one.
    if (isDenied(error) && !APPLICATION_ID.test(scope)) return null;
    throw error;
  }
}

/** The operator's workgroups where they may not be discovered; fails with what failed when there are none. */
export async function findNamedWorkGroups(
  gateway: AthenaGateway,
  scopes: readonly string[],
  failure: unknown,
): Promise<AthenaWorkGroup[]> {
  if (!isDenied(failure)) throw failure;
  const found: AthenaWorkGroup[] = [];
  for (const scope of scopes) {
    try {
      found.push(await gateway.getWorkGroup(scope));
    } catch (error) {
      if (isNoWorkGroup(error) || (isDenied(error) && APPLICATION_ID.test(scope))) continue;
      throw error;
    }
  }
  if (found.length === 0) throw failure;
  return found;
}
