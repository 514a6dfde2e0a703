import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

const FOLDERS: string[] = [];

/** A history of its own for one run: the estate is made anew each time. Gone when this process ends. */
export function openDemoDatabase(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sparktally-demo-'));
  if (FOLDERS.push(folder) === 1) {
    process.once('exit', () => {
      for (const one of FOLDERS) rmSync(one, { recursive: true, force: true });
    });
  }
  return `file:${join(folder, 'history.db')}`;
}

/**
 * The environment of the demo: nothing of the user's AWS set-up is left in it, so nothing real can be reached, and
 * nothing is written into the real history.
 */
export function demoEnvironment(
  env: Environment,
  endpoint: string,
  regions: readonly string[],
  databaseUrl: string,
): Environment {
  const kept = Object.entries(env).filter(([name]) => !/^(AWS|SPARKTALLY)_/.test(name) || KEPT.has(name));
  return {
    SPARKTALLY_CALLS_PER_SECOND: '1000',
    // Over demo data a click leads nowhere, and shows what it would do.
    SPARKTALLY_SPARK_UI: '1',
    ...Object.fromEntries(kept),
    SPARKTALLY_DEMO: '1',
    SPARKTALLY_DATABASE_URL: databaseUrl,
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
