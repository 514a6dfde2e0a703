import { spawn } from 'node:child_process';
import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Page } from '@playwright/test';
import { openDemoDatabase } from '../bin/demo-environment.ts';
import { findFreePort } from '../bin/port.ts';
import type { Session } from '../lib/domain/session.ts';
import { DEMO_UI_TOKEN } from '../lib/server/demo/estate/dashboard-url.ts';
import { openRelay } from './relay.ts';
import { test as base, expect } from './world.ts';

type Log = { address: string; printed: () => string };

/** A server that takes its answers for AWS's, with all it prints. */
async function openLogged(endpoint: string, env: Record<string, string>) {
  const port = await findFreePort();
  const whole = {
    PATH: process.env.PATH,
    NODE_ENV: 'production' as const,
    HOSTNAME: '127.0.0.1',
    PORT: String(port),
    SPARKTALLY_DATABASE_URL: openDemoDatabase(),
    SPARKTALLY_REGIONS: 'us-east-1',
    SPARKTALLY_CALLS_PER_SECOND: '1000',
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'AKIDEMO',
    AWS_SECRET_ACCESS_KEY: 'demo',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    ...env,
  };
  const child = spawn(process.execPath, ['.next/standalone/server.js'], { env: whole });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += String(chunk)));
  const address = `http://127.0.0.1:${port}`;
  await expect
    .poll(async () => (await fetch(`${address}/readyz`).catch(() => null))?.ok, { timeout: 60_000 })
    .toBe(true);
  return { address, printed: () => printed, close: () => void child.kill('SIGKILL') };
}

const { CHROMIUM_PATH: executablePath } = process.env;

/** An endpoint without the mark of demo data, and a server over it with the Spark UI on. */
const test = base.extend<{ real: Log }>({
  real: async ({ world }, use) => {
    const relay = await openRelay(world.endpoint.url);
    const server = await openLogged(relay.url, { SPARKTALLY_SPARK_UI: '1' });
    await use(server);
    server.close();
    await relay.close();
  },
});

test.use({
  launchOptions: {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'],
  },
});

const panelOf = (page: Page) => page.getByRole('region', { name: 'Spark UI' });
const isIdle = ({ service, phase }: Session) => service === 'emr-serverless' && phase === 'idle';

async function findHref(
  world: { list: (query: string) => Promise<{ sessions: Session[] }> },
  wanted: (row: Session) => boolean,
) {
  const { sessions } = await world.list('range=all');
  const row = sessions.find(wanted);
  if (row === undefined) throw new Error('the estate has no such session');
  return row.href;
}

/** What the browser asks of any host but ours; nothing of it leaves this machine. */
function watchHosts(context: BrowserContext) {
  const reached: { url: string; referer: string | undefined }[] = [];
  context.on('request', (request) => {
    if (new URL(request.url()).hostname === '127.0.0.1') return;
    reached.push({ url: request.url(), referer: request.headers().referer });
  });
  return reached;
}

const press = (page: Page) =>
  panelOf(page)
    .getByRole('button', { name: /Open the Spark UI/ })
    .click();

async function click(page: Page): Promise<Page> {
  const [tab] = await Promise.all([page.context().waitForEvent('page'), press(page)]);
  await tab.waitForURL(({ protocol }) => protocol !== 'about:');
  return tab;
}

