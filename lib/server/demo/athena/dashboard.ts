import { toDashboardUrl } from '../estate/dashboard-url.ts';
import { type Call, defineOperation } from '../operation.ts';
import { invalidRequest, notFound, requireAthenaSession } from './refusals.ts';
import { dashboardInput } from './schemas.ts';
import { type AthenaSessionPlan, isSparkConnect } from './session.ts';
import { athenaStateOf } from './state.ts';

const ARN = /^arn:aws:athena:([a-z0-9-]+):(\d{12}):workgroup\/([a-zA-Z0-9._-]{1,128})\/session\/([0-9a-f-]+)$/;

function requireArn(call: Call, arn: string): AthenaSessionPlan {
  const [, region, account, workGroup, id] = ARN.exec(arn) ?? [];
  if (id === undefined) throw invalidRequest(`The resource ARN ${arn} is not valid.`);
  const plan = requireAthenaSession(call, id);
  const here = region === call.region.region && account === call.estate.account && workGroup === plan.workGroup.name;
  if (!here) throw notFound(`Resource ${arn} does not exist.`, arn);
  return plan;
}

/** AWS documents it for Apache Spark version 3.5 alone; how it refuses others is documented nowhere. */
export const getResourceDashboard = defineOperation('GetResourceDashboard', dashboardInput, (input, call) => {
  const plan = requireArn(call, input.ResourceARN);
  const { life, workGroup } = plan;
  if (!isSparkConnect(workGroup)) {
    throw invalidRequest(`The dashboard is not supported for engine version ${workGroup.engine}.`);
  }
  if (life.startedMs === null || call.nowMs < life.startedMs) {
    throw invalidRequest(`Session ${plan.id} is in ${athenaStateOf(plan, call.nowMs)} state and has no dashboard.`);
  }
  return { Url: toDashboardUrl(`${plan.id}.dashboard.athena.${call.region.region}.amazonaws.com`) };
});
