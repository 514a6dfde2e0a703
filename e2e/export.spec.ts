import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { DESK, expect, expectRows, readRows, test } from './world.ts';

const exportButton = (page: Page) => page.getByRole('button', { name: 'Export', exact: true });
const panel = (page: Page) => page.getByRole('dialog', { name: 'Export the sessions' });

async function download(page: Page, name: string): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), panel(page).getByRole('link', { name }).click()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

/** Cells of a file without quotes inside, which is all that this estate gives for these columns. */
const toTable = (text: string) => text.split('\r\n').map((line) => line.split(','));

test.describe('an export', () => {
  test.use({ viewport: DESK });

  test('holds the rows of the table, in its order, as NDJSON and as CSV', async ({ page, world }) => {
    await page.goto(`${world.address}/sessions?range=all&sort=name`);
    await page.getByRole('search').getByRole('button', { name: 'Service', exact: true }).click();
    await page.getByRole('list', { name: 'Service' }).locator('label').filter({ hasText: 'Glue' }).click();
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(/service=glue/);
    const rows = await expectRows(page, world, 'service=glue&range=all');
    await exportButton(page).click();
    await expect(panel(page)).toContainText(`All ${rows.length} sessions of the filter`);

    const csv = await download(page, 'Download CSV');
    expect(csv.name).toMatch(/^sparktally-demo-sessions-glue-all-\d{8}T\d{4}Z\.csv$/);
    expect(csv.text).toMatch(/^\uFEFFService,Name,State,/);
    expect(csv.text).toContain('\r\nComplete,yes,');
    expect(csv.text).toMatch(new RegExp(`\\r\\nEnd of export,${rows.length},+\\r\\n$`));

    await panel(page).getByRole('radio', { name: 'NDJSON, for programs' }).check();
    const ndjson = await download(page, 'Download NDJSON');
    const [first, ...others] = ndjson.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first).toMatchObject({ type: 'export', demo: true, query: 'service=glue&range=all&sort=name' });
    expect(others.pop()).toMatchObject({ type: 'end', complete: true, count: rows.length });
    expect(others.map(({ key }) => key)).toEqual(await readRows(page));
    await expect(panel(page).getByRole('status')).toContainText('Begun');
  });

  test('of chosen columns has these, and ids in the order of the table', async ({ page, world }) => {
    await page.goto(`${world.address}/sessions?service=athena&range=all&sort=created`);
    const rows = await expectRows(page, world, 'service=athena&range=all');
    const response = await page.request.get(
      `${world.address}/api/export?service=athena&range=all&sort=created&columns=id,duration`,
    );
    expect(response.headers()).toMatchObject({ 'cache-control': 'private, no-store' });
    const [heads, ...lines] = toTable(await response.text());
    expect(heads).toEqual(['\uFEFFId', 'Duration (seconds)', 'As of (UTC)', 'Last known only', 'Not known']);
    const ids = lines.slice(0, rows.length).map(([id]) => id);
    expect(ids).toEqual((await readRows(page)).map((key) => decodeURIComponent(key.split('/').at(-1) ?? '')));
    expect(lines[rows.length]).toEqual(['', '', '', '', '']);
  });
});

test('an export while a source fails says so before, and inside', async ({ page, world }) => {
  const denied = { kind: 'error', status: 403, code: 'AccessDeniedException' } as const;
  world.endpoint.faults.add({ match: { service: 'glue' }, act: denied });
  await page.goto(`${world.address}/sessions?range=all`);
  await exportButton(page).click();
  await expect(panel(page)).toContainText('At least 170 sessions');
  await expect(panel(page)).toContainText('Not complete: 1 of 3 sources missing');
  const { text } = await download(page, 'Download CSV');
  expect(text).toContain('\r\nComplete,no,');
  expect(text).toMatch(/\r\nMissing source: glue\/\d+\/us-east-1,"?error; access_denied: /);
});

test('a query that is not understood is refused with the part and what is allowed', async ({ page, world }) => {
  const response = await page.request.get(`${world.address}/api/export?format=xlsx`);
  expect(response.status()).toBe(400);
  expect(await response.json()).toMatchObject({ kind: 'invalid_request', parameter: 'format', allowed: 'csv, ndjson' });
});

for (const width of [390, 1440]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the panel is accessible, by keyboard too: ${width} px, ${colorScheme}`, async ({ page, world }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await page.goto(`${world.address}/sessions?range=all`);
      await exportButton(page).focus();
      await page.keyboard.press('Enter');
      await expect(panel(page)).toContainText('All 240 sessions of the filter');
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
      await page.screenshot({ path: test.info().outputPath('panel.png') });
      await page.keyboard.press('Escape');
      await expect(panel(page)).toHaveCount(0);
      await expect(exportButton(page)).toBeFocused();
    });
  }
}
