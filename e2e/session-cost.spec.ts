import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { demoEnvironment, openDemoDatabase } from '../bin/demo-environment.ts';
import { type Decimal, multiply, parseDecimal, scale } from '../lib/cost/decimal.ts';
import { SERVICES } from '../lib/domain/service.ts';
import type { Session } from '../lib/domain/session.ts';
import { openEndpoint } from '../lib/server/demo/endpoint.ts';
import { expect, openServer, test, type World } from './world.ts';

const costOf = (page: Page) => page.getByRole('region', { name: 'Cost', exact: true });
const linesOf = (page: Page) => page.getByRole('table', { name: 'What the cost is made of' }).locator('tr');

/** A number as it stands on the page: `× $0.0057785`, `5.2 vCPU-hours`. */
const read = (text: string): Decimal => parseDecimal(/[\d,.]+/.exec(text)?.[0].replaceAll(',', '') ?? '') ?? -1n;
const countDigits = (text: string) => /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
function round(value: Decimal, digits: number): Decimal {
  const unit = 10n ** BigInt(18 - digits);
  return scale(value, 1n, unit) * unit;
}

/** All cells at one moment: those of a running session change every second. */
async function readInvoice(page: Page): Promise<{ lines: string[][]; total: string }> {
  await expect(linesOf(page).last()).toContainText('Total');
  const rows = await linesOf(page).evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')),
  );
  return { lines: rows.slice(1, -1), total: rows.at(-1)?.at(-1) ?? '' };
}

/** As somebody with a pencil would: each line, and the sum. */
function expectToHoldOnPaper({ lines, total }: { lines: string[][]; total: string }) {
  expect(lines.length).toBeGreaterThan(0);
  let sum = 0n;
  for (const [item, quantity = '', price = '', amount = ''] of lines) {
    const product = multiply(read(quantity), read(price));
    expect([item, round(product, countDigits(amount))]).toEqual([item, read(amount)]);
    sum += read(amount);
  }
  expect(round(sum, countDigits(total))).toBe(read(total));
}

/** A session that fits, once its figures are read. */
async function findSession(world: World, query: string, fits: (session: Session) => boolean): Promise<Session> {
  const found: Session[] = [];
  await expect(async () => {
    found.push(...(await world.list(query)).sessions.filter(fits));
    expect(found.length).toBeGreaterThan(0);
  }).toPass({ timeout: 30_000 });
  return found[0] as Session;
}

const hasAmount = ({ cost }: Session) => cost.amount !== null && cost.amount !== '0';

