import { globSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { BUILD_CANARIES } from '../bin/build-environment.ts';
import { demoEnvironment, openDemoDatabase } from '../bin/demo-environment.ts';

const running = demoEnvironment({}, 'http://127.0.0.1:1', ['us-east-1'], openDemoDatabase());
const SECRETS = [...Object.values(BUILD_CANARIES), running.AWS_ACCESS_KEY_ID, running.AWS_SECRET_ACCESS_KEY];
const NOT_FOR_BROWSERS = ['@aws-sdk', '@smithy', 'GetSessionEndpoint', 'authToken', 'x-amz-security-token', 'node:fs'];

test('the browser’s files hold neither the SDK nor a planted secret (S-20)', () => {
  const files = globSync('.next/static/**/*.{js,css,json,map}');
  expect(files.length).toBeGreaterThan(5);
  const hits = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return [...NOT_FOR_BROWSERS, ...SECRETS]
      .filter((word) => word !== undefined && text.includes(word))
      .map((word) => `${file}: ${word}`);
  });
  expect(hits).toEqual([]);
});

test('no source maps are served', () => {
  expect(globSync('.next/static/**/*.map')).toEqual([]);
});

test('pages and the interface hold no planted secret (S-20)', async ({ request }) => {
  for (const path of [
    '/',
    '/sessions',
    '/usage',
    '/prices',
    '/sources',
    '/nowhere',
    '/api/prices',
    '/api/sources',
    '/api/overview',
    '/api/sessions',
    '/api/export',
    '/api/nowhere',
  ]) {
    const text = await (await request.get(path)).text();
    expect(SECRETS.filter((secret) => secret !== undefined && text.includes(secret))).toEqual([]);
  }
});

test('the charts’ library comes after the page, not with it', async ({ request }) => {
  for (const path of ['/usage', '/sessions', '/']) {
    const html = await (await request.get(path)).text();
    const scripts = new Set(
      [...html.matchAll(/(?:src|href)="([^"]+\.js)(?:\?[^"]*)?"/g)].map(([, script]) => script ?? ''),
    );
    expect(scripts.size).toBeGreaterThan(2);
    for (const script of scripts) expect(await (await request.get(script)).text()).not.toContain('recharts-');
  }
});
