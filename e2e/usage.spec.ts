import type { UsageSeries } from '../lib/domain/usage-series.ts';
import { countOf, expect, test } from './world.ts';

test.describe('usage', () => {
  test('a bar leads to its sessions, by mouse and by keyboard', async ({ page, world }) => {
    await page.goto(`${world.address}/usage?range=90d&bucket=week`);
    const columns = page.getByRole('listbox');
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
    await page.goto(`${world.address}/usage?range=90d&bucket=week&group=worker`);
    const answer = await page.request.get(`${world.address}/api/usage?service=glue&range=90d&bucket=week&group=worker`);
    const usage: UsageSeries = await answer.json();
    const total = usage.series.reduce((sum, row) => sum + row.total.reported + row.total.estimated, 0);
    expect(total).toBeGreaterThan(0);
    const table = page.getByRole('table').last();
    await expect(table).toBeVisible();
    await expect(table.getByRole('row')).toHaveCount(usage.buckets.length + 2);
    const cell = await table.getByRole('row').nth(1).getByRole('cell').first().textContent();
    const shown = Number(cell?.replaceAll(/\D/g, ''));
    // Running sessions are estimated, and time goes on between the two answers.
    expect(Math.abs(shown - total) / total).toBeLessThan(0.01);
  });
});
