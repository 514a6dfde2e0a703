import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { countOf, expect, rowLinks, test } from './world.ts';

const panelOf = (page: Page) => page.getByRole('region', { name: 'Session beside the list' });
const palette = (page: Page) => page.getByRole('dialog', { name: 'Go anywhere, do anything' });
const help = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });
const selected = (page: Page) => page.getByRole('region', { name: 'Selected rows' });
const openOf = (page: Page) => new URL(page.url()).searchParams.get('open');

/** The key of the row that has the focus, once one has. */
async function focusedRow(page: Page): Promise<string> {
  const read = () => page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset.row ?? '');
  await expect.poll(read).not.toBe('');
  return read();
}

async function expectNoViolation(page: Page, what: string) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${what} ${id}: ${nodes[0]?.html}`)).toEqual([]);
}

async function openList(page: Page, address: string, query = 'range=all') {
  await page.goto(`${address}/sessions?${query}`);
  await expect(countOf(page)).toContainText(/sessions/);
  await expect(page.locator('[data-row]').first()).toBeVisible();
}

test.describe('by the keyboard alone somebody', () => {
  test('finds a session, reads it beside the list, goes on to the next and comes back to its row', async ({
    page,
    world,
  }) => {
    await openList(page, world.address);
    await page.keyboard.press('/');
    await page.keyboard.type('e');
    await expect(page).toHaveURL(/\?q=e&range=all$/);
    await page.keyboard.press('j');
    await expect(page).toHaveURL(/\?q=ej&range=all$/);
    await page.keyboard.press('Backspace');
    await expect(page).toHaveURL(/\?q=e&range=all$/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('j');
    const first = await focusedRow(page);
    await page.keyboard.press('j');
    await expect.poll(() => focusedRow(page)).not.toBe(first);
    const row = await focusedRow(page);
    await page.keyboard.press('Enter');
    await expect(panelOf(page)).toBeFocused();
    expect(openOf(page)).toBe(row);
    await expect(panelOf(page).getByText(/^2 of \d+$/)).toBeVisible();
    await expect(panelOf(page).getByRole('heading', { name: 'Cost', exact: true })).toBeVisible();

    await page.keyboard.press(']');
    await expect(panelOf(page).getByText(/^3 of \d+$/)).toBeVisible();
    await expect(
      panelOf(page)
        .getByRole('status')
        .filter({ hasText: /, 3 of \d+$/ }),
    ).toBeAttached();
    await page.keyboard.press('[');
    await page.keyboard.press('[');
    await expect(panelOf(page).getByText(/^1 of \d+$/)).toBeVisible();
    expect(openOf(page)).toBe(first);
    await page.keyboard.press('Escape');
    await expect(panelOf(page)).toHaveCount(0);
    await expect.poll(() => focusedRow(page)).toBe(first);
    expect(openOf(page)).toBeNull();
  });

  test('walks the cells of a row, none of which hides under what stays in view', async ({ page, world }) => {
    await page.setViewportSize({ width: 1024, height: 700 });
    await openList(page, world.address);
    /** Whether the middle of what has the focus is not covered by anything else. */
    const isClear = () =>
      page.evaluate(() => {
        const box = document.activeElement?.getBoundingClientRect();
        const top = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return document.activeElement?.parentElement?.contains(top ?? null) === true;
      });
    await page.keyboard.press('j');
    await focusedRow(page);
    for (const key of [...Array(4).fill('ArrowRight'), ...Array(6).fill('ArrowLeft')]) {
      await page.keyboard.press(key);
      await expect.poll(isClear).toBe(true);
    }
    await expect(page.locator('[data-row] input').first()).toBeFocused();
    for (const key of ['End', 'ArrowUp', 'ArrowUp', 'Home', 'PageDown', 'PageDown', 'PageUp']) {
      await page.keyboard.press(key);
      await expect.poll(isClear).toBe(true);
    }
  });

  test('selects rows and ranges, is told how many, and copies them', async ({ page, world, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await openList(page, world.address);
    const announcer = page.locator('[data-announcer]');
    await page.keyboard.press('j');
    const first = await focusedRow(page);
    await page.keyboard.press('x');
    await expect(selected(page)).toContainText('1 selected');
    await expect(announcer).toHaveText(/^1 selected/);
    for (const _ of [1, 2, 3]) await page.keyboard.press('ArrowDown');
    const last = await focusedRow(page);
    await page.keyboard.press('Shift+X');
    await expect(announcer).toHaveText(/^4 selected/);
    await expect(page.locator('[data-row] input:checked')).toHaveCount(4);

    await selected(page).getByRole('button', { name: 'Copy ids' }).focus();
    await page.keyboard.press('Enter');
    await expect(selected(page).getByText('Copied 4 ids')).toBeVisible();
    const ids = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
    const idOf = (key: string) => decodeURIComponent(key.split('/').at(-1) ?? '');
    expect([ids.length, ids[0], ids[3]]).toEqual([4, idOf(first), idOf(last)]);

    await selected(page).getByRole('button', { name: 'Copy as table' }).focus();
    await page.keyboard.press('Enter');
    await expect(selected(page).getByText('Copied 4 rows')).toBeVisible();
    const lines = (await page.evaluate(() => navigator.clipboard.readText())).trimEnd().split(/\r?\n/);
    expect(lines).toHaveLength(5);
    expect(new Set(lines.map((line) => line.split('\t').length)).size).toBe(1);

    await page.getByRole('checkbox', { name: 'Select all 240 rows shown' }).press('Space');
    await expect(announcer).toHaveText(/^240 selected/);
    await page.keyboard.press('/');
    await page.keyboard.type('no-such-session-anywhere');
    await expect(selected(page)).toContainText('240 selected, 240 of them not among the rows shown');
    await page.keyboard.press('Escape');
    await expect(countOf(page)).toHaveText(/^240 sessions/);
    await selected(page).getByRole('button', { name: 'Clear' }).focus();
    await page.keyboard.press('Enter');
    await expect(selected(page)).toHaveCount(0);
  });

  test('holds the list, turns the clock, and reads what the keys are', async ({ page, world }) => {
    await openList(page, world.address);
    await page.keyboard.press('j');
    const row = await focusedRow(page);
    await page.keyboard.press('l');
    await expect(page.getByRole('button', { name: 'Held' })).toBeVisible();
    await page.keyboard.press('l');
    await expect(page.getByRole('button', { name: 'Live' })).toBeVisible();
    await expect(page.getByRole('radio', { name: 'Local' })).toBeChecked();
    await page.keyboard.press('u');
    await expect(page.getByRole('radio', { name: 'UTC' })).toBeChecked();
    await page.keyboard.press('?');
    await expect(help(page)).toBeVisible();
    await expect(help(page)).toContainText('Select the row');
    await page.keyboard.press('u');
    await help(page).getByRole('button', { name: 'Close' }).press('Enter');
    await expect(help(page)).toHaveCount(0);
    await expect(page.getByRole('radio', { name: 'UTC' })).toBeChecked();
    await expect.poll(() => focusedRow(page)).toBe(row);
    await page.keyboard.press('Control+k');
    await expect(palette(page).getByRole('combobox')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect.poll(() => focusedRow(page)).toBe(row);
  });

  test('switches the single keys off, for good, and still has the rest', async ({ page, world }) => {
    await openList(page, world.address);
    await page.keyboard.press('?');
    await help(page)
      .getByRole('checkbox', { name: /^Single-key shortcuts/ })
      .press('Space');
    await page.keyboard.press('Escape');
    for (const _ of ['now', 'after a reload']) {
      const link = page.locator(rowLinks).first();
      await link.focus();
      for (const key of ['x', 'j', '?', '/', 'l', 'u']) await page.keyboard.press(key);
      await expect(link).toBeFocused();
      await expect(selected(page)).toHaveCount(0);
      await expect(page.getByRole('button', { name: 'Live' })).toBeVisible();
      await expect(page.getByRole('radio', { name: 'Local' })).toBeChecked();
      await page.keyboard.press('Control+k');
      await expect(palette(page)).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(palette(page)).toHaveCount(0);
      await page.reload();
      await expect(page.locator('[data-row]').first()).toBeVisible();
    }
  });

  test('goes by the palette to an owner, a session, a page, and finds sessions on every page', async ({
    page,
    world,
  }) => {
    await openList(page, world.address);
    const { sessions } = await world.list('range=all');
    const named = sessions.find(({ name, owner }) => name !== null && name.length > 6 && owner !== null);
    if (named?.name == null) throw new Error('no session with a name');
    await page.keyboard.press('Control+k');
    await expect(palette(page).getByRole('combobox')).toBeFocused();
    await page.keyboard.type(named.id);
    await expect(palette(page).getByRole('option', { name: named.name })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(panelOf(page)).toBeFocused();
    expect(openOf(page)).toBe(named.key);
    await page.keyboard.press('Escape');

    await page.keyboard.press('Control+k');
    const owner = palette(page).getByRole('group', { name: 'Owners' }).getByRole('option').first();
    await expect(owner).toBeVisible();
    await owner.click();
    await expect(page).toHaveURL(/[?&]owner=/);

    await page.keyboard.press('Control+k');
    await page.keyboard.type('usage');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Usage' })).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.keyboard.type(named.id);
    await expect(palette(page).getByRole('option', { name: /^All sessions that contain/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expect(help(page)).toBeVisible();
  });
});

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
    expect(openOf(page)).toBe(key);
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
    await panelOf(page).getByRole('button', { name: 'Try again' }).click();
    await expect(panelOf(page).getByText(/could not be loaded/)).toHaveCount(0);
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
      await page.locator('[data-row] input').first().check({ force: true });
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
