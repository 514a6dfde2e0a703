import { toAwsCommand } from './aws-command.ts';
import { toRoleLabel } from './owner.ts';
import { AVOIDABLE_AFTER_MINUTES, type RadarFix } from './radar.ts';
import type { NewestRelease } from './release.ts';
import type { Session } from './session.ts';
import type { ApplicationSetup, CommandPlace } from './session-setup.ts';

/*
 * One line each, of operations and options as the models of the services have them. A word in capitals is for the reader to
 * fill in. A session's own settings cannot be changed once it runs: what helps is ending it, and the next one's settings.
 */

const PROFILE = 'idle-one-hour';
const MINUTES = String(AVOIDABLE_AFTER_MINUTES);
/** Of a Glue usage profile: names as the developer guide has them ("Creating and managing usage profiles"). */
const PROFILE_SETTINGS = JSON.stringify({
  SessionConfiguration: { idleTimeout: { DefaultValue: MINUTES, MinValue: '1', MaxValue: MINUTES } },
});
const ATHENA_DPUS = 20;

type Of = { session: Session; place: CommandPlace };

/** IAM is the same everywhere in a partition, and is not what an endpoint of ours stands in for. */
const iam = ({ cli }: CommandPlace) => ({ region: null, cli: { profile: cli.profile, endpointUrl: null } });

/** What ends the dearest that lives. */
function endNow({ session }: Of): RadarFix[] {
  return session.stopCommand === null ? [] : [{ when: 'now', what: 'end-session', command: session.stopCommand }];
}

function profileFixes({ session, place }: Of): RadarFix[] {
  const where = { region: session.region, cli: place.cli };
  const profile = { name: PROFILE, configuration: PROFILE_SETTINGS };
  const make: RadarFix = {
    when: 'next',
    what: 'usage-profile',
    command: toAwsCommand('glue create-usage-profile', profile, where),
  };
  if (session.roleArn === null) return [make];
  const tag = { 'role-name': toRoleLabel(session.roleArn), tags: `Key=glue:UsageProfile,Value=${PROFILE}` };
  return [make, { when: 'next', what: 'assign-profile', command: toAwsCommand('iam tag-role', tag, iam(place)) }];
}

function toShorterTimeout({ session, place }: Of): RadarFix[] {
  const where = { region: session.region, cli: place.cli };
  const { service, scope, roleArn, capacity } = session;
  if (service === 'glue') return profileFixes({ session, place });
  const command =
    service === 'emr-serverless'
      ? toAwsCommand(
          'emr-serverless start-session',
          { 'application-id': scope.id, 'execution-role-arn': roleArn ?? 'ROLE_ARN', 'idle-timeout-minutes': MINUTES },
          where,
        )
      : toAwsCommand(
          'athena start-session',
          {
            'work-group': scope.id,
            'engine-configuration': `MaxConcurrentDpus=${capacity.dpus ?? ATHENA_DPUS}`,
            'session-idle-timeout-in-minutes': MINUTES,
          },
          where,
        );
  return [{ when: 'next', what: 'shorter-timeout', command }];
}

/** Ends it where it lives, and keeps the next one from idling for so long. */
export function listTimeoutFixes(of: Of): RadarFix[] {
  return [...endNow(of), ...toShorterTimeout(of)];
}

/** Makes a usage profile of Glue, and gives it to the role that its sessions run as. */
export function listProfileFixes(of: Of): RadarFix[] {
  return profileFixes(of);
}

/** Names an owner on one session; the next ones are tagged where they are started. */
export function listTagFixes({ session, place }: Of): RadarFix[] {
  const { service, arn, region } = session;
  const [operation, options] = {
    glue: ['glue tag-resource', { 'resource-arn': arn ?? 'SESSION_ARN', 'tags-to-add': 'owner=OWNER' }],
    'emr-serverless': ['emr-serverless tag-resource', { 'resource-arn': arn ?? 'SESSION_ARN', tags: 'owner=OWNER' }],
    athena: ['athena tag-resource', { 'resource-arn': arn ?? 'SESSION_ARN', tags: 'Key=owner,Value=OWNER' }],
  }[service] as [string, Record<string, string>];
  const command = toAwsCommand(operation, options, { region, cli: place.cli });
  return [{ when: 'now', what: 'tag-session', command }];
}

/** Where the release is chosen: by the session in Glue, by the application in EMR, by the workgroup in Athena. */
export function listReleaseFixes({ session, place }: Of, { label }: NewestRelease): RadarFix[] {
  const { service, scope, region, roleArn } = session;
  const [operation, options] = {
    glue: [
      'glue create-session',
      {
        id: 'SESSION_ID',
        role: roleArn ?? 'ROLE_ARN',
        command: 'Name=glueetl,PythonVersion=3',
        'glue-version': label,
        'idle-timeout': MINUTES,
      },
    ],
    'emr-serverless': ['emr-serverless update-application', { 'application-id': scope.id, 'release-label': label }],
    // A workgroup keeps its engine ("Release versions for Apache Spark"): the new one stands beside it.
    athena: [
      'athena create-work-group',
      { name: 'NEW_WORKGROUP', configuration: JSON.stringify({ EngineVersion: { SelectedEngineVersion: label } }) },
    ],
  }[service] as [string, Record<string, string>];
  return [
    { when: 'next', what: 'newer-release', command: toAwsCommand(operation, options, { region, cli: place.cli }) },
  ];
}

/** A role for one team alone, for its next sessions. */
export function listRoleFixes(place: CommandPlace): RadarFix[] {
  const options = { 'role-name': 'TEAM_ROLE', 'assume-role-policy-document': 'file://trust.json' };
  return [{ when: 'next', what: 'own-role', command: toAwsCommand('iam create-role', options, iam(place)) }];
}

/** Lets an application stop when nothing runs; AWS documents 15 minutes as the default. */
export function listAutoStopFixes({ scope, region }: ApplicationSetup, place: CommandPlace): RadarFix[] {
  const options = { 'application-id': scope.id, 'auto-stop-configuration': 'enabled=true,idleTimeoutMinutes=15' };
  const command = toAwsCommand('emr-serverless update-application', options, { region, cli: place.cli });
  return [{ when: 'next', what: 'auto-stop', command }];
}
