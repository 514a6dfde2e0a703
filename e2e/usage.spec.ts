import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Download, Page } from '@playwright/test';
import type { UsageSeries } from '../lib/domain/usage-series.ts';
import { countOf, expect, test } from './world.ts';

const HOUR_MS = 3_600_000;
const columnsOf = (page: Page) => page.getByRole('listbox');
const totalOf = (usage: UsageSeries) =>
  usage.series.reduce((sum, row) => sum + row.total.reported + row.total.estimated, 0);

async function download(page: Page, what: string): Promise<{ file: Download; bytes: Buffer }> {
  await expect(page.locator('svg.recharts-surface')).toBeVisible();
  await page.getByRole('button', { name: /^Download/ }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: what }).click()]);
  return { file, bytes: await readFile(await file.path()) };
}

/** The server's own answer with a change: what no estate of a test brings about by itself. */
async function alter(page: Page, change: (usage: UsageSeries) => UsageSeries): Promise<void> {
  await page.route('**/api/usage**', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: change(await response.json()) });
  });
}

test.describe('usage', () => {
  test('a bar leads to its sessions, by mouse and by keyboard', async ({ page, world }) => {
    await page.goto(`${world.address}/usage?range=90d&bucket=week&measure=dpuSeconds`);
    const columns = columnsOf(page);
    await expect(columns).toBeVisible();
    await columns.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/sessions\?.*service=glue/);
    await expect(page).toHaveURL(/from=/);
    const query = new URL(page.url()).searchParams.toString();
    await expect(countOf(page)).toContainText(String((await world.list(query)).end.count));
    await page.goBack();
    await columns.getByRole('option').last().click();
    await expect(page).toHaveURL(/\/sessions\?.*service=glue/);
  });

  test('the table beneath holds the numbers of the interface', async ({ page, world }) => {
    await page.goto(`${world.address}/usage?range=90d&bucket=week&group=worker&measure=dpuSeconds`);
    const answer = await page.request.get(
      `${world.address}/api/usage?service=glue&range=90d&bucket=week&group=worker&measure=dpuSeconds`,
    );
    const usage: UsageSeries = await answer.json();
    const total = totalOf(usage);
    expect(total).toBeGreaterThan(0);
    const table = page.getByRole('table').last();
    await expect(table).toBeVisible();
    await expect(table.getByRole('row')).toHaveCount(usage.buckets.length + 2);
    const cell = await table.getByRole('row').nth(1).getByRole('cell').first().textContent();
    const shown = Number(cell?.replaceAll(/\D/g, ''));
    // Running sessions are estimated, and time goes on between the two answers.
    expect(Math.abs(shown - total) / total).toBeLessThan(0.01);
  });

  test('money comes first, Athena is counted in DPU-hours, and the address says what is chosen', async ({
    page,
    world,
  }) => {
    await page.goto(`${world.address}/usage`);
    await expect(page.getByRole('heading', { name: 'Cost by day' })).toBeVisible();
    await page.getByLabel('Measure').selectOption({ label: 'Athena DPU-hours' });
    await expect(page.getByRole('heading', { name: 'DPU-hours by day' })).toBeVisible();
    expect(new URL(page.url()).search).toBe('?service=athena&measure=dpuSeconds');
    await page.getByLabel('Measure').selectOption({ label: 'Cost' });
    await expect(page).toHaveURL(`${world.address}/usage`);
    await page.getByRole('button', { name: 'or by a tag' }).click();
    await page.getByLabel('Key of the tag').fill('team');
    await page.getByRole('button', { name: 'Stack by this tag' }).click();
    await expect(page).toHaveURL(/group=tag/);
    await expect(page.getByLabel('Series').getByText('no tag team')).toBeVisible();
  });

  test('a range is zoomed into by keyboard and by mouse, and left again', async ({ page, world }) => {
    await page.goto(`${world.address}/usage?range=90d&bucket=day`);
    const columns = columnsOf(page);
    await columns.focus();
    await page.keyboard.press('End');
    for (let step = 0; step < 9; step += 1) await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/usage\?from=.*&to=/);
    await expect(columns.getByRole('option')).toHaveCount(10);
    const box = await columns.boundingBox();
    if (box === null) throw new Error('no chart');
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width * 0.05, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.15, y, { steps: 4 });
    await page.mouse.up();
    // Two days are too few bars: the hours take over.
    await expect(page).toHaveURL(/bucket=hour/);
    await expect(columns.getByRole('option')).toHaveCount(48);
    await page.getByRole('button', { name: 'Zoom back' }).click();
    await expect(columns.getByRole('option')).toHaveCount(10);
    await columns.focus();
    await page.keyboard.press('-');
    await expect(page).toHaveURL(`${world.address}/usage?range=90d`);
    await expect(page.getByRole('button', { name: 'Zoom back' })).toBeHidden();
  });

  test('the numbers and the picture can be taken away, without a breach of the policy', async ({ page, world }) => {
    const breaches: string[] = [];
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) breaches.push(message.text());
    });
    const usage: UsageSeries = await (await page.request.get(`${world.address}/api/usage?group=service`)).json();
    // Figures still arrive; the page and the test are to look at the same ones.
    await alter(page, () => usage);
    await page.goto(`${world.address}/usage?range=30d&group=service`);
    const csv = await download(page, 'Numbers as CSV');
    const lines = csv.bytes.toString('utf8').replace('\uFEFF', '').trimEnd().split('\r\n');
    expect(lines).toHaveLength(usage.buckets.length + 1);
    expect(csv.file.suggestedFilename()).toMatch(/^sparktally-demo-cost-by-day-and-service-.*\.csv$/);
    const sum = lines.slice(1).reduce((total, line) => total + Number(line.split(',')[2]), 0);
    expect(sum).toBeCloseTo(totalOf(usage), 6);
    const png = await download(page, 'Picture as PNG');
    expect(png.bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(800);
    const svg = (await download(page, 'Picture as SVG')).bytes.toString('utf8');
    expect(svg).toContain('Cost by day');
    expect(svg).toContain('Demo data');
    expect(svg).not.toContain('var(--');
    expect(breaches).toEqual([]);
  });

  test('the period before, gaps, a late record and a second currency are told', async ({ page, world }) => {
    await alter(page, (usage) => {
      const [first, second, third] = usage.buckets;
      if (first === undefined || second === undefined || third === undefined) throw new Error('no buckets');
      const before = { reported: totalOf(usage) / 2, estimated: 0 };
      return {
        ...usage,
        complete: true,
        unknown: 0,
        atLeast: false,
        otherCurrencies: ['CNY'],
        recordedSince: new Date(Date.parse(first.end) + HOUR_MS).toISOString(),
        gaps: [{ source: 'glue/210987654321/us-east-1', start: third.start, end: third.end, open: false }],
        previous: {
          // The first day of the window is cut where the window begins: by the hour, that is.
          start: new Date(Date.parse(second.end) - 48 * HOUR_MS).toISOString(),
          end: second.end,
          buckets: [first],
          values: [before],
          total: before,
          sessions: 3,
          unknown: 0,
          atLeast: false,
        },
      };
    });
    await page.goto(`${world.address}/usage?compare=previous`);
    await expect(page.getByText(/^The 2 days before:/)).toBeVisible();
    await expect(page.getByText('100% more', { exact: true })).toBeVisible();
    await expect(page.locator('[data-gap]')).toHaveCount(1);
    await expect(page.locator('[data-before]')).toHaveCount(1);
    await expect(page.getByText(/^Recorded since/)).toBeVisible();
    await expect(page.getByText(/^Not observed for/)).toBeVisible();
    await expect(page.getByRole('columnheader', { name: 'Period before' })).toBeVisible();
    await expect(page.getByRole('cell', { name: /all of it \(AWS Glue/ })).toHaveCount(1);
    await page.getByRole('radio', { name: 'CNY' }).click();
    await expect(page.getByRole('radio', { name: 'CNY' })).toBeChecked();
    await expect(page).toHaveURL(/currency=CNY/);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  test('what is not known is said: no amounts, no history, a failing source', async ({ page, world }) => {
    let change = (usage: UsageSeries): UsageSeries => ({ ...usage, series: [], unknown: usage.sessions });
    await alter(page, (usage) => change(usage));
    await page.goto(`${world.address}/usage`);
    await expect(page.getByText('No amount is known')).toBeVisible();
    change = (usage) => ({ ...usage, complete: false, atLeast: true, recordedSince: null, unknown: 0 });
    await page.goto(`${world.address}/usage?bucket=decade`);
    await expect(page.getByText(/^At least:/)).toBeVisible();
    await expect(page.getByText(/^at least \$/)).toBeVisible();
    await expect(page.getByText('The history is off or cannot be read:')).toBeVisible();
    await expect(page.getByText('One part of the address was left out')).toBeVisible();
  });
});