test.describe('somebody who asks what a session costs', () => {
  for (const service of SERVICES) {
    test(`can compute the amount of an ended one of ${service} by hand`, async ({ page, world }) => {
      const { href } = await findSession(world, `range=all&service=${service}&phase=ended`, hasAmount);
      await page.goto(world.address + href);
      const invoice = await readInvoice(page);
      expectToHoldOnPaper(invoice);
      const { cost }: Session = await (await page.request.get(`${world.address}/api${href}`)).json();
      const digits = countDigits(invoice.total);
      expect(round(parseDecimal(cost.amount ?? '') ?? -1n, digits)).toBe(read(invoice.total));
      expect(invoice.lines.length).toBe(cost.components.length);
      for (const [index, { quantity, unitPrice }] of cost.components.entries()) {
        const [, shown = '', price = ''] = invoice.lines[index] ?? [];
        expect(read(shown)).toBe(round(parseDecimal(quantity ?? '') ?? -1n, countDigits(shown)));
        expect(read(price)).toBe(parseDecimal(unitPrice ?? ''));
      }
      await expect(costOf(page)).toContainText(/The usage that AWS (bills|reports) × list price/);
      await expect(costOf(page).getByRole('link', { name: 'All prices' })).toHaveAttribute('href', '/prices');
      await expect(page.getByRole('region', { name: 'End it' })).toHaveCount(0);
    });
  }

  test('sees the waste of an idle one grow, and its lines hold at any moment', async ({ page, world }) => {
    const { href } = await findSession(
      world,
      'range=all&service=glue&phase=idle',
      ({ idleCost }) => idleCost.amount !== null,
    );
    await page.goto(world.address + href);
    const amountOf = async (place: Locator) => read((await place.textContent()) ?? '');
    const waste = page.locator('[data-cost=idle]');
    const headline = page.locator('[data-cost=headline]');
    const [wasteBefore, costBefore] = [await amountOf(waste), await amountOf(headline)];
    expectToHoldOnPaper(await readInvoice(page));
    await expect.poll(() => amountOf(waste)).toBeGreaterThan(wasteBefore);
    await expect.poll(() => amountOf(headline)).toBeGreaterThan(costBefore);
    expectToHoldOnPaper(await readInvoice(page));
    await expect(costOf(page)).toContainText('Our estimate while it runs');
    await expect(page.getByText(/^idle: no statement runs/)).toBeVisible();
  });

  test('copies the command that ends a running one', async ({ page, context, world }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    for (const service of SERVICES) {
      const session = await findSession(world, `range=all&service=${service}&phase=idle,busy`, () => true);
      await page.goto(world.address + session.href);
      const end = page.getByRole('region', { name: 'End it' });
      await end.getByRole('button', { name: 'Copy the command that ends it' }).click();
      await expect(end.getByText('Copied')).toBeAttached();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toBe(session.stopCommand);
      expect(copied).toMatch(/^aws (emr-serverless|glue|athena) (stop|terminate)-session /);
      expect(copied).toContain(session.id);
      expect(copied).toContain('--region us-east-1');
      await expect(end.locator('code')).toHaveText(copied);
      await expect(end).toContainText(`Use credentials of account ${session.account} in us-east-1`);
    }
  });

  test('is told what a session without statements or calculations cannot tell', async ({ page, world }) => {
    for (const [service, words] of [
      ['glue', 'Spark Connect sessions have no statements'],
      ['athena', 'Sessions of Spark 3.5 have no calculations'],
    ] as const) {
      const { href } = await findSession(
        world,
        `range=all&service=${service}&origin=spark-connect&phase=ready,idle,ended`,
        () => true,
      );
      await page.goto(world.address + href);
      await expect(page.getByText(words)).toBeVisible();
    }
    const emr = await findSession(world, 'range=all&service=emr-serverless&phase=ended', hasAmount);
    await page.goto(world.address + emr.href);
    await expect(costOf(page)).toBeVisible();
    await expect(page.getByRole('region', { name: /Statements|Calculations/ })).toHaveCount(0);
  });

  test('axe finds nothing on the page of a running session, in either theme', async ({ browser, world }) => {
    const { href } = await findSession(
      world,
      'range=all&service=glue&phase=idle',
      ({ idleCost }) => idleCost.amount !== null,
    );
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ colorScheme, viewport: { width: 390, height: 900 } });
      const page = await context.newPage();
      await page.goto(world.address + href);
      await expect(page.locator('[data-cost=idle]')).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html}`)).toEqual([]);
      await context.close();
    }
  });
});

test('where no price is known the page says of what, and shows no amount', async ({ page }) => {
  const startMs = Date.now();
  const region = 'eu-west-1';
  const endpoint = await openEndpoint({ seed: 3, counts: { glue: 120 }, region, nowMs: () => startMs });
  const { address, server } = await openServer(demoEnvironment({}, endpoint.url, [region], openDemoDatabase()));
  try {
    const answer = await (await fetch(`${address}/api/sessions?range=all&worker=R.1X,R.2X,R.4X,R.8X`)).text();
    const sessions = answer
      .split('\n')
      .filter(Boolean)
      .flatMap((line): Session[] => JSON.parse(line).sessions ?? []);
    const unpriced = sessions.find(({ phase, missing }) => phase === 'ended' && missing.cost === 'no-price');
    if (unpriced === undefined) throw new Error('every R worker of eu-west-1 has a price');
    await page.goto(address + unpriced.href);
    await expect(costOf(page)).toContainText(`No price is known for R workers of AWS Glue in ${region}`);
    await expect(costOf(page).getByRole('link', { name: 'Prices in force' })).toHaveAttribute('href', '/prices');
    const row = linesOf(page).filter({ hasText: 'M-DPU-hours' });
    await expect(row).toContainText(/M-DPU[\d.,]+ M-DPU-hoursno priceunknown/);
    await expect(costOf(page)).not.toContainText('$');
  } finally {
    server.process.kill('SIGKILL');
    await endpoint.close();
  }
});
