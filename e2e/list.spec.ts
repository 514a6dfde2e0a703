import { countOf, expect, test } from './world.ts';

const rowLinks = 'tbody a[href^="/sessions/"]:not([tabindex="-1"])';

test.describe('the list', () => {
  test('rows arrive, and are all that the interface lists', async ({ page, world }) => {
    await page.goto(`${world.address}/sessions?range=all`);
    const { end } = await world.list('range=all');
    expect(end).toMatchObject({ complete: true, count: 240 });
    await expect(countOf(page)).toContainText('240 sessions');
    await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', '241');
    await expect(page.getByLabel('Demo data')).toBeVisible();
  });

  test('a facet filters, the address holds it, and a reload or a pasted link shows the same', async ({
    page,
    world,
    browser,
  }) => {
    await page.goto(`${world.address}/sessions?range=all`);
    await expect(countOf(page)).toContainText('240 sessions');
    await page.getByRole('search').getByRole('button', { name: 'Service' }).click();
    await page.getByRole('list', { name: 'Service' }).getByText('Glue').first().click();
    await expect(page).toHaveURL(/service=glue/);
    await page.keyboard.press('Escape');
    await expect(countOf(page)).toContainText('70 of 240 sessions');
    await page
      .getByRole('searchbox')
      .or(page.getByLabel(/Search sessions/))
      .first()
      .fill('a');
    await expect(page).toHaveURL(/q=a/);
    const shown = await countOf(page).textContent();
    const query = new URL(page.url()).searchParams.toString();
    const { end } = await world.list(query);
    expect(shown).toMatch(new RegExp(`\\b${end.count} of 240`));
    const first = await page.locator(rowLinks).first().getAttribute('href');
    await page.reload();
    await expect(countOf(page)).toContainText(`${end.count} of`);
    await expect(page.locator(rowLinks).first()).toHaveAttribute('href', first ?? '');
    const elsewhere = await browser.newPage();
    await elsewhere.goto(page.url());
    await expect(countOf(elsewhere)).toContainText(`${end.count} of`);
    await expect(elsewhere.locator(rowLinks).first()).toHaveAttribute('href', first ?? '');
    await elsewhere.close();
  });

  for (const query of [
    'duration=>2h',
    'tag=team',
    'idle=>5m',
    'state=TERMINATED,STOPPED',
    'service=!glue&worker=-',
    'range=7d',
  ]) {
    test(`${query} shows what the interface lists`, async ({ page, world }) => {
      const whole = query.startsWith('range') ? query : `${query}&range=all`;
      // Tags come with the details: asked once, they are there when the page asks.
      await expect.poll(async () => (await world.list(whole)).end.undecided, { timeout: 30_000 }).toBe(0);
      const { end } = await world.list(whole);
      await page.goto(`${world.address}/sessions?${whole}`);
      await expect(countOf(page)).toContainText(end.count === 0 ? '0' : new RegExp(`\\b${end.count}\\b`));
    });
  }

  test('a part of the address that is not understood is dropped, and said', async ({ page, world }) => {
    await page.goto(`${world.address}/sessions?service=hadoop&bogus=1&range=all`);
    await expect(page.getByText('hadoop').first()).toBeVisible();
    await expect(page.getByText('bogus').first()).toBeVisible();
    await expect(countOf(page)).toContainText('240 sessions');
    const refused = await page.request.get(`${world.address}/api/sessions?service=hadoop`);
    expect(refused.status()).toBe(400);
    expect(await refused.json()).toMatchObject({ parameter: 'service', allowed: expect.stringContaining('glue') });
  });

  test('a filter that leaves nothing says so and is dropped by one click', async ({ page, world }) => {
    await page.goto(`${world.address}/sessions?range=all&name=no-such-name-anywhere`);
    await expect(page.getByText(/0 of 240 sessions/)).toBeVisible();
    await page
      .getByRole('button', { name: /Remove the filter/ })
      .first()
      .click();
    await expect(countOf(page)).toContainText('240 sessions');
  });

  test('the keyboard alone searches, walks and opens', async ({ page, world }) => {
    await page.goto(`${world.address}/sessions?range=all`);
    await expect(countOf(page)).toContainText('240 sessions');
    await page.keyboard.press('/');
    await expect(page.getByLabel(/Search sessions/)).toBeFocused();
    await page.keyboard.press('Escape');
    await page.locator(rowLinks).first().focus();
    await page.keyboard.press('j');
    await expect(page.locator(rowLinks).nth(1)).toBeFocused();
    await page.keyboard.press('j');
    await expect(page.locator(rowLinks).nth(2)).toBeFocused();
    const href = await page.locator(':focus').getAttribute('href');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`${href?.replaceAll('.', '\\.')}$`));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });

  test('back from a session leads to the same list, filter and place', async ({ page, world }) => {
    await page.goto(`${world.address}/sessions?range=all&service=!athena`);
    await expect(countOf(page)).toContainText('160 of 240 sessions');
    const scroller = page.locator('table').locator('..');
    await scroller.evaluate((node) => node.scrollTo({ top: 2_000 }));
    const { x, y, height } = (await scroller.boundingBox()) ?? { x: 0, y: 0, height: 0 };
    const place = { x: x + 160, y: y + height / 2 };
    const hasRow = () => page.evaluate((at) => Boolean(document.elementFromPoint(at.x, at.y)?.closest('a')), place);
    await expect.poll(() => scroller.evaluate((node) => node.scrollTop)).toBe(2_000);
    await expect.poll(hasRow).toBe(true);
    await page.mouse.click(place.x, place.y);
    await expect(page).toHaveURL(/\/sessions\/(glue|emr-serverless)\//);
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Sessions');
    await page.goBack();
    await expect(page).toHaveURL(/service=!athena/);
    await expect(countOf(page)).toContainText('160 of 240 sessions');
    await expect.poll(() => scroller.evaluate((node) => node.scrollTop)).toBe(2_000);
  });
});
