export type IamPlace = { partition: string; account: string; region: string };

/** The resource an action is authorised on, after AWS's service authorization pages; `*` for actions without one. */
const RESOURCE_OF: Record<string, (arn: (service: string, path: string) => string) => string[]> = {
  'emr-serverless:GetApplication': (arn) => [arn('emr-serverless', '/applications/*')],
  'emr-serverless:ListSessions': (arn) => [arn('emr-serverless', '/applications/*')],
  'emr-serverless:GetSession': (arn) => [arn('emr-serverless', '/applications/*/sessions/*')],
  'emr-serverless:GetResourceDashboard': (arn) => [arn('emr-serverless', '/applications/*/sessions/*')],
  'emr-serverless:TerminateSession': (arn) => [arn('emr-serverless', '/applications/*/sessions/*')],
  'glue:GetSession': (arn) => [arn('glue', 'session/*')],
  'glue:GetDashboardUrl': (arn) => [arn('glue', 'session/*')],
  'glue:ListStatements': (arn) => [arn('glue', 'session/*')],
  'glue:GetStatement': (arn) => [arn('glue', 'session/*')],
  'glue:GetTags': (arn) => [arn('glue', 'session/*')],
  'glue:StopSession': (arn) => [arn('glue', 'session/*')],
  'athena:GetWorkGroup': (arn) => [arn('athena', 'workgroup/*')],
  'athena:ListSessions': (arn) => [arn('athena', 'workgroup/*')],
  'athena:ListCalculationExecutions': (arn) => [arn('athena', 'workgroup/*')],
  'athena:GetCalculationExecution': (arn) => [arn('athena', 'workgroup/*')],
  'athena:GetSession': (arn) => [arn('athena', 'workgroup/*'), arn('athena', 'workgroup/*/session/*')],
  'athena:GetResourceDashboard': (arn) => [arn('athena', 'workgroup/*'), arn('athena', 'workgroup/*/session/*')],
  'athena:GetSessionStatus': (arn) => [arn('athena', 'workgroup/*'), arn('athena', 'workgroup/*/session/*')],
  'athena:TerminateSession': (arn) => [arn('athena', 'workgroup/*'), arn('athena', 'workgroup/*/session/*')],
  'athena:ListTagsForResource': (arn) => [arn('athena', 'workgroup/*'), arn('athena', 'workgroup/*/session/*')],
};

/** The smallest policy statement that allows `action`, to paste into a policy of the identity we run as. */
export function toIamStatement(action: string, place: IamPlace): Record<string, unknown> {
  // Without the account's number an ARN cannot be written; every account is what `*` stands for.
  const account = /^\d{12}$/.test(place.account) ? place.account : '*';
  const arn = (service: string, path: string) => `arn:${place.partition}:${service}:${place.region}:${account}:${path}`;
  const resources = RESOURCE_OF[action]?.(arn) ?? ['*'];
  return { Effect: 'Allow', Action: action, Resource: resources.length === 1 ? resources[0] : resources };
}
