import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { countOf, DESK, expect, expectRows, test } from './world.ts';

const query = (page: Page) => page.getByRole('combobox', { name: /^Search sessions/ });
const options = (page: Page) => page.getByRole('listbox', { name: 'Suggestions for the query' }).getByRole('option');

async function expectNoViolations(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

test.describe('somebody who writes a query', () => {
  test.use({ viewport: DESK });

  test('completes it by the keyboard, sees its rows and its address, and finds it after a reload', async ({
    page,
    world,
  }) => {
    await page.goto(`${world.address}/sessions?range=all`);
    await expect(countOf(page)).toHaveText(/^240 sessions/);
    await page.keyboard.press('/');
    await expect(query(page)).toBeFocused();
    await page.keyboard.type('serv');
    await expect(options(page).first()).toContainText('service:');
    await page.keyboard.press('Tab');
    await expect(query(page)).toHaveValue('service:');
    await page.keyboard.type('gl');
    await expect(options(page)).toHaveCount(1);
    await expect(options(page).first()).toContainText(/glue.*70/);
    await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
    await expectNoViolations(page);
    await page.keyboard.press('Enter');
    await expect(query(page)).toHaveValue('service:glue ');
    await page.keyboard.type('duration:>1h');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => decodeURIComponent(new URL(page.url()).search))
      .toBe('?service=glue&duration=>1h&range=all');
    const rows = await expectRows(page, world, 'service=glue&duration=>1h&range=all');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThan(70);
    await page.reload();
    await expect(query(page)).toHaveValue('service:glue duration:>1h');
    await query(page).click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    await expect(options(page).filter({ hasText: 'service:glue duration:>1h' })).toBeVisible();
    await options(page).filter({ hasText: 'Forget recent queries' }).click();
    await expect(options(page).filter({ hasText: 'service:glue' })).toHaveCount(0);
  });

  test('is told what is wrong and what is allowed, while the rest is in force and nothing is lost', async ({
    page,
    world,
  }) => {
    await page.goto(`${world.address}/sessions?range=all`);
    await query(page).fill('service:glue servce:x phase:tired');
    await expect(query(page)).toHaveAttribute('aria-invalid', 'true');
    await expect(query(page)).toHaveAccessibleDescription(
      /no field “servce”. Did you mean service.*“tired” is no value of phase. Allowed: starting, ready/,
    );
    await expect(page.locator('.decoration-wavy', { hasText: 'servce:' })).toBeVisible();
    await expect(page.locator('.decoration-wavy', { hasText: 'tired' })).toBeVisible();
    await expectRows(page, world, 'service=glue&range=all');
    await expectNoViolations(page);
    await page.getByRole('search').getByRole('button', { name: 'State', exact: true }).click();
    await page.getByRole('list', { name: 'State' }).locator('label').filter({ hasText: 'STOPPED' }).first().click();
    await expect(query(page)).toHaveValue('service:glue state:STOPPED servce:x phase:tired');
    await expectRows(page, world, 'service=glue&state=STOPPED&range=all');
  });

  test('has the page stand still while a part of it is wrong, and reads what is allowed over it', async ({
    page,
    world,
  }) => {
    await page.goto(`${world.address}/sessions?range=all`);
    await expect(countOf(page)).toHaveText(/^240 sessions/);
    await expect(page.getByText(/^All \d sources are complete/)).toBeVisible();
    await expect(page.getByRole('region', { name: 'Timeline' })).toBeVisible();
    const topOf = () => page.locator('[data-rows]').evaluate((rows) => rows.getBoundingClientRect().top);
    const top = await topOf();
    await query(page).fill('phase:tired idle:>soon ');
    const told = page.getByText('“tired” is no value of phase.');
    await expect(told).toBeVisible();
    await expect(query(page)).toHaveAttribute('aria-invalid', 'true');
    expect(await topOf()).toBe(top);
    await query(page).blur();
    await expect(told).toBeHidden();
    await expect(query(page)).toHaveAccessibleDescription(/“tired” is no value of phase/);
    expect(await topOf()).toBe(top);
  });

  test('sees what is picked elsewhere, and what a link brings, in the one spelling', async ({ page, world }) => {
    await page.goto(`${world.address}/sessions?phase=!ended&q=e&range=all`);
    await expect(query(page)).toHaveValue('!phase:ended e');
    await page.getByRole('search').getByRole('button', { name: 'Service' }).click();
    await page.getByRole('list', { name: 'Service' }).locator('label').filter({ hasText: 'Glue' }).click();
    await expect(query(page)).toHaveValue('service:glue !phase:ended e');
    await page.keyboard.press('Escape');
    await page.getByRole('main').getByRole('link').first().waitFor();
    const left = page.url();
    await page.goto(`${world.address}/sources`);
    await page.goBack();
    await expect(page).toHaveURL(left);
    await expect(query(page)).toHaveValue('service:glue !phase:ended e');
  });

  test('leaves by Escape: it closes the list, empties the query, and goes', async ({ page, world }) => {
    await page.goto(`${world.address}/sessions?range=all`);
    await expect(countOf(page)).toHaveText(/^240 sessions/);
    await query(page).click();
    await page.keyboard.type('phase:id');
    await expect(options(page)).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(options(page)).toHaveCount(0);
    await expect(query(page)).toHaveValue('phase:id');
    await page.keyboard.press('Escape');
    await expect(query(page)).toHaveValue('');
    await page.keyboard.press('Escape');
    await expect(query(page)).not.toBeFocused();
    await expectRows(page, world, 'range=all');
  });
});
