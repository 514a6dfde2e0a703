import { AwsError } from '../answer.ts';
import { toDashboardUrl } from '../estate/dashboard-url.ts';
import { defineOperation } from '../operation.ts';
import { requireGlueSession } from './operations.ts';
import { dashboardInput } from './schemas.ts';
import { glueStatusOf } from './session-answer.ts';

/** How AWS refuses a session that has not started is documented nowhere; the exception is the model's for a wrong request. */
export const getDashboardUrl = defineOperation('GetDashboardUrl', dashboardInput, (input, call) => {
  if (input.ResourceType === 'JOB') {
    throw new AwsError('EntityNotFoundException', `Job run ${input.ResourceId} not found.`);
  }
  const { id, life } = requireGlueSession(call, input.ResourceId);
  if (life.startedMs === null || call.nowMs < life.startedMs) {
    const status = glueStatusOf(life, call.nowMs);
    throw new AwsError('InvalidInputException', `Session ${id} is in ${status} state and has no dashboard.`);
  }
  return { Url: toDashboardUrl(`${id}.dashboard.glue.${call.region.region}.amazonaws.com`) };
});
