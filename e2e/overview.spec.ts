import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import type { Overview } from '../lib/domain/overview.ts';
import type { Session } from '../lib/domain/session.ts';
import { countOf, expect, test, type World } from './world.ts';

type Field = 'cost' | 'burnPerHour' | 'idleCost';

/** What rows add up to in dollars, in floats and so independent of how the page adds. */
const addUp = (rows: readonly Session[], field: Field) =>
  rows.reduce((sum, row) => sum + Number(row[field].amount ?? 0), 0);

/** The overview of the interface once all details are there: nothing arrives any more then, only time goes on. */
async function settle(world: World, query = ''): Promise<Overview> {
  let overview: Overview | undefined;
  await expect(async () => {
    const { sources } = await (await fetch(`${world.address}/api/sources`)).json();
    for (const { details, status } of sources) {
      expect(status).toBe('ok');
      expect(details.done + details.failed).toBe(details.of);
    }
    overview = await (await fetch(`${world.address}/api/overview?${query}`)).json();
    expect(overview?.complete).toBe(true);
  }).toPass({ timeout: 40_000 });
  if (overview === undefined) throw new Error('no overview');
  return overview;
}

const queryOf = (page: Page) => new URL(page.url()).searchParams.toString();
const tile = (page: Page, name: string) => page.getByRole('region', { name: 'Money' }).getByRole('link', { name });
const dollarsIn = async (of: Locator) =>
  Number(/\$([\d,]+\.\d\d)/.exec((await of.textContent()) ?? '')?.[1]?.replaceAll(',', ''));