test.describe('a click on the Spark UI', () => {
  test('leads to AWS alone, by another link each time, and leaves none behind', async ({ page, world, real }) => {
    const reached = watchHosts(page.context());
    const noise: string[] = [];
    page.on('console', (message) => noise.push(message.text()));
    const href = await findHref(world, isIdle);
    await page.goto(real.address + href);
    await expect(panelOf(page)).toContainText('It opens for one hour');
    expect(reached).toEqual([]);
    for (let count = 1; count <= 2; count += 1) {
      const [tab] = await Promise.all([page.context().waitForEvent('page'), press(page)]);
      await expect.poll(() => reached.length).toBe(count);
      await tab.close();
      await page.waitForTimeout(1_100);
    }
    expect(new Set(reached.map(({ url }) => url)).size).toBe(2);
    for (const { url, referer } of reached) {
      expect(url).toMatch(new RegExp(`^https://j-[a-z0-9.-]+\\.amazonaws\\.com/\\?authToken=${DEMO_UI_TOKEN}`));
      expect(referer).toBeUndefined();
    }
    await expect(panelOf(page)).toContainText(/Asked for at .* opens until/);
    expect(page.url()).toBe(real.address + href);
    for (const path of [`/api${href}`, href, '/api/sessions?range=all', '/api/sources', '/api/history/export']) {
      const text = await (await page.request.get(real.address + path)).text();
      expect([path, text.includes(DEMO_UI_TOKEN)]).toEqual([path, false]);
    }
    expect(await page.content()).not.toContain(DEMO_UI_TOKEN);
    expect(real.printed()).not.toContain(DEMO_UI_TOKEN);
    expect(noise.join('\n')).not.toContain(DEMO_UI_TOKEN);
    expect(noise.filter((text) => /content security policy/i.test(text))).toEqual([]);
  });

  test('is answered by 303 that nobody may keep, to our own page alone', async ({ request, world, real }) => {
    const path = `${real.address}/api${await findHref(world, isIdle)}/spark-ui`;
    const post = (headers: Record<string, string>) => request.post(path, { headers, maxRedirects: 0 });
    const answer = await post({ 'sec-fetch-site': 'same-origin' });
    expect(answer.status()).toBe(303);
    expect(answer.headers()).toMatchObject({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' });
    expect(answer.headers().location).toMatch(/^https:\/\/[a-z0-9.-]+\.amazonaws\.com\//);
    expect(await answer.text()).toBe('');
    const mints = () => world.endpoint.calls.filter(({ operation }) => operation.endsWith('Dashboard')).length;
    const before = mints();
    for (const headers of [
      {},
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { origin: 'http://evil.example' },
      { origin: 'null' },
    ]) {
      expect([headers, (await post(headers as Record<string, string>)).status()]).toEqual([headers, 403]);
    }
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE']) {
      expect((await request.fetch(path, { method, maxRedirects: 0 })).status()).toBe(405);
    }
    expect(
      (
        await request.post(path.replace('us-east-1', 'x.evil.com%23'), { headers: { 'sec-fetch-site': 'same-origin' } })
      ).status(),
    ).toBe(404);
    expect(mints()).toBe(before);
  });

  test('that AWS answers with another place is not followed', async ({ page, world, real }) => {
    const reached = watchHosts(page.context());
    const href = await findHref(world, isIdle);
    await page.goto(real.address + href);
    for (const value of [
      `https://evil.example/?${DEMO_UI_TOKEN}`,
      `http://x.us-east-1.amazonaws.com/?${DEMO_UI_TOKEN}`,
    ]) {
      world.endpoint.faults.add({
        match: { operation: 'emr-serverless:GetResourceDashboard' },
        act: { kind: 'set', path: 'url', value },
      });
      const tab = await click(page);
      await expect(tab.getByRole('heading', { level: 1 })).toHaveText('The Spark UI did not open');
      await expect(tab.getByText(/leads to no https address of AWS/)).toBeVisible();
      expect(tab.url()).toMatch(/\/spark-ui\/[0-9a-f-]{36}$/);
      expect(await tab.content()).not.toContain(DEMO_UI_TOKEN);
      await tab.close();
      world.endpoint.faults.clear();
      await page.waitForTimeout(1_100);
    }
    expect(reached).toEqual([]);
  });

  test('that is denied or throttled says so on a page, and leaves the session whole', async ({ page, world, real }) => {
    const href = await findHref(world, ({ service, state }) => service === 'glue' && state === 'READY');
    await page.goto(real.address + href);
    const operation = 'glue:GetDashboardUrl';
    world.endpoint.faults.add({
      match: { operation },
      act: {
        kind: 'error',
        status: 400,
        code: 'AccessDeniedException',
        message: `not authorized to perform: ${operation}`,
      },
    });
    const denied = await click(page);
    await expect(denied.getByText('Missing permission')).toContainText(operation);
    await expect(denied.getByText(/session\/\*/)).toBeVisible();
    await denied.getByRole('link', { name: 'Back to the session' }).click();
    await expect(denied).toHaveURL(real.address + href);
    await denied.close();
    await page.waitForTimeout(1_100);
    world.endpoint.faults.clear();
    world.endpoint.faults.add({
      match: { operation },
      act: { kind: 'error', status: 400, code: 'ThrottlingException' },
    });
    const throttled = await click(page);
    await expect(throttled.getByText(/throttles glue:GetDashboardUrl/)).toBeVisible();
    await throttled.close();
    await expect(page.getByRole('region', { name: 'Cost', exact: true })).toBeVisible();
  });

  test('is not offered where it is off, nor before a session has started', async ({ page, request, world, real }) => {
    const starting = await findHref(
      world,
      ({ service, phase }) => service === 'emr-serverless' && phase === 'starting',
    );
    await page.goto(real.address + starting);
    await expect(panelOf(page)).toContainText('Not yet');
    await expect(panelOf(page).getByRole('button')).toHaveCount(0);
    const relay = await openRelay(world.endpoint.url);
    const off = await openLogged(relay.url, {});
    try {
      const href = await findHref(world, isIdle);
      const answer = await page.goto(off.address + href);
      expect(answer?.headers()['content-security-policy']).toMatch(/form-action 'self'(;|$)/);
      await expect(page.getByRole('region', { name: 'Tags' })).toBeVisible();
      await expect(panelOf(page)).toHaveCount(0);
      const told = await request.post(`${off.address}/api${href}/spark-ui`, {
        headers: { 'sec-fetch-site': 'same-origin' },
      });
      expect([told.status(), (await told.json()).hint]).toEqual([
        501,
        expect.stringContaining('SPARKTALLY_SPARK_UI=1'),
      ]);
      expect(world.endpoint.calls.some(({ operation }) => /Dashboard/.test(operation))).toBe(false);
    } finally {
      off.close();
      await relay.close();
    }
  });

  test('over demo data says where it would have led, and goes nowhere', async ({ page, world }) => {
    const reached = watchHosts(page.context());
    await page.goto(world.address + (await findHref(world, isIdle)));
    const tab = await click(page);
    await expect(tab.getByRole('heading', { level: 1 })).toHaveText('The demo has no Spark UI');
    await expect(tab.getByText(/^j-[a-z0-9.-]+\.amazonaws\.com$/)).toBeVisible();
    expect(await tab.content()).not.toContain(DEMO_UI_TOKEN);
    expect(await tab.evaluate(() => [window.opener, document.referrer])).toEqual([null, '']);
    expect(reached).toEqual([]);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 390]) {
      test(`is for everybody: axe finds nothing, ${colorScheme}, ${width} px`, async ({ browser, world }) => {
        const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
        const page = await context.newPage();
        const notebook = ({ version }: Session) => version === 'PySpark engine version 3';
        for (const wanted of [isIdle, notebook]) {
          await page.goto(world.address + (await findHref(world, wanted)));
          const tab = await click(page);
          await expect(tab.getByRole('heading', { level: 1 })).toBeVisible();
          for (const one of [page, tab]) {
            const { violations } = await new AxeBuilder({ page: one }).analyze();
            expect(violations.map(({ id, nodes }) => `${one.url()} ${id}: ${nodes[0]?.html}`)).toEqual([]);
          }
          await tab.close();
        }
        await context.close();
      });
    }
  }

  test('works by the keyboard', async ({ page, world }) => {
    await page.goto(world.address + (await findHref(world, isIdle)));
    await panelOf(page).getByRole('button').focus();
    const [tab] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Enter')]);
    await expect(tab.getByRole('link', { name: 'Back to the session' })).toBeVisible();
  });
});
