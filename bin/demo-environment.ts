import { resolve } from 'node:path';
import type { Environment } from './child.ts';

/** Variables of ours that make sense over demo data; every other one of the user's points at something real. */
const KEPT = new Set([
  'SPARKTALLY_OWNER_TAGS',
  'SPARKTALLY_POLL_SECONDS',
  'SPARKTALLY_CALLS_PER_SECOND',
  'SPARKTALLY_PRICES',
  'SPARKTALLY_SHOW_CODE',
  'SPARKTALLY_SPARK_UI',
]);

/** Where the sessions of the demo estate are; a test compares it with the estate. */
export const DEMO_REGIONS = ['us-east-1', 'eu-west-1'] as const;

/**
 * The environment of the demo: nothing of the user's AWS set-up is left in it, so nothing real can be reached, and the
 * history of the demo is a file of its own.
 */
export function demoEnvironment(env: Environment, endpoint: string, regions: readonly string[]): Environment {
  const kept = Object.entries(env).filter(([name]) => !/^(AWS|SPARKTALLY)_/.test(name) || KEPT.has(name));
  return {
    SPARKTALLY_CALLS_PER_SECOND: '1000',
    ...Object.fromEntries(kept),
    SPARKTALLY_DEMO: '1',
    SPARKTALLY_DATABASE_URL: `file:${resolve('data/demo.db')}`,
    SPARKTALLY_REGIONS: regions.join(','),
    AWS_REGION: regions[0],
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'AKIDEMOSPARKTALLY000',
    AWS_SECRET_ACCESS_KEY: 'demo-secret-that-opens-nothing',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  };
}
