import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { demoEnvironment, openDemoDatabase } from '../bin/demo-environment.ts';
import { formatExactMoney } from '../lib/client/format-money.ts';
import type { PriceGap, PriceOverview } from '../lib/cost/price-overview.ts';
import { test as base, DESK, expect, expectRows, openServer, type World } from './world.ts';

const DENIED = { kind: 'error', status: 400, code: 'AccessDeniedException' } as const;

/**
 * `denied` is the world with a second server that was never let read the Price List; the first one read it at its start.
 * The shipped prices alone count there, and they know neither R workers nor Arm in us-east-1.
 */
const test = base.extend<{ denied: World }>({
  denied: async ({ world }, use) => {
    world.endpoint.faults.add({ match: { operation: 'pricing:GetProducts' }, act: DENIED });
    const { address, server } = await openServer(
      demoEnvironment({}, world.endpoint.url, ['us-east-1'], openDemoDatabase()),
    );
    await use({ ...world, address });
    server.process.kill('SIGKILL');
  },
});

async function readPrices(address: string): Promise<PriceOverview> {
  return (await fetch(`${address}/api/prices`)).json();
}

async function findGap(address: string, wanted: (gap: PriceGap) => boolean): Promise<PriceGap> {
  const gap = (await readPrices(address)).gaps.find(wanted);
  if (gap === undefined) throw new Error('no such gap');
  return gap;
}

const gapRows = (page: Page): Locator =>
  page.getByRole('table', { name: 'What sessions need and have no price of' }).getByRole('row');

test.describe('prices', () => {
  test('each one in force is shown with all its digits, who says so, and what it is used for', async ({
    page,
    world,
  }) => {
    await page.goto(`${world.address}/prices`);
    await expect(page.getByText('Nothing is missing: all 240 sessions have their prices.')).toBeVisible();
    const { prices, complete } = await readPrices(world.address);
    expect(complete).toBe(true);
    const inForce = prices.filter(({ outranked, region }) => !outranked && region === 'us-east-1');
    expect(inForce.length).toBeGreaterThan(8);
    for (const { pricePerUnit, currency, sessions, source } of inForce) {
      const row = page.getByRole('row').filter({ hasText: source });
      await expect(row).toContainText(formatExactMoney(pricePerUnit, currency, 18));
      await expect(row).toContainText(`${currency} per `);
      await expect(row).toContainText('AWS Price List');
      await expect(row).toContainText('Published');
      await expect(row.getByRole('cell').last()).toContainText(sessions === 0 ? 'no session' : String(sessions));
    }
  });

  test('a price that another stands before is there for those who ask, by keyboard', async ({ page, world }) => {
    await page.goto(`${world.address}/prices`);
    const outranked = page.getByRole('table', { name: 'Outranked prices of Athena for Spark' });
    const summary = page
      .getByRole('region', { name: 'Athena for Spark' })
      .locator('summary')
      .filter({ hasText: '1 outranked price: one that counts first stands for the same' });
    await expect(summary).toBeVisible();
    await expect(outranked).toBeHidden();
    await summary.focus();
    await page.keyboard.press('Enter');
    await expect(outranked).toBeVisible();
    await expect(outranked.getByRole('row').last()).toContainText('Second-hand');
  });

  test('a gap leads to its sessions, all of them and no others', async ({ page, denied }) => {
    await page.setViewportSize(DESK);
    for (const [only, wanted] of [
      ['R workers', ({ workerFamily }: PriceGap) => workerFamily === 'R'],
      ['arm64', ({ architecture, dimension }: PriceGap) => architecture === 'arm64' && dimension === 'vcpu-hour'],
    ] as const) {
      await page.goto(`${denied.address}/prices`);
      const row = gapRows(page)
        .filter({ hasText: only })
        .filter({ hasText: /DPU|vCPU/ });
      await expect(row).toContainText('could not be read');
      const gap = await findGap(denied.address, wanted);
      await expect(row).toContainText(`${gap.live} live`);
      await row.getByRole('link', { name: `${gap.sessions} session` }).click();
      await expect(page).toHaveURL(new RegExp(`/sessions\\?service=${gap.service}`));
      const rows = await expectRows(page, denied, new URL(page.url()).searchParams.toString());
      expect(rows.length).toBe(gap.sessions);
    }
  });

  test('a denied Price List: what to allow, and the entry to copy meanwhile', async ({ page, context, denied }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${denied.address}/prices`);
    const panel = page.getByRole('region', { name: 'AWS Price List' });
    await expect(panel.getByText('"Action": "pricing:GetProducts"')).toBeVisible();
    await expect(panel.getByRole('row').filter({ hasText: 'Failing' })).toHaveCount(3);
    await expect(page.getByRole('row').filter({ hasText: 'Second-hand' }).first()).toContainText('Shipped');
    await page.getByRole('button', { name: 'Copy the entry for M-DPU, R workers in us-east-1' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toHaveCount(1);
    const copied: unknown = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
    expect(copied).toEqual({
      service: 'glue',
      region: 'us-east-1',
      dimension: 'm-dpu-hour',
      workerFamily: 'R',
      pricePerUnit: '?',
      currency: 'USD',
      source: 'contract',
    });
  });

  test('a region of GovCloud has no Price List, and says so', async ({ page, world }) => {
    const regions = ['us-east-1', 'us-gov-west-1'];
    const { address, server } = await openServer(demoEnvironment({}, world.endpoint.url, regions, openDemoDatabase()));
    try {
      await page.goto(`${address}/prices`);
      const rows = page.getByRole('row').filter({ hasText: 'us-gov-west-1' });
      await expect(rows).toHaveCount(3);
      await expect(rows.first()).toContainText('Not offered');
      await expect(rows.first()).toContainText('AWS offers no Price List API in this partition');
    } finally {
      await server.stop();
    }
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 390]) {
      test(`axe finds nothing with everything open, ${colorScheme}, ${width} px`, async ({ browser, denied }) => {
        const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
        const page = await context.newPage();
        await page.goto(`${denied.address}/prices`);
        await expect(page.getByRole('heading', { name: 'No price' })).toBeVisible();
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true;
        });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
          0,
        );
        await context.close();
      });
    }
  }
});
