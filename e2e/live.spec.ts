import { demoEnvironment, openDemoDatabase } from '../bin/demo-environment.ts';
import { openEndpoint } from '../lib/server/demo/endpoint.ts';
import { countOf, expect, openServer, test } from './world.ts';

const COUNTS = { emrServerless: 20, glue: 20, athena: 20, applications: 1, sparkWorkGroups: 1 };

test.describe('somebody who leaves the list open', () => {
  test('has it in eight tabs at once: a browser allows six connections', async ({ context, world }) => {
    const tabs = await Promise.all(Array.from({ length: 8 }, () => context.newPage()));
    for (const tab of tabs) await tab.goto(`${world.address}/sessions?range=all`);
    for (const tab of tabs) await expect(countOf(tab)).toHaveText(/^240 sessions/);
    // And each still asks something else of the server.
    for (const tab of tabs) {
      expect(await tab.evaluate(async () => (await fetch('/api/sources')).status)).toBe(200);
    }
  });

  for (const missing of ['SharedWorker', 'SharedWorker and Worker']) {
    test(`has it all the same where the browser has no ${missing}`, async ({ page, world }) => {
      await page.addInitScript((names) => {
        for (const name of names) Object.defineProperty(window, name, { value: undefined });
      }, missing.split(' and '));
      await page.goto(`${world.address}/sessions?range=all`);
      await expect(countOf(page)).toHaveText(/^240 sessions/);
      await page.getByRole('search').getByRole('button', { name: 'Service', exact: true }).click();
      await page.getByRole('list', { name: 'Service' }).getByText('AWS Glue').click();
      await expect(countOf(page)).toHaveText(/^70 of 240 sessions/);
    });
  }

  test('is told of new sessions, and what is being read stays where it is', async ({ page }) => {
    const startMs = Date.now() - 3_600_000;
    let passedMs = 0;
    const endpoint = await openEndpoint({ seed: 4, counts: COUNTS, arrivals: true, nowMs: () => startMs + passedMs });
    const { address, server } = await openServer(
      demoEnvironment({ SPARKTALLY_POLL_SECONDS: '5' }, endpoint.url, ['us-east-1'], openDemoDatabase()),
    );
    try {
      await page.goto(`${address}/sessions?range=all`);
      await expect(countOf(page)).toHaveText(/^60 sessions/);
      // While the rows came in the list began at its top all the same.
      await expect(page.locator('tr[aria-rowindex="2"]')).toBeInViewport();
      await expect(page.getByRole('region', { name: 'Timeline' })).toBeVisible();
      await expect(page.getByText(/^All \d sources are complete/)).toBeVisible();
      const scroller = page.getByRole('table').locator('..');
      const first = await page.locator('[data-row]').first().getAttribute('data-row');
      const placeOf = () =>
        page.evaluate((key) => document.querySelector(`[data-row="${key}"]`)?.getBoundingClientRect().top, first);
      const before = await placeOf();
      passedMs = 3_600_000;
      const pill = page.getByRole('button', { name: /^\d+ new session/ });
      await expect(pill).toBeVisible({ timeout: 60_000 });
      await expect.poll(placeOf).toBe(before);
      // All three sources have told theirs.
      const all = endpoint.truth().length;
      await expect(countOf(page)).toContainText(`${all} sessions`, { timeout: 60_000 });
      // What changed in view is marked. No mark moves: each frame of one that did would be the page's own thread's.
      await expect(page.locator('td[data-changed]').first()).toHaveCSS('animation-duration', '0.001s');
      await pill.click();
      await expect(pill).toHaveCount(0);
      await expect.poll(() => scroller.evaluate((node) => node.scrollTop)).toBe(0);
      await expect(page.locator('[data-row]').first()).not.toHaveAttribute('data-row', first ?? '');
    } finally {
      await server.stop();
      await endpoint.close();
    }
  });
});
