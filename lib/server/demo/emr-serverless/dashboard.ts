import { toDashboardUrl } from '../estate/dashboard-url.ts';
import { momentOf } from '../estate/life.ts';
import { defineOperation } from '../operation.ts';
import { requireSession } from './operations.ts';
import { dashboardInput } from './schemas.ts';

/** The live UI while it runs, the history server afterwards; no URL, as the model says, where neither is there. */
export const getResourceDashboard = defineOperation('GetResourceDashboard', dashboardInput, (input, call) => {
  const plan = requireSession(call, { applicationId: input.applicationId, sessionId: input.resourceId });
  const { region } = call.region;
  const moment = momentOf(plan.life, call.nowMs);
  if (moment === 'starting' || plan.life.startedMs === null) return {};
  if (moment === 'ended' || moment === 'failed') {
    const host = `p-${plan.id}-${plan.application.id}.emrappui-prod.${region}.amazonaws.com`;
    return { url: toDashboardUrl(host, `/shs/history/${plan.id}/jobs/`) };
  }
  return { url: toDashboardUrl(`j-${plan.id}.dashboard.emr-serverless.${region}.amazonaws.com`) };
});
