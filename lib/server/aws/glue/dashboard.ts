import { GetDashboardUrlCommand, type GlueClient } from '@aws-sdk/client-glue';
import { type CallContext, type CallOptions, callAws } from '../call.ts';
import { parseDashboardAddress } from '../dashboard-address.ts';

/** A link to the Spark UI of a session. It opens for whoever has it, AWS does not say how long: never keep or log it. */
export async function getGlueDashboard(
  client: GlueClient,
  context: CallContext,
  sessionId: string,
  call?: CallOptions,
): Promise<string> {
  const operation = 'glue:GetDashboardUrl';
  const { Url } = await callAws(
    context,
    operation,
    (options) => client.send(new GetDashboardUrlCommand({ ResourceId: sessionId, ResourceType: 'SESSION' }), options),
    call,
  );
  return parseDashboardAddress(Url, context.partition ?? 'aws', operation);
}
