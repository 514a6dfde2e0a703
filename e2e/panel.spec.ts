import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { help, openList, openOf, palette, panelOf, selected } from './list-page.ts';
import { countOf, expect, rowLinks, test } from './world.ts';

async function expectNoViolation(page: Page, what: string) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${what} ${id}: ${nodes[0]?.html}`)).toEqual([]);
}

test.describe('a session beside the list', () => {
  test('is in the address: after a reload, by Back and Forward, and in another browser', async ({
    page,
    world,
    browser,
  }) => {
    await openList(page, world.address);
    await page.locator(rowLinks).nth(3).click();
    await expect(panelOf(page)).toBeFocused();
    const key = openOf(page);
    await page.reload();
    await expect(panelOf(page).getByText(/^4 of 240$/)).toBeVisible();
    await page.goBack();
    await expect(panelOf(page)).toHaveCount(0);
    await page.goForward();
    await expect(panelOf(page)).toBeVisible();
    await expect.poll(() => openOf(page)).toBe(key);
    await panelOf(page).getByRole('link', { name: 'Open its page' }).click();
    await expect(page).toHaveURL(`${world.address}/sessions/${key}`);
    await page.goBack();
    await expect(panelOf(page).getByText(/^4 of 240$/)).toBeVisible();
    const elsewhere = await browser.newPage();
    await elsewhere.goto(page.url());
    await expect(panelOf(elsewhere).getByText(/^4 of 240$/)).toBeVisible();
    await elsewhere.close();
  });

  test('leaves the link of a row a link: another tab by Ctrl or the middle button', async ({
    page,
    world,
    context,
  }) => {
    await openList(page, world.address);
    const link = page.locator(rowLinks).first();
    const href = world.address + ((await link.getAttribute('href')) ?? '');
    for (const how of [{ modifiers: ['ControlOrMeta' as const] }, { button: 'middle' as const }]) {
      const [tab] = await Promise.all([context.waitForEvent('page'), link.click(how)]);
      await expect(tab).toHaveURL(href);
      await tab.close();
    }
    await expect(panelOf(page)).toHaveCount(0);
  });

  test('says of a broken or a strange key what it is, and leaves the list as it is', async ({ page, world }) => {
    await openList(page, world.address, 'range=all&open=no/such');
    await expect(panelOf(page).getByText('The address names no session')).toBeVisible();
    await expect(page.getByText('left out')).toHaveCount(0);
    await openList(page, world.address, 'range=all&open=glue/210987654321/us-east-1/-/no-such-session');
    await expect(panelOf(page).getByText('There is no such session')).toBeVisible();
    await expect(panelOf(page).getByText('Not among the rows shown', { exact: true })).toBeVisible();
    await expect(countOf(page)).toHaveText(/^240 sessions/);
  });

  test('shows what its row tells while its own answer fails, and says so', async ({ page, world }) => {
    await page.route('**/api/sessions/*/**', (route) => route.abort());
    await openList(page, world.address);
    await page.locator(rowLinks).first().click();
    await expect(panelOf(page).getByText(/^This session could not be loaded/)).toBeVisible();
    await expect(panelOf(page).getByRole('heading', { name: 'Cost', exact: true })).toBeVisible();
    await page.unroute('**/api/sessions/*/**');
    // Its parts are asked for by themselves, and each may be asked for again.
    await expect(async () => {
      await panelOf(page).getByRole('button', { name: 'Try again' }).first().click({ timeout: 5_000 });
      await expect(panelOf(page).getByText(/could not be loaded/)).toHaveCount(0, { timeout: 5_000 });
    }).toPass();
    await expect(panelOf(page).getByRole('heading', { name: 'Raw answer' })).toBeVisible();
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390, 320]) {
    test(`axe finds nothing with session, selection, help or palette open, ${colorScheme}, ${width} px`, async ({
      browser,
      world,
    }) => {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      await openList(page, world.address);
      await page.locator('[data-row] input').first().press('Space');
      await expect(selected(page)).toBeVisible();
      await expectNoViolation(page, 'selection');
      await page.keyboard.press('?');
      await expect(help(page)).toBeVisible();
      await expectNoViolation(page, 'help');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      await expect(palette(page).getByRole('option').first()).toBeVisible();
      await expectNoViolation(page, 'palette');
      await page.keyboard.press('Escape');
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      const { sessions } = await world.list('range=all');
      await openList(page, world.address, `range=all&open=${encodeURIComponent(sessions[0]?.key ?? '')}`);
      const session = width >= 1024 ? panelOf(page) : page.getByRole('dialog', { name: 'Session' });
      await expect(session.getByRole('heading', { name: 'Cost', exact: true })).toBeVisible();
      await expectNoViolation(page, 'session');
      await context.close();
    });
  }
}
