import { type EMRServerlessClient, GetResourceDashboardCommand } from '@aws-sdk/client-emr-serverless';
import { ProblemError } from '../../errors.ts';
import { type CallContext, type CallOptions, callAws } from '../call.ts';
import { parseDashboardAddress } from '../dashboard-address.ts';

/**
 * A link to the live UI of a running session, to the history server of an ended one. It opens for whoever has it, for an
 * hour: never keep or log it. Fails with `not_supported` where AWS has none, which it says by leaving the URL out.
 */
export async function getEmrDashboard(
  client: EMRServerlessClient,
  context: CallContext,
  { applicationId, sessionId }: { applicationId: string; sessionId: string },
  call?: CallOptions,
): Promise<string> {
  const operation = 'emr-serverless:GetResourceDashboard';
  const input = { applicationId, resourceId: sessionId, resourceType: 'SESSION' } as const;
  const { url } = await callAws(
    context,
    operation,
    (options) => client.send(new GetResourceDashboardCommand(input), options),
    call,
  );
  if (url === undefined || url === null) {
    throw new ProblemError({
      kind: 'not_supported',
      operation,
      message: 'AWS has no Spark UI of this session.',
      hint: 'It has one from when the session has started. Of an ended one it needs the logs: managed or S3 logging of the application.',
    });
  }
  return parseDashboardAddress(url, context.partition ?? 'aws', operation);
}
