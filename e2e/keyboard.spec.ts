import { focusedRow, help, openList, openOf, palette, panelOf, selected } from './list-page.ts';
import { countOf, expect, rowLinks, test } from './world.ts';

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
    await expect(countOf(page)).toHaveText(/^([1-9]\d* of )?240 sessions/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('j');
    const first = await focusedRow(page);
    await page.keyboard.press('j');
    await expect.poll(() => focusedRow(page)).not.toBe(first);
    const row = await focusedRow(page);
    await page.keyboard.press('Enter');
    await expect(panelOf(page)).toBeFocused();
    await expect.poll(() => openOf(page)).toBe(row);
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
    await expect.poll(() => openOf(page)).toBe(first);
    await page.keyboard.press('Escape');
    await expect(panelOf(page)).toHaveCount(0);
    await expect.poll(() => focusedRow(page)).toBe(first);
    await expect.poll(() => openOf(page)).toBeNull();
  });

  test('is on the row beside when the one in hand leaves the list', async ({ page, world }) => {
    await openList(page, world.address);
    const glue = page.locator('[data-row^="glue/"] a[href]').first();
    await glue.focus();
    // As by a step back in the history, or a session that no longer passes: nobody has touched the focus.
    await page.evaluate(() => history.pushState(null, '', '?range=all&service=athena'));
    await expect(countOf(page)).toHaveText(/of 240 sessions/);
    await expect.poll(() => focusedRow(page)).toMatch(/^athena\//);
    const row = await focusedRow(page);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => focusedRow(page)).not.toBe(row);
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
    await expect(page.locator('[data-row] input:focus')).toHaveCount(1);
    for (const key of ['End', 'ArrowUp', 'ArrowUp', 'Home', 'PageDown', 'PageDown', 'PageUp']) {
      await page.keyboard.press(key);
      await expect.poll(isClear).toBe(true);
    }
  });

  test('begins at the rows by an arrow, and is at the next one as soon as the key is down', async ({ page, world }) => {
    await openList(page, world.address);
    await page.keyboard.press('ArrowDown');
    await focusedRow(page);
    // Within one task: a rendering to wait for would come after it.
    const steps = await page.evaluate(() =>
      ['ArrowDown', 'j', 'j', 'ArrowUp', 'k'].map((key) => {
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        return document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset.index;
      }),
    );
    expect(steps).toEqual(['1', '2', '3', '2', '1']);
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
    let last = first;
    for (const _ of [1, 2, 3]) {
      const before = last;
      await page.keyboard.press('ArrowDown');
      await expect.poll(() => focusedRow(page)).not.toBe(before);
      last = await focusedRow(page);
    }
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
    // It stands still by itself while somebody reads, and says so.
    await page.getByRole('heading', { level: 1 }).selectText();
    await expect(page.getByRole('button', { name: 'Paused' })).toBeVisible();
    await page.evaluate(() => getSelection()?.removeAllRanges());
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
      await expect(countOf(page)).toHaveText(/^240 sessions/);
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
    // While its id is being typed, others whose ids begin alike are offered too, and may be called the same.
    await expect(palette(page).getByRole('option', { name: `${named.name} ${named.id}` })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(panelOf(page)).toBeFocused();
    await expect.poll(() => openOf(page)).toBe(named.key);
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
    await expect(palette(page)).toBeHidden();
    await page.keyboard.press('?');
    await expect(help(page)).toBeVisible();
  });
});
