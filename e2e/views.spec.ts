import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { countOf, expect, test } from './world.ts';

const head = (page: Page, label: string) => page.getByRole('columnheader', { name: label, exact: true });
const headButton = (page: Page, label: string) => head(page, label).getByRole('button').first();
const heads = (page: Page) =>
  page.locator('th[data-column]').evaluateAll((cells) => cells.map((cell) => `${cell.getAttribute('data-column')}`));
const edge = (page: Page, label: string) => page.getByRole('separator', { name: `Width of ${label}` });
const views = (page: Page) => page.getByRole('button', { name: /^Views?\b/ });
const entry = (page: Page, name: string) => page.getByRole('menuitem', { name: new RegExp(`^${name}`) });

async function openList(page: Page, address: string, query = 'range=all'): Promise<void> {
  await page.goto(`${address}/sessions?${query}`);
  await expect(countOf(page)).toContainText('sessions');
  await expect(page.locator('[data-row]').first()).toBeVisible();
  await expect(views(page)).toBeEnabled();
}

async function expectNoViolation(page: Page, part = 'body'): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

/** Opens the menu of a head without a mouse, and takes an entry of it. */
async function chooseFor(page: Page, label: string, name: string): Promise<void> {
  await headButton(page, label).focus();
  await page.keyboard.press('ArrowDown');
  await entry(page, name).focus();
  await page.keyboard.press('Enter');
}

async function saveAs(page: Page, name: string): Promise<void> {
  await views(page).click();
  await page.getByRole('textbox', { name: 'Name of the new view' }).fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: `View: ${name}` })).toBeVisible();
}

test.use({ viewport: { width: 1440, height: 900 } });

