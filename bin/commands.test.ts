import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../lib/server/config.ts';
import { openEndpoint } from '../lib/server/demo/endpoint.ts';
import { buildEnvironment } from './build-environment.ts';
import { DEMO_REGIONS, demoEnvironment } from './demo-environment.ts';
import { isInstalled } from './install.mjs';
import { describePortProblem, findFreePort, findPortProblem } from './port.ts';
import { parsePlaywrightReport, parseVitestReport } from './test-counts.ts';

type Packages = Record<string, { version: string; optional?: boolean; os?: string[]; cpu?: string[] }>;

function openProject(wanted: Packages, present: Packages | null): string {
  const root = mkdtempSync(join(tmpdir(), 'project-'));
  const write = (path: string, packages: Packages) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), JSON.stringify({ packages }));
  };
  write('package-lock.json', { '': { version: '1.0.0' }, ...wanted });
  if (present === null) return root;
  write('node_modules/.package-lock.json', present);
  for (const path of Object.keys(present)) mkdirSync(join(root, path), { recursive: true });
  return root;
}

describe('whether what is installed is what the lockfile says', () => {
  const a: Packages = { 'node_modules/a': { version: '1.0.0' } };
  const b: Packages = { 'node_modules/b': { version: '2.0.0' } };
  const runtime = (cpu: string): Packages => ({
    [`node_modules/node-${process.platform}-${cpu}`]: {
      version: '24.0.0',
      optional: true,
      os: [process.platform],
      cpu: [cpu],
    },
  });

  test('the same is, nothing at all is not', () => {
    expect(isInstalled(openProject(a, a))).toBe(true);
    expect(isInstalled(openProject(a, null))).toBe(false);
  });

  test('another version, one too few and one too many are not', () => {
    expect(isInstalled(openProject(a, { 'node_modules/a': { version: '1.0.1' } }))).toBe(false);
    expect(isInstalled(openProject({ ...a, ...b }, a))).toBe(false);
    expect(isInstalled(openProject(a, { ...a, ...b }))).toBe(false);
  });

  test('an optional package may be missing, but not the Node of this machine', () => {
    expect(isInstalled(openProject({ ...a, ...runtime('none') }, a))).toBe(true);
    expect(isInstalled(openProject({ ...a, 'node_modules/x': { version: '1.0.0', optional: true } }, a))).toBe(true);
    expect(isInstalled(openProject({ ...a, ...runtime(process.arch) }, a))).toBe(false);
  });
});

describe('the environment of the demo', () => {
  const user = {
    PATH: '/bin',
    PORT: '4000',
    AWS_PROFILE: 'production',
    AWS_SESSION_TOKEN: 'real',
    AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://169.254.170.2/',
    AWS_ENDPOINT_URL_GLUE: 'https://real.example',
    SPARKTALLY_ROLE_ARNS: 'arn:aws:iam::210987654321:role/real',
    SPARKTALLY_DATABASE_URL: 'file:./data/sparktally.db',
    SPARKTALLY_POLL_SECONDS: '10',
  };

  test('holds nothing of the user’s AWS set-up and does not touch the real history', () => {
    const env = demoEnvironment(user, 'http://127.0.0.1:4566', DEMO_REGIONS, 'file:/tmp/demo.db');
    const parsed = parseConfig(env);
    expect(parsed).toMatchObject({
      config: { demo: true, port: 4000, pollSeconds: 10, callsPerSecond: 1000, identities: [{ kind: 'base' }] },
    });
    expect(JSON.stringify(env)).not.toMatch(/production|real|169\.254|sparktally\.db/);
  });

  test('a rate that was asked for is kept', () => {
    const env = demoEnvironment(
      { SPARKTALLY_CALLS_PER_SECOND: '2' },
      'http://127.0.0.1:1',
      DEMO_REGIONS,
      'file:/tmp/x.db',
    );
    expect(env.SPARKTALLY_CALLS_PER_SECOND).toBe('2');
  });

  test('names the regions of the estate', async () => {
    const { estate, close } = await openEndpoint({ sessions: 30 });
    await close();
    expect(estate.regions.map(({ region }) => region)).toEqual(DEMO_REGIONS);
  });

  test('nothing of the user’s AWS set-up gets into a build (S-20)', () => {
    expect(JSON.stringify(buildEnvironment(user))).not.toMatch(/production|real|169\.254/);
  });
});

describe('a port that cannot be had', () => {
  test('is found, and one sentence says what to do', async () => {
    const port = await findFreePort();
    expect(await findPortProblem('127.0.0.1', port)).toBeNull();
    const server = createServer().listen(port, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    expect(await findPortProblem('127.0.0.1', port)).toBe('EADDRINUSE');
    server.close();
    expect(describePortProblem('EADDRINUSE', '127.0.0.1', 3000, 'npm start')).toBe(
      'Port 3000 of 127.0.0.1 is taken: end what listens there, or choose another port, as in PORT=3001 npm start.',
    );
    expect(describePortProblem('EACCES', '127.0.0.1', 80, 'npm start')).toContain('PORT=3000 npm start');
  });
});

describe('the counts of the closing line', () => {
  test('Vitest: a file that broke before its first test is a failure', () => {
    const report = { numPassedTests: 7, numFailedTests: 0, numFailedTestSuites: 2 };
    expect(parseVitestReport(JSON.stringify(report))).toEqual({ passed: 7, failed: 1 });
    expect(parseVitestReport(JSON.stringify({ ...report, numFailedTests: 3 }))).toEqual({ passed: 7, failed: 3 });
  });

  test('Playwright: a test that passed only when repeated, and an error outside any test, are failures', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 0 };
    expect(parsePlaywrightReport(JSON.stringify({ stats, errors: [] }))).toEqual({ passed: 5, failed: 2 });
    const none = { expected: 5, unexpected: 0, flaky: 0 };
    expect(parsePlaywrightReport(JSON.stringify({ stats: none, errors: [{}] }))).toEqual({ passed: 5, failed: 1 });
  });
});
