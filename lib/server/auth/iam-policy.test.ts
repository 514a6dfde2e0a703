import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const ROOT = resolve(import.meta.dirname, '../../..');
const SERVICES = ['athena', 'emr-serverless', 'glue'];
const CALLED = [...SERVICES, 'pricing'];

const oneOrMany = z.union([z.string().transform((text) => [text]), z.array(z.string())]);
const policySchema = z.strictObject({
  Version: z.literal('2012-10-17'),
  Statement: z.array(
    z.strictObject({ Sid: z.string(), Effect: z.enum(['Allow', 'Deny']), Action: oneOrMany, Resource: oneOrMany }),
  ),
});

const readPolicy = (path: string) => policySchema.parse(JSON.parse(readFileSync(resolve(ROOT, path), 'utf8')));
const policy = readPolicy('docs/iam-policy.json');
/** What is given besides by whoever sets SPARKTALLY_SPARK_UI=1: its links open the UI for whoever has them. */
const sparkUiPolicy = readPolicy('docs/iam-policy-spark-ui.json');

function listActions(effect: 'Allow' | 'Deny', { Statement } = policy): string[] {
  return Statement.filter((statement) => statement.Effect === effect).flatMap(({ Action }) => Action);
}

/** The operations that the gateways send, by the commands they make. */
function listUsedActions(): string[] {
  return CALLED.flatMap((service) => {
    const files = globSync(`lib/server/aws/${service}/*.ts`, { cwd: ROOT }).filter((path) => !path.includes('.test.'));
    const texts = files.map((path) => readFileSync(resolve(ROOT, path), 'utf8'));
    const commands = texts.flatMap((text) => [...text.matchAll(/new (\w+)Command\(/g)].map(([, name]) => name));
    return [...new Set(commands.map((name) => `${service}:${name}`))];
  }).toSorted();
}

describe('the IAM policy to give', () => {
  test('allows exactly the actions that the gateways use', () => {
    expect(listUsedActions().length).toBeGreaterThan(5);
    expect([...listActions('Allow'), ...listActions('Allow', sparkUiPolicy)].toSorted()).toEqual(listUsedActions());
  });

  test('gives no link to the Spark UI unless that is wanted, and then nothing else', () => {
    expect(listActions('Allow').filter((action) => /Dashboard/.test(action))).toEqual([]);
    expect(listActions('Allow', sparkUiPolicy).toSorted()).toEqual([
      'athena:GetResourceDashboard',
      'emr-serverless:GetResourceDashboard',
      'glue:GetDashboardUrl',
    ]);
    expect(sparkUiPolicy.Statement.flatMap(({ Resource }) => Resource)).not.toContain('*');
  });

  test('names each action whole: a wildcard would take in GetSessionEndpoint', () => {
    expect(listActions('Allow').filter((action) => /[*?]/.test(action))).toEqual([]);
  });

  test('denies the token of every service, for every resource', () => {
    const deny = policy.Statement.filter(({ Effect }) => Effect === 'Deny');
    expect(deny.flatMap(({ Action }) => Action).toSorted()).toEqual(
      SERVICES.map((service) => `${service}:GetSessionEndpoint`),
    );
    expect(deny.map(({ Resource }) => Resource)).toEqual([['*']]);
  });

  test('allows everything only where the action knows no resource', () => {
    const everywhere = policy.Statement.filter(({ Effect, Resource }) => Effect === 'Allow' && Resource.includes('*'));
    expect(everywhere.flatMap(({ Action }) => Action).toSorted()).toEqual([
      'athena:ListExecutors',
      'athena:ListWorkGroups',
      'emr-serverless:ListApplications',
      'glue:ListSessions',
      'pricing:GetProducts',
    ]);
  });
});
