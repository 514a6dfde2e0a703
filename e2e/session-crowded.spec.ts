import type { Locator, Page } from '@playwright/test';
import { type Crowded, openCrowded } from './crowded.ts';
import { expect, test } from './world.ts';

const CROWDS = [
  { kind: 'statements', count: 20_000, panel: 'Statements' },
  { kind: 'calculations', count: 11_000, panel: 'Calculations' },
] as const;
const MOST_MARKS = 500;
/** What is in view, what is drawn beyond it, and the one that has the focus. */
const MOST_ROWS = 24;

const panelOf = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const countMarks = (page: Page) => page.locator('[data-mark]').count();
/** The place of the row that has the focus, counted from 1, and of how many; null where no row has it. */
const readFocus = (list: Locator) =>
  list.evaluate((node) => {
    const row = node.contains(document.activeElement) ? document.activeElement?.closest('li') : null;
    return row == null ? null : { place: Number(row.ariaPosInSet), of: Number(row.ariaSetSize) };
  });

async function onCrowded(
  kind: (typeof CROWDS)[number]['kind'] | 'executors',
  count: number,
  work: (crowded: Crowded) => Promise<void>,
) {
  const crowded = await openCrowded(kind, count);
  try {
    await work(crowded);
  } finally {
    await crowded.close();
  }
}

for (const { kind, count, panel: name } of CROWDS) {
  test(`a living session of thousands of ${kind} is walked by keys alone, and a refresh leaves the focus where it is`, async ({
    page,
  }) => {
    await onCrowded(kind, count, async (crowded) => {
      const { href } = await crowded.find();
      await page.goto(crowded.address + href);
      const panel = panelOf(page, name);
      const list = panel.getByRole('list', { name: new RegExp(`^${name}, `) });
      await list.getByRole('button').first().focus();
      const placeIs = (place: number) => expect.poll(async () => (await readFocus(list))?.place).toBe(place);
      await placeIs(1);
      const { of = 0 } = (await readFocus(list)) ?? {};
      expect(of).toBeGreaterThan(count * 0.45);
      for (let row = 1; row < 20; row += 1) await page.keyboard.press('ArrowDown');
      await placeIs(20);
      await page.keyboard.press('PageDown');
      await placeIs(27);
      // Far away, in a part of the list that has not been read yet.
      await page.keyboard.press('End');
      await expect.poll(async () => (await readFocus(list))?.place).toBeGreaterThan(count * 0.45);
      const before = await readFocus(list);
      expect(await panel.getByRole('listitem').count()).toBeLessThanOrEqual(MOST_ROWS);
      expect(await countMarks(page)).toBeGreaterThan(10);
      expect(await countMarks(page)).toBeLessThanOrEqual(MOST_MARKS);
      // It grows while one looks: the list is another one, and the focus is where it was.
      await expect
        .poll(async () => (await readFocus(list))?.of, { timeout: 120_000 })
        .toBeGreaterThan(before?.of ?? Number.POSITIVE_INFINITY);
      expect((await readFocus(list))?.place).toBe(before?.place);
      // Scrolled out of sight by the mouse, its row is kept as it was.
      await list.locator('..').evaluate((node) => node.scrollTo({ top: 0 }));
      await expect(list.locator('[aria-posinset="1"]')).toBeVisible();
      expect((await readFocus(list))?.place).toBe(before?.place);
      await page.keyboard.press('Home');
      await placeIs(1);
      await page.keyboard.press('Enter');
      await expect(list.locator('[aria-posinset="1"]').getByRole('button', { pressed: true })).toBeFocused();
      expect(await countMarks(page)).toBeLessThanOrEqual(MOST_MARKS);
    });
  });
}

test('a living session of a thousand executors is read by keys, lane by lane, in at most 500 marks', async ({
  page,
}) => {
  await onCrowded('executors', 1_400, async (crowded) => {
    const { href } = await crowded.find();
    await page.goto(crowded.address + href);
    const panel = panelOf(page, 'Executors');
    const chart = panel.getByRole('listbox', { name: /^Executors over time/ });
    await expect(panelOf(page, 'Calculations').locator('[data-mark]').first()).toBeVisible();
    await chart.focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
    const read = chart.getByRole('option');
    await expect(read).toContainText(/^Worker \d+/);
    const told = await read.textContent();
    const marks = () => panel.locator('[data-mark]').count();
    expect(await marks()).toBeGreaterThan(3);
    expect(await countMarks(page)).toBeLessThanOrEqual(MOST_MARKS);
    // The page asks again on its own; what is read stays, and so does the focus.
    await page.waitForResponse((answer) => answer.url().includes('/executors') && answer.ok(), { timeout: 120_000 });
    await expect(chart).toBeFocused();
    await expect(read).toHaveText(told ?? '');
    await panel.getByText('Table: each executor').click();
    const table = panel.getByRole('region', { name: /^Each executor/ });
    await table.focus();
    await page.keyboard.press('End');
    await expect(table.locator('li').last()).toContainText('Worker');
    expect(await table.locator('li').count()).toBeLessThanOrEqual(MOST_ROWS);
    const size = Number(await table.locator('li').last().getAttribute('aria-setsize'));
    expect(size).toBeGreaterThan(700);
    await expect.poll(() => table.locator(`[aria-posinset="${size}"]`).count()).toBe(1);
  });
});