test.describe('columns', () => {
  test('by the keyboard alone are sized, moved, hidden, pinned and sorted by, and a link carries them', async ({
    page,
    world,
    browser,
  }) => {
    await openList(page, world.address);
    await chooseFor(page, 'Cost', 'Change the width');
    await expect(edge(page, 'Cost')).toBeFocused();
    await expect(edge(page, 'Cost')).toHaveAttribute('aria-valuenow', '92');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await expect(edge(page, 'Cost')).toHaveAttribute('aria-valuenow', '140');
    expect(await head(page, 'Cost').evaluate((cell) => Math.round(cell.getBoundingClientRect().width))).toBe(140);
    await page.keyboard.press('Escape');
    await expect(headButton(page, 'Cost')).toBeFocused();

    await page.keyboard.press('Shift+ArrowLeft');
    await expect(page.getByText('Cost is column 7 now')).toBeAttached();
    await expect(headButton(page, 'Cost')).toBeFocused();
    expect((await heads(page)).slice(5, 8)).toEqual(['created', 'cost', 'duration']);

    await chooseFor(page, 'Scope', 'Hide');
    await expect(head(page, 'Scope')).toHaveCount(0);
    await chooseFor(page, 'Owner', 'Pin to the left');
    await expect.poll(async () => (await heads(page)).slice(0, 4)).toEqual(['service', 'name', 'owner', 'state']);
    await chooseFor(page, 'State', 'Sort ascending');
    await chooseFor(page, 'Cost', 'Then sort descending');
    await expect(page).toHaveURL(/sort=state,-cost/);
    await expect(head(page, 'Cost')).toHaveAttribute('aria-sort', 'descending');
    const wanted = await heads(page);
    await expectNoViolation(page);

    // Kept in this browser, and not in its address.
    expect(page.url()).not.toContain('columns=');
    await page.reload();
    await expect.poll(() => heads(page)).toEqual(wanted);

    await page.getByRole('button', { name: 'Share', exact: true }).click();
    const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
    expect(new URL(link).searchParams.get('columns')).toMatch(
      /^service\*,name\*,owner\*,state,created,cost:140,duration/,
    );
    const elsewhere = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await elsewhere.goto(link);
    await expect.poll(() => heads(elsewhere)).toEqual(wanted);
    expect(await head(elsewhere, 'Cost').evaluate((cell) => Math.round(cell.getBoundingClientRect().width))).toBe(140);
    await expect(elsewhere.getByText('The columns are those of the link')).toBeVisible();
    await expectNoViolation(elsewhere);

    // The viewer's own are another browser's business until they are taken over.
    await elsewhere.getByRole('button', { name: 'Use mine' }).click();
    await expect.poll(() => heads(elsewhere)).toContain('scope');
    expect(new URL(elsewhere.url()).searchParams.get('columns')).toBeNull();
    await elsewhere.goto(link);
    await elsewhere.getByRole('button', { name: 'Keep as mine' }).click();
    await expect.poll(() => new URL(elsewhere.url()).searchParams.get('columns')).toBeNull();
    await elsewhere.reload();
    await expect.poll(() => heads(elsewhere)).toEqual(wanted);
    await elsewhere.context().close();
  });

  test('by the mouse are dragged to another place and another width, and let go by a double click', async ({
    page,
    world,
  }) => {
    await openList(page, world.address);
    const from = await headButton(page, 'Cost').boundingBox();
    const to = await headButton(page, 'Owner').boundingBox();
    if (from === null || to === null) throw new Error('no heads');
    await page.mouse.move(from.x + 60, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(to.x + 60, to.y + 10, { steps: 5 });
    await page.mouse.up();
    await expect.poll(async () => (await heads(page)).slice(3, 6)).toEqual(['scope', 'cost', 'owner']);
    // A drag sorts nothing.
    expect(new URL(page.url()).searchParams.get('sort')).toBeNull();

    const line = await edge(page, 'Cost').boundingBox();
    if (line === null) throw new Error('no edge');
    await page.mouse.move(line.x + 4, line.y + 10);
    await page.mouse.down();
    await page.mouse.move(line.x + 64, line.y + 10, { steps: 4 });
    await page.mouse.up();
    await expect(edge(page, 'Cost')).toHaveAttribute('aria-valuenow', '152');
    await edge(page, 'Cost').dblclick();
    await expect(edge(page, 'Cost')).toHaveAttribute('aria-valuenow', '92');
  });

  test('in their panel are shown and ordered, and a row still leads to its session', async ({ page, world }) => {
    await openList(page, world.address);
    await page.getByRole('button', { name: 'Columns', exact: true }).click();
    await page.getByRole('list', { name: 'Hidden columns' }).getByText('Region').click();
    await page.getByRole('button', { name: 'Move Region up' }).click();
    await page.getByRole('checkbox', { name: 'Scope' }).uncheck();
    await page.getByRole('radio', { name: 'With ids' }).check();
    await page.getByRole('spinbutton', { name: 'Width of Owner in pixels' }).fill('200');
    await page.getByRole('combobox', { name: 'Sort by one more' }).selectOption('Cost');
    await expect(edge(page, 'Owner')).toHaveAttribute('aria-valuenow', '200');
    await expect(page).toHaveURL(/sort=-created,-cost/);
    await expectNoViolation(page, '[role=dialog]');
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => heads(page)).toContain('scope');
    await page.keyboard.press('Escape');
    const row = page.locator('[data-row]').first();
    const key = await row.getAttribute('data-row');
    const box = await row.boundingBox();
    if (box === null) throw new Error('no row');
    // Over a pinned cell, beside what is in it.
    await page.mouse.click(box.x + 70, box.y + 4);
    await expect.poll(() => new URL(page.url()).searchParams.get('open')).toBe(key);
  });

  test('of an older version are left out with a word', async ({ page, world }) => {
    await openList(page, world.address, 'columns=name,team,cost&density=tiny&range=all');
    await expect(page.getByText('2 parts of the address were left out')).toBeVisible();
    await expect(page.getByText('“columns=team” is not understood.')).toBeVisible();
    await expect.poll(() => heads(page)).toEqual(['name', 'cost']);
    await page.evaluate(() => localStorage.setItem('sparktally-columns', 'name,team,cost'));
    await openList(page, world.address);
    await expect(page.getByText('Some of your columns are no more')).toBeVisible();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect(page.getByText('Some of your columns are no more')).toHaveCount(0);
  });
});

