import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listAutoStopFixes, listReleaseFixes, listTagFixes, listTimeoutFixes } from './radar-fixes.ts';
import { findNewestRelease } from './release.ts';
import { SERVICES } from './service.ts';
import { toSession } from './session.fixture.ts';
import type { CommandPlace } from './session-setup.ts';

const place: CommandPlace = { partition: 'aws', cli: { profile: 'data', endpointUrl: null } };
const of = (changes: Parameters<typeof toSession>[0]) => ({ session: toSession(changes), place });
const commandOf = (fixes: { what: string; command: string | null }[], what: string) =>
  fixes.find((fix) => fix.what === what)?.command;

describe('the line that mends', () => {
  test('a long timeout ends a live session, and gives the next ones a profile in Glue', () => {
    const fixes = listTimeoutFixes(of({ service: 'glue' }));
    expect(commandOf(fixes, 'end-session')).toBe('aws glue stop-session --id session-1 --region eu-west-1');
    expect(commandOf(fixes, 'usage-profile')).toBe(
      'aws glue create-usage-profile --name idle-one-hour --configuration \'{"SessionConfiguration":{"idleTimeout":{"DefaultValue":"60","MinValue":"1","MaxValue":"60"}}}\' --region eu-west-1 --profile data',
    );
    // IAM has no region, and the profile's role is a name and no ARN.
    expect(commandOf(fixes, 'assign-profile')).toBe(
      'aws iam tag-role --role-name GlueSessions --tags Key=glue:UsageProfile,Value=idle-one-hour --profile data',
    );
    expect(commandOf(listTimeoutFixes(of({ stopCommand: null })), 'end-session')).toBeUndefined();
  });

  test('a session without a tag is the service’s own', () => {
    const lines = SERVICES.map((service) => listTagFixes(of({ service, arn: 'arn:x' }))[0]?.command);
    expect(lines).toEqual([
      'aws emr-serverless tag-resource --resource-arn arn:x --tags owner=OWNER --region eu-west-1 --profile data',
      'aws glue tag-resource --resource-arn arn:x --tags-to-add owner=OWNER --region eu-west-1 --profile data',
      'aws athena tag-resource --resource-arn arn:x --tags Key=owner,Value=OWNER --region eu-west-1 --profile data',
    ]);
  });

  test('an application lets it stop', () => {
    const setup = {
      account: '1',
      region: 'eu-west-1',
      scope: { id: '00fapp', name: 'adhoc' },
      autoStop: null,
      reason: null,
      holds: null,
    };
    expect(listAutoStopFixes(setup, place)[0]?.command).toBe(
      'aws emr-serverless update-application --application-id 00fapp --auto-stop-configuration enabled=true,idleTimeoutMinutes=15 --region eu-west-1 --profile data',
    );
  });

  test('whatever ids and releases hold, a shell reads each as one word, or there is no line (property)', () => {
    const text = fc.string({ unit: 'binary', maxLength: 20 });
    fc.assert(
      fc.property(text, text, fc.constantFrom(...SERVICES), (id, label, service) => {
        const newest = { ...findNewestRelease(service, []), label };
        const session = of({ service, scope: { id, name: id }, roleArn: `arn:aws:iam::1:role/${id}` });
        const [fix] = listReleaseFixes(session, newest);
        if (fix?.command == null) return;
        const words = execFileSync('sh', ['-c', `printf '%s\\0' ${fix.command}`], { encoding: 'utf8' }).split('\0');
        const wanted = { glue: label, 'emr-serverless': label, athena: JSON.stringify(label) }[service];
        expect(words.some((word) => word.includes(wanted))).toBe(true);
        expect(words.slice(0, 1)).toEqual(['aws']);
      }),
      { numRuns: 60 },
    );
  });
});