test.describe('somebody who asks what it costs', () => {
  test('sees it at once, and each amount leads to the sessions that it is of', async ({ page, world }) => {
    const { money } = await settle(world, 'range=all');
    const perSecond = Number(money.burnPerHour.amounts[0]?.amount) / 3600;
    const tiles: { name: string; field: Field; sessions: number }[] = [
      { name: 'Burning now', field: 'burnPerHour', sessions: money.live },
      { name: 'Idle waste now', field: 'idleCost', sessions: -1 },
      { name: 'Spent today', field: 'cost', sessions: money.today.sessions },
      { name: 'Spent, all time', field: 'cost', sessions: money.range.sessions },
    ];
    for (const { name, field, sessions } of tiles) {
      await page.goto(`${world.address}/?range=all`);
      await expect(tile(page, name)).toContainText('$');
      const shown = await dollarsIn(tile(page, name));
      // Today's amount is of today alone; the list is of whole sessions, which the tile says too.
      const whole = /\$([\d,.]+) over their whole lives/.exec((await tile(page, name).textContent()) ?? '')?.[1];
      await tile(page, name).click();
      await expect(page).toHaveURL(/\/sessions\?/);
      const { sessions: rows, end } = await world.list(queryOf(page));
      expect(end).toMatchObject({ complete: true, undecided: 0 });
      if (sessions >= 0) expect(rows.length, name).toBe(sessions);
      await expect(countOf(page)).toContainText(String(rows.length));
      const expected = addUp(rows, field);
      const told = whole === undefined ? shown : Number(whole.replaceAll(',', ''));
      expect(expected, name).toBeGreaterThan(0);
      // Between the two answers live sessions go on costing; half a cent is lost by rounding.
      const grown = field === 'burnPerHour' ? 0 : perSecond * 60;
      expect(told, name).toBeLessThanOrEqual(expected + 0.005);
      expect(told, name).toBeGreaterThanOrEqual(expected - grown - 0.005);
    }
  });

  test('finds the dearest session, and who pays for it, one click away', async ({ page, world }) => {
    const { money } = await settle(world);
    const { sessions } = await world.list('range=all');
    const [dearest] = sessions.toSorted((a, b) => Number(b.cost.amount ?? 0) - Number(a.cost.amount ?? 0));
    await page.goto(`${world.address}/?range=all`);
    await page
      .getByRole('region', { name: 'Dearest sessions' })
      .getByRole('link', { name: /^(?!All)/ })
      .nth(0)
      .click();
    await expect(page).toHaveURL(`${world.address}${dearest?.href}`);
    for (const [name, expected] of [
      ['Unowned', sessions.filter(({ owner }) => owner === null).length],
      ['Untagged', sessions.filter(({ tags }) => Object.keys(tags ?? { not: 'known' }).length === 0).length],
    ] as const) {
      expect(expected).toBeGreaterThan(0);
      await page.goto(`${world.address}/?range=all`);
      const line = page.getByRole('region', { name: 'Owners' }).getByRole('link', { name });
      await expect(line).toContainText(`${expected} session`);
      await line.click();
      await expect(page).toHaveURL(/\/sessions\?/);
      await expect(countOf(page)).toContainText(new RegExp(`^${expected} (of 240 )?sessions?`));
    }
    const [owner] = money.owners.top;
    await page.goto(world.address);
    await page
      .getByRole('region', { name: 'Owners' })
      .getByRole('link', { name: owner?.value ?? '?' })
      .first()
      .click();
    await expect(page).toHaveURL(/owner=/);
    await expect(countOf(page)).toContainText(new RegExp(`^${owner?.sessions} `));
  });

  test('walks the days by keyboard, and opens one of them', async ({ page, world }) => {
    await settle(world);
    await page.goto(`${world.address}/?range=7d`);
    const bars = page.getByRole('list', { name: /^Spend in USD/ }).getByRole('link');
    await expect(bars).toHaveCount(8);
    await bars.last().focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect(bars.nth(5)).toBeFocused();
    const amount = await dollarsIn(page.getByRole('region', { name: 'Spend by day' }).getByText(/\d{4}: \$/));
    await page.getByText('The same numbers as a table').click();
    await expect(page.getByRole('table').getByRole('row').nth(3)).toContainText(`$${amount.toFixed(2)}`);
    await bars.nth(5).focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/sessions\?.*from=.*&to=.*sort=-cost/);
    await expect(countOf(page)).toContainText(String((await world.list(queryOf(page))).end.count));
  });

  test('sees idle waste grow, and takes the command that ends it', async ({ page, context, world }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { idle } = await settle(world);
    await page.goto(world.address);
    const panel = page.getByRole('region', { name: 'Idle now' });
    const [first] = idle;
    await panel.getByRole('button', { name: `Copy the command that stops ${first?.id}` }).click();
    await expect(panel.getByText('Copied', { exact: true })).toBeAttached();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(first?.stopCommand);
    await expect(page).toHaveURL(`${world.address}/`);
    const before = await dollarsIn(tile(page, 'Idle waste now'));
    await expect.poll(() => dollarsIn(tile(page, 'Idle waste now')), { timeout: 30_000 }).toBeGreaterThan(before);
  });

  test('has the days of the own clock', async ({ browser, world }) => {
    const context = await browser.newContext({ timezoneId: 'Asia/Tokyo' });
    const page = await context.newPage();
    await page.goto(`${world.address}/?range=24h`);
    await expect(tile(page, 'Spent today')).toContainText('since midnight, Asia/Tokyo');
    await page.getByRole('radio', { name: 'UTC' }).check();
    await expect(tile(page, 'Spent today')).toContainText('since midnight, UTC');
    await context.close();
  });

  test('is told that amounts are at least what they say while a source is denied', async ({ page, world }) => {
    const denied = { kind: 'error', status: 403, code: 'AccessDeniedException' } as const;
    world.endpoint.faults.add({ match: { service: 'glue' }, act: denied });
    await page.goto(`${world.address}/?range=all`);
    await expect(page.getByText('At least: 1 of 3 sources is missing.')).toBeVisible();
    for (const name of ['Burning now', 'Spent, all time']) await expect(tile(page, name)).toContainText('at least $');
    const refused = await page.request.get(`${world.address}/api/overview?tz=Mars/Base`);
    expect([refused.status(), await refused.json()]).toMatchObject([400, { parameter: 'tz' }]);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 390]) {
      test(`can use it with any eyes and hands: axe finds nothing, ${colorScheme}, ${width} px`, async ({
        browser,
        world,
      }) => {
        await settle(world);
        const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
        const page = await context.newPage();
        await page.goto(`${world.address}/?range=90d`);
        await page.getByText('The same numbers as a table').click();
        await expect(page.getByRole('table')).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        await context.close();
      });
    }
  }
});