test.describe('a saved view', () => {
  test('is there after a reload and elsewhere, is updated, renamed, made the default and deleted', async ({
    page,
    world,
    browser,
  }) => {
    await openList(page, world.address, 'service=glue&range=all');
    await chooseFor(page, 'Scope', 'Hide');
    await saveAs(page, 'Glue of all time');
    await page.reload();
    await expect(page.getByRole('button', { name: 'View: Glue of all time' })).toBeVisible();

    // Changed, told so, and updated.
    await chooseFor(page, 'Cost', 'Sort descending');
    await expect(page.getByRole('button', { name: 'View: Glue of all time , changed' })).toBeVisible();
    await page.reload();
    await views(page).click();
    await page.getByRole('button', { name: 'Update Glue of all time' }).click();
    await expect(page.getByRole('button', { name: 'View: Glue of all time', exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Rename Glue of all time' }).click();
    await page.getByRole('textbox', { name: 'Another name for Glue of all time' }).fill('Dear Glue');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Dear Glue as the default' }).click();
    await expect(page.getByText('default', { exact: true })).toBeVisible();
    await expectNoViolation(page);

    // A name stands once.
    await page.getByRole('textbox', { name: 'Name of the new view' }).fill('dear  GLUE');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert').filter({ hasText: 'Another view has this name.' })).toBeVisible();

    const elsewhere = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await elsewhere.goto(`${world.address}/sessions`);
    await expect(elsewhere.getByText('This is your default view, Dear Glue')).toBeVisible();
    await expect(elsewhere).toHaveURL(/service=glue&range=all&sort=-cost&columns=/);
    expect(await heads(elsewhere)).not.toContain('scope');
    await expect.poll(() => elsewhere.title()).toMatch(/^\d+ AWS Glue sessions, all time · Sparktally$/);
    await expectNoViolation(elsewhere);
    await elsewhere.getByRole('button', { name: 'Show all sessions' }).click();
    await expect(elsewhere).toHaveURL(`${world.address}/sessions`);
    await expect(elsewhere.getByText('This is your default view')).toHaveCount(0);
    await elsewhere.context().close();

    await page.getByRole('button', { name: 'Delete Dear Glue' }).click();
    await expect(page.getByText('Deleted Dear Glue')).toBeVisible();
    // By the keyboard too: the button that deleted it is gone, and then the one that takes it back.
    await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name: 'Dear Glue' })).toBeVisible();
    await expect(page.getByRole('dialog', { name: 'Saved views' })).toBeFocused();
    await page.getByRole('button', { name: 'Delete Dear Glue' }).click();
    await expect(page.getByRole('link', { name: 'Dear Glue' })).toHaveCount(0);
    const { views: left } = await (await page.request.get(`${world.address}/api/views`)).json();
    expect(left).toEqual([]);
  });

  test('cannot be had while the history is off, and why is said', async ({ page, world }) => {
    await page.route('**/api/views', (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          title: 'The history is off',
          status: 503,
          kind: 'history_off',
          detail: 'Saved views are kept in the history, and that is off. The disk is full.',
          hint: 'Make room.',
        }),
      }),
    );
    await openList(page, world.address);
    await views(page).click();
    await expect(
      page.getByRole('alert').filter({ hasText: 'that is off. The disk is full. Make room.' }),
    ).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Name of the new view' })).toHaveCount(0);
  });

  test('is changed by our own page alone', async ({ page, world }) => {
    const body = { name: 'x', query: '?phase=idle' };
    const put = (headers: Record<string, string>, data: unknown = body) =>
      page.request.post(`${world.address}/api/views`, { headers, data });
    expect((await put({ 'sec-fetch-site': 'cross-site' })).status()).toBe(403);
    expect((await put({ origin: 'http://evil.example' })).status()).toBe(403);
    expect((await put({ origin: world.address, 'content-type': 'text/plain' }, 'x')).status()).toBe(415);
    const saved = await put({ origin: world.address });
    expect([saved.status(), await saved.json()]).toEqual([
      201,
      expect.objectContaining({ href: '/sessions?phase=idle' }),
    ]);
    const again = await put({ origin: world.address });
    expect([again.status(), await again.json()]).toEqual([
      409,
      expect.objectContaining({ kind: 'conflict', parameter: 'name' }),
    ]);
  });
});

test.describe('a shared link', () => {
  test('keeps its relative time, or freezes it', async ({ page, world, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: world.address });
    await openList(page, world.address, 'phase=idle&range=7d');
    await expect.poll(() => page.title()).toMatch(/^(At least )?\d+ idle sessions?, last 7 days · Sparktally$/);
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect(page.getByText('The link is copied')).toBeAttached();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(new URL(copied).search).toBe('?phase=idle&range=7d&columns=default&density=compact');
    await expectNoViolation(page);
    await page.getByRole('radio', { name: 'Freeze' }).check();
    await expect(page.getByRole('textbox', { name: 'Link' })).toHaveValue(/phase=idle&from=[\dT:.Z-]+&to=[\dT:.Z-]+&/);
    await page.getByRole('checkbox', { name: 'With my columns' }).uncheck();
    await expect(page.getByRole('textbox', { name: 'Link' })).not.toHaveValue(/columns=/);
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the panels on a phone, ${colorScheme}`, async ({ browser, world }) => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await openList(page, world.address);
    for (const name of ['Order', 'Share', 'Views']) {
      await page.getByRole('button', { name, exact: true }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectNoViolation(page, '[role=dialog]');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
    await context.close();
  });
}
