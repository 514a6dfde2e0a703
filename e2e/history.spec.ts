import AxeBuilder from '@axe-core/playwright';
import { demoEnvironment, openDemoDatabase } from '../bin/demo-environment.ts';
import { SECOND_ACCOUNT } from '../lib/server/demo/accounts.ts';
import { openEndpoint } from '../lib/server/demo/endpoint.ts';
import type { EndFrame, Frame } from '../lib/stream/frame.ts';
import { countOf, expect, openServer, test } from './world.ts';

const COUNTS = { emrServerless: 40, glue: 30, athena: 30, applications: 2, sparkWorkGroups: 2 };
const FIRST = '210987654321';

/** An estate that stands still, in an endpoint of the test's own. */
function openEstate() {
  const startMs = Date.now();
  return openEndpoint({ seed: 4, counts: COUNTS, nowMs: () => startMs });
}

async function readEnd(address: string): Promise<EndFrame | undefined> {
  const text = await (await fetch(`${address}/api/sessions?range=all`)).text();
  const frames = text.split('\n').filter(Boolean);
  return frames.map((line): Frame => JSON.parse(line)).find((frame) => frame.type === 'end');
}

test.describe('somebody whose AWS is out of reach', () => {
  test('finds after a restart every row, its money and its states, and how old they are', async ({ page }) => {
    const endpoint = await openEstate();
    const env = demoEnvironment({ SPARKTALLY_POLL_SECONDS: '5' }, endpoint.url, ['us-east-1'], openDemoDatabase());
    const first = await openServer(env);
    await expect(async () => {
      const history = await (await fetch(`${first.address}/api/history`)).json();
      expect(history).toMatchObject({ status: 'on', sessions: 100, waiting: 0 });
      expect((await readEnd(first.address))?.complete).toBe(true);
    }).toPass({ timeout: 60_000 });
    // The worst end there is, and AWS is gone as well.
    first.server.process.kill('SIGKILL');
    await endpoint.close();
    const { address, server } = await openServer(env);
    try {
      await page.goto(`${address}/sessions?range=all`);
      await expect(countOf(page)).toContainText('100 sessions');
      await expect(page.getByText(/not refreshed: what is shown is the last known/)).toBeVisible({ timeout: 30_000 });
      expect(await readEnd(address)).toMatchObject({ complete: false, count: 100 });
      await page.locator('tbody a[href^="/sessions/"]:not([tabindex="-1"])').first().click();
      await expect(page.getByText(/Last known: AWS told us this/)).toBeVisible();
      await expect(page.getByRole('heading', { name: 'Recorded states' })).toBeVisible();
      await expect(page.getByText('when first seen')).toBeVisible();
    } finally {
      await server.stop();
    }
  });
});

test.describe('somebody with several accounts', () => {
  test('sees both in one list, and which of them is denied and why', async ({ page }) => {
    const endpoint = await openEstate();
    const role = (account: string) => `arn:aws:iam::${account}:role/SparktallyReader`;
    endpoint.faults.add({
      match: { accessKeyId: `ASIA${SECOND_ACCOUNT.account}DEMO`, service: 'glue' },
      act: { kind: 'error', status: 403, code: 'AccessDeniedException' },
    });
    const { address, server } = await openServer({
      ...demoEnvironment({}, endpoint.url, ['us-east-1', 'eu-west-1'], openDemoDatabase()),
      SPARKTALLY_ROLE_ARNS: `${role(FIRST)},${role(SECOND_ACCOUNT.account)}`,
      SPARKTALLY_EXTERNAL_ID: SECOND_ACCOUNT.externalId ?? '',
    });
    try {
      await page.goto(`${address}/sessions?range=all`);
      await expect(countOf(page)).toContainText('At least 170 sessions');
      await expect(page.getByText('glue:ListSessions').first()).toBeVisible();
      await expect(page.getByText(SECOND_ACCOUNT.account).first()).toBeVisible();
      expect(await readEnd(address)).toMatchObject({ complete: false, count: 170 });
      await page.goto(`${address}/sessions?range=all&account=${SECOND_ACCOUNT.account}`);
      await expect(countOf(page)).toContainText('At least 70');
    } finally {
      await server.stop();
      await endpoint.close();
    }
  });
});

test.describe('somebody who looks after the history', () => {
  test('sees since when it is kept and takes it home', async ({ page, world }) => {
    await page.goto(`${world.address}/sources`);
    const panel = page.getByRole('region', { name: 'History' });
    await expect(panel.getByText('240')).toBeVisible({ timeout: 30_000 });
    const download = page.waitForEvent('download');
    await panel.getByRole('link', { name: 'Export as NDJSON' }).click();
    expect((await download).suggestedFilename()).toMatch(/^sparktally-history-.*\.ndjson$/);
  });
});

test.describe('somebody who asks what idles', () => {
  for (const scheme of ['light', 'dark'] as const) {
    test(`sees what it cost and what a timeout would have saved, ${scheme}`, async ({ page, world }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize(scheme === 'light' ? { width: 1440, height: 900 } : { width: 390, height: 844 });
      await page.goto(`${world.address}/idle?range=90d`);
      await expect(page.getByRole('heading', { name: 'What if' })).toBeVisible();
      const slider = page.getByRole('slider');
      await slider.focus();
      await page.keyboard.press('Home');
      await expect(page).toHaveURL(/timeout=5/);
      await expect(slider).toHaveAttribute('aria-valuetext', '5 minutes');
      const map = page.getByRole('region', { name: /^Hours of the week:/ });
      await map.focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowDown');
      await expect(page.getByRole('status').filter({ hasText: /day \d+:00 to \d+:00: / })).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });
  }

  test('an address that is not understood is told', async ({ page, world }) => {
    await page.goto(`${world.address}/idle?timeout=7&group=nobody`);
    await expect(page.getByText(/timeout=7|timeout/).first()).toBeVisible();
    const answer = await page.request.get(`${world.address}/api/idle?group=nobody`);
    expect(answer.status()).toBe(400);
    expect(await answer.json()).toMatchObject({ parameter: 'group' });
  });
});
