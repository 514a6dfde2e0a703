import type { Locator, Page } from '@playwright/test';
import { SERVICES } from '../lib/domain/service.ts';
import { countOf, expect, rowLinks, test } from './world.ts';

/** Tab, as often as it takes. */
async function walkTo(page: Page, target: Locator) {
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(target).toBeFocused({ timeout: 100 });
  }).toPass({ intervals: [0], timeout: 20_000 });
}

test.describe('somebody who opens a session', () => {
  test('by the mouse comes back to the same list, filter and place', async ({ page, world }) => {
    await page.goto(`${world.address}/sessions?service=!athena&range=all`);
    await expect(countOf(page)).toHaveText(/^160 of 240 sessions/);
    const scroller = page.getByRole('table', { name: 'Interactive Spark sessions' }).locator('..');
    for (const back of ['browser', 'page']) {
      await scroller.evaluate((node) => node.scrollTo({ top: 2_000 }));
      await expect.poll(() => scroller.evaluate((node) => node.scrollTop)).toBe(2_000);
      const { x, y, height } = (await scroller.boundingBox()) ?? { x: 0, y: 0, height: 0 };
      const place = { x: x + 160, y: y + height / 2 };
      // The rows of a place scrolled to are drawn after it is reached.
      await expect
        .poll(() => page.evaluate((at) => Boolean(document.elementFromPoint(at.x, at.y)?.closest('[data-row]')), place))
        .toBe(true);
      await page.mouse.click(place.x, place.y);
      const beside = page.getByRole('region', { name: 'Session beside the list' });
      await expect(beside).toBeVisible();
      await beside.getByRole('link', { name: 'Open its page' }).click();
      await expect(page).toHaveURL(/\/sessions\/(glue|emr-serverless)\//);
      await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Sessions');
      if (back === 'browser') await page.goBack();
      else await page.getByRole('main').getByRole('link', { name: 'Sessions', exact: true }).click();
      await expect(page).toHaveURL(/\/sessions\?service=!athena&range=all&open=/);
      await expect(countOf(page)).toHaveText(/^160 of 240 sessions/);
      await expect.poll(() => scroller.evaluate((node) => node.scrollTop)).toBe(2_000);
      await beside.getByRole('button', { name: 'Close the session' }).click();
      await expect(page).toHaveURL(/\/sessions\?service=!athena&range=all$/);
    }
  });

  test('comes back to the place also where the rows come later than their page', async ({ page, world }) => {
    // Without workers the page itself makes the rows ready, after it has been drawn without them.
    await page.addInitScript(() => {
      for (const name of ['SharedWorker', 'Worker']) Object.defineProperty(window, name, { value: undefined });
    });
    await page.goto(`${world.address}/sessions?range=all`);
    await expect(countOf(page)).toHaveText(/^240 sessions/);
    const scroller = page.getByRole('table', { name: 'Interactive Spark sessions' }).locator('..');
    const top = () => scroller.evaluate((node) => node.scrollTop);
    await scroller.evaluate((node) => node.scrollTo({ top: 3_000 }));
    await expect.poll(top).toBe(3_000);
    await page.getByRole('link', { name: 'Prices' }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: 'Prices' })).toBeVisible();
    await page.goBack();
    await expect(countOf(page)).toHaveText(/^240 sessions/);
    await expect.poll(top).toBe(3_000);
  });

  test('by the keyboard alone searches, walks, opens and comes back', async ({ page, world }) => {
    await page.goto(`${world.address}/sessions?range=all`);
    await expect(countOf(page)).toHaveText(/^240 sessions/);
    await page.keyboard.press('/');
    await expect(page.getByRole('combobox', { name: /^Search sessions/ })).toBeFocused();
    await page.keyboard.type('e');
    await expect(page).toHaveURL(/\?q=e&range=all$/);
    const links = page.locator(rowLinks);
    await walkTo(page, links.first());
    await page.keyboard.press('j');
    await expect(links.nth(1)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(links.nth(2)).toBeFocused();
    const href = (await links.nth(2).getAttribute('href')) ?? '';
    await page.keyboard.press('Enter');
    await walkTo(page, page.getByRole('link', { name: 'Open its page' }));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(world.address + href);
    await walkTo(page, page.getByRole('main').getByRole('link', { name: 'Sessions', exact: true }));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\?q=e&range=all&open=/);
    await expect(links.first()).toBeVisible();
  });

  for (const service of SERVICES) {
    test(`of ${service} sees its usage, configuration, tags, ARN and raw answer`, async ({ page, world }) => {
      const { sessions } = await world.list(`range=all&service=${service}&phase=ended`);
      const [session] = sessions;
      if (!session) throw new Error(`no ended session of ${service}`);
      const answer = await page.goto(world.address + session.href);
      expect(answer?.status()).toBe(200);
      const main = page.getByRole('main');
      await expect(main.getByRole('heading', { level: 1 })).toHaveText(session.name ?? session.id);
      await expect(main.getByText(session.state, { exact: true }).first()).toBeVisible();
      await expect(main.getByText(session.arn ?? 'no ARN', { exact: true })).toBeVisible();
      for (const name of ['Usage', 'About', 'Tags', 'Raw answer']) {
        await expect(main.getByRole('heading', { name, exact: true })).toBeVisible();
      }
      await expect(main.getByRole('heading', { name: /Configuration/i }).first()).toBeVisible();
      if (service === 'emr-serverless') {
        await expect(main.getByText('One-minute minimum per worker')).toBeVisible();
        await expect(main.getByText('Storage is billed only above 20 GB a worker')).toBeVisible();
      }
      await main.getByRole('radio', { name: 'Text' }).check();
      const { detail } = await (await page.request.get(`${world.address}/api${session.href}`)).json();
      const raw = await main
        .getByText(JSON.stringify(detail, null, 2).slice(0, 60))
        .first()
        .textContent();
      expect(JSON.parse(raw ?? '')).toEqual(detail);
    });
  }

  test('of a wrong service or address is not found, and led on', async ({ page, world }) => {
    for (const [path, title] of [
      ['/sessions/hadoop/210987654321/us-east-1/-/x', 'There is no such service'],
      ['/sessions/glue/210987654321', 'This is not the address of a session'],
      ['/nowhere', 'There is no such page'],
    ] as const) {
      const answer = await page.goto(world.address + path);
      expect([path, answer?.status()]).toEqual([path, 404]);
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
      await expect(page.getByRole('main').getByRole('link', { name: 'All sessions' })).toBeVisible();
    }
  });

  test('that AWS does not have is told so, and led on', async ({ page, world }) => {
    for (const place of ['glue/210987654321/us-east-1/-', 'athena/210987654321/us-east-1/no-such-workgroup']) {
      const href = `/sessions/${place}/no-such-session`;
      expect([href, (await page.goto(world.address + href))?.status()]).toEqual([href, 404]);
      await expect(page.getByRole('heading', { level: 1, name: 'There is no such session' })).toBeAttached();
      await expect(page.getByText('There is no such session').last()).toBeVisible();
      await expect(page.getByRole('main').getByRole('link', { name: 'All sessions' })).toBeVisible();
      const api = await page.request.get(`${world.address}/api${href}`);
      expect([href, api.status()]).toEqual([href, 404]);
      await expect(page.getByText(JSON.parse(await api.text()).detail)).toBeVisible();
      expect(api.headers()['content-type']).toContain('application/problem+json');
    }
  });
});
