import { type AthenaClient, GetResourceDashboardCommand } from '@aws-sdk/client-athena';
import { type CallContext, type CallOptions, callAws } from '../call.ts';
import { parseDashboardAddress } from '../dashboard-address.ts';

/**
 * A link to the live UI of a running session, to the history server of an ended one, by the session's ARN. It opens for
 * whoever has it, AWS does not say how long: never keep or log it.
 */
export async function getAthenaDashboard(
  client: AthenaClient,
  context: CallContext,
  arn: string,
  call?: CallOptions,
): Promise<string> {
  const operation = 'athena:GetResourceDashboard';
  const { Url } = await callAws(
    context,
    operation,
    (options) => client.send(new GetResourceDashboardCommand({ ResourceARN: arn }), options),
    call,
  );
  return parseDashboardAddress(Url, context.partition ?? 'aws', operation);
}
