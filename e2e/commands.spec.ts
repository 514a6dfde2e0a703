import { spawn } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { findFreePort } from '../bin/port.ts';

type Outcome = { code: number | null; stdout: string; stderr: string };

/** Runs a command with a small environment of its own. `until` ends it by SIGTERM once it has printed that. */
function runCommand(script: string, env: Record<string, string>, until?: string): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], {
      env: { PATH: process.env.PATH ?? '', HOME: '/nonexistent', NODE_ENV: 'production', ...env },
    });
    const outcome = { stdout: '', stderr: '' };
    child.stdout.on('data', (text) => {
      outcome.stdout += text;
      if (until !== undefined && outcome.stdout.includes(until)) child.kill('SIGTERM');
    });
    child.stderr.on('data', (text) => {
      outcome.stderr += text;
    });
    child.once('close', (code) => resolve({ code, ...outcome }));
  });
}

const REGION = { AWS_REGION: 'us-east-1' };

test.describe('npm start', () => {
  for (const [title, env, sentence] of [
    [
      'without a region',
      {},
      'AWS_REGION is not set: give an AWS region such as us-east-1, or several in SPARKTALLY_REGIONS.',
    ],
    [
      'with a region that is none (S-12)',
      { AWS_REGION: 'x.evil.com#' },
      'AWS_REGION="x.evil.com#" is not allowed: give an AWS region such as us-east-1.',
    ],
    [
      'on every address',
      { ...REGION, HOST: '0.0.0.0' },
      'HOST="0.0.0.0" is not allowed: give 127.0.0.1, localhost or ::1, because there is no login yet and anybody who reaches another address would read everything.',
    ],
    [
      'on a port that is none',
      { ...REGION, PORT: '70000' },
      'PORT="70000" is not allowed: give a port from 1 to 65535.',
    ],
  ] as const) {
    test(`${title} ends with 1 and one sentence (S-19)`, async () => {
      expect(await runCommand('bin/start.mjs', env)).toEqual({ code: 1, stdout: '', stderr: `${sentence}\n` });
    });
  }

  test('on a taken port says what to do', async () => {
    const port = process.env.E2E_PORT ?? '4799';
    const { code, stderr } = await runCommand('bin/start.mjs', { ...REGION, PORT: port });
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^Port \d+ of 127\.0\.0\.1 is taken: .* PORT=\d+ npm start\.\n$/),
    ]);
  });

  test('starts without credentials, and SIGTERM ends it with 0 and frees the port', async () => {
    const port = String(await findFreePort());
    const { code, stdout } = await runCommand('bin/start.mjs', { ...REGION, PORT: port }, 'Ctrl-C');
    expect([code, stdout]).toEqual([0, `Sparktally: http://127.0.0.1:${port}   (Ctrl-C ends it)\n`]);
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
  });
});

test('npm run demo refuses a wrong value just as well', async () => {
  const { code, stderr } = await runCommand('bin/demo.mjs', { SPARKTALLY_POLL_SECONDS: 'often' });
  expect([code, stderr]).toEqual([
    1,
    'SPARKTALLY_POLL_SECONDS="often" is not allowed: give a whole number from 5 to 3600.\n',
  ]);
});
