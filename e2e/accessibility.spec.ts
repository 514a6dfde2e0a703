import AxeBuilder from '@axe-core/playwright';
import { countOf, expect, test } from './world.ts';

test.describe('for everybody', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 390]) {
      test(`axe finds nothing on any page, ${colorScheme}, ${width} px`, async ({ browser, world }) => {
        test.slow();
        const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
        const page = await context.newPage();
        const { sessions } = await world.list('range=all&phase=ended');
        const hrefs = ['emr-serverless', 'glue', 'athena'].map(
          (service) => sessions.find((session) => session.service === service)?.href ?? '/nowhere',
        );
        for (const path of [
          '/',
          '/sessions?range=all',
          '/usage?range=90d',
          '/prices',
          '/sources',
          '/nowhere',
          ...hrefs,
        ]) {
          await page.goto(world.address + path);
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
          if (path.startsWith('/sessions?')) await expect(countOf(page)).toContainText('240 sessions');
          if (path === '/prices') await expect(page.getByRole('table').first()).toBeVisible();
          if (path.startsWith('/usage')) await expect(page.getByRole('listbox')).toBeVisible();
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([]);
        }
        await context.close();
      });
    }
  }

  test('axe finds nothing in an open popover', async ({ page, world }) => {
    await page.goto(`${world.address}/sessions?range=all`);
    await expect(countOf(page)).toContainText('240 sessions');
    await page.getByRole('search').getByRole('button', { name: 'Service' }).click();
    await expect(page.getByRole('list', { name: 'Service' })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  test('a chosen theme is there again after a reload, and in a second tab', async ({ page, world }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(`${world.address}/sources`);
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    await page
      .getByRole('radio', { name: /dark/i })
      .or(page.getByRole('button', { name: /dark/i }))
      .first()
      .click();
    await expect.poll(ground).not.toBe(light);
    const dark = await ground();
    await page.reload();
    expect(await ground()).toBe(dark);
    const second = await page.context().newPage();
    await second.goto(`${world.address}/sessions`);
    expect(await second.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(dark);
  });
});
