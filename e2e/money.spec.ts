import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { demoEnvironment, openDemoDatabase } from '../bin/demo-environment.ts';
import type { Session } from '../lib/domain/session.ts';
import { DESK, expect, expectRows, openServer, test, type World } from './world.ts';

const totals = (page: Page) => page.locator('tfoot tr');
const amountsOf = (text: string | null) => Number((text ?? '').replace(/[^\d.]/g, ''));

/** Ended sessions of the filter: their amounts stand still, so page and interface can be compared to the cent. */
const ENDED = 'phase=ended&range=all';

function sumOf(sessions: readonly Session[]): number {
  return sessions.reduce((sum, { cost }) => sum + Number(cost.amount ?? 0), 0);
}

test.describe('somebody who looks at the money', () => {
  test.use({ viewport: DESK });

  test('sees the totals of the filter at the foot of the list, and how many amounts are unknown', async ({
    page,
    world,
  }) => {
    await page.goto(`${world.address}/sessions?${ENDED}`);
    await expectRows(page, world, ENDED);
    // Both are asked each time: figures of EMR Serverless and Athena may still arrive.
    await expect(async () => {
      const { sessions } = await world.list(ENDED);
      const unknown = sessions.filter(({ cost }) => cost.amount === null).length;
      await expect(totals(page)).toContainText(`${sessions.length} sessions`, { timeout: 1_000 });
      if (unknown > 0) await expect(totals(page)).toContainText(`${unknown} amount`, { timeout: 1_000 });
      const shown = amountsOf(await totals(page).getByText(/\$/).first().textContent());
      expect(Math.abs(shown - sumOf(sessions))).toBeLessThanOrEqual(0.005);
    }).toPass({ timeout: 40_000 });
  });

  test('finds the dearest session of the last week by one click on the column', async ({ page, world }) => {
    await page.goto(`${world.address}/sessions?range=7d`);
    await expectRows(page, world, 'range=7d');
    await page.getByRole('columnheader', { name: 'Cost', exact: true }).getByRole('button').click();
    await expect(page).toHaveURL(/sort=-cost/);
    const { sessions } = await world.list('range=7d');
    const dearest = sessions.reduce((most, one) =>
      Number(one.cost.amount ?? 0) > Number(most.cost.amount ?? 0) ? one : most,
    );
    await expect(page.locator('[data-row]').first()).toHaveAttribute('data-row', dearest.key);
  });

  test('filters by cost, in the bar and in the address', async ({ page, world }) => {
    await page.goto(`${world.address}/sessions?range=all&service=glue`);
    await page.getByRole('search').getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('list', { name: 'Fields to filter by' }).getByRole('button', { name: 'Cost' }).click();
    await page.getByRole('button', { name: '≥ 1', exact: true }).click();
    await expect.poll(() => decodeURIComponent(new URL(page.url()).search)).toContain('cost=>=1');
    const sessions = await expectRows(page, world, 'range=all&service=glue&cost=>=1');
    expect(sessions.length).toBeGreaterThan(0);
    for (const { cost } of sessions) expect(Number(cost.amount)).toBeGreaterThanOrEqual(1);
  });

  test('sees what an idle session wastes grow while looking at it', async ({ page, world }) => {
    await page.goto(`${world.address}/sessions?range=all&phase=idle&service=glue&sort=-burn`);
    await expect
      .poll(async () => (await expectRows(page, world, 'range=all&phase=idle&service=glue')).length)
      .toBeGreaterThan(0);
    const wasteOf = page.locator('[data-row]').first().locator('td').nth(11);
    const read = async () => amountsOf(await wasteOf.getByText(/\$\d/).textContent());
    const before = await read();
    await expect.poll(read, { timeout: 40_000 }).toBeGreaterThan(before);
  });

  test('has other amounts with another price file, throughout', async ({ page, world }) => {
    const folder = await mkdtemp(join(tmpdir(), 'sparktally-prices-'));
    try {
      const other = await openOtherPrices(world, folder);
      const { sessions } = await world.list(ENDED);
      const dearer = await listEnded(other.address);
      expect(dearer.size).toBe(sessions.length);
      for (const { key, cost } of sessions) {
        const now = dearer.get(key);
        if (cost.amount === null || cost.amount === '0') continue;
        expect(now?.cost.currency).toBe('EUR');
        expect(now?.cost.amount).not.toBe(cost.amount);
      }
      await page.goto(`${other.address}/sessions?${ENDED}&service=glue`);
      await expect(totals(page).getByText(/€/).first()).toBeVisible();
      other.server.process.kill('SIGKILL');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

/** A server over the same estate whose operator has a contract of his own. */
async function openOtherPrices(world: World, folder: string) {
  const entry = { region: '*', pricePerUnit: '7', currency: 'EUR' };
  const prices = [
    { ...entry, service: 'glue', dimension: 'dpu-hour' },
    { ...entry, service: 'glue', dimension: 'm-dpu-hour' },
    { ...entry, service: 'athena', dimension: 'dpu-hour' },
    { ...entry, service: 'emr-serverless', dimension: 'vcpu-hour' },
    { ...entry, service: 'emr-serverless', dimension: 'memory-gb-hour' },
    { ...entry, service: 'emr-serverless', dimension: 'storage-gb-hour' },
  ];
  const file = join(folder, 'prices.json');
  await writeFile(file, JSON.stringify({ prices }));
  return openServer(
    demoEnvironment({ SPARKTALLY_PRICES: file }, world.endpoint.url, ['us-east-1'], openDemoDatabase()),
  );
}

async function listEnded(address: string): Promise<Map<string, Session>> {
  const rows = new Map<string, Session>();
  await expect(async () => {
    const text = await (await fetch(`${address}/api/sessions?${ENDED}`)).text();
    for (const line of text.split('\n').filter(Boolean)) {
      const frame = JSON.parse(line);
      if (frame.type === 'page') for (const session of frame.sessions) rows.set(session.key, session);
    }
    expect([...rows.values()].filter(({ missing }) => missing.cost === 'loading')).toEqual([]);
  }).toPass({ timeout: 30_000 });
  return rows;
}

test.describe('somebody who writes numbers another way', () => {
  test.use({ locale: 'de-DE' });
  test('finds them written so', async ({ page, world }) => {
    await page.goto(`${world.address}/sessions?range=all`);
    await expect(
      page
        .locator('tfoot')
        .getByText(/\d,\d\d\s\$/)
        .first(),
    ).toBeVisible();
  });
});
