import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { type Decimal, parseDecimal } from '../lib/cost/decimal.ts';
import type { Session } from '../lib/domain/session.ts';
import { expect, test, type World } from './world.ts';

const regionOf = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const costOf = (page: Page, name: string) => page.locator(`[data-cost="${name}"]`);

/** An amount as it stands on the page, in cents; what is less than one is none. */
function toCents(text: string): number {
  if (text.includes('<')) return 0;
  const digits = /(\d[\d,]*)\.(\d{2})\d*/.exec(text);
  if (digits === null) throw new Error(`“${text}” is no amount`);
  return Number(digits[1]?.replaceAll(',', '')) * 100 + Number(digits[2]);
}
/** The same with all its digits, however many there are. */
function toExact(text: string): Decimal {
  const value = parseDecimal(/[\d,]+\.?\d*/.exec(text)?.[0].replaceAll(',', '') ?? '');
  if (value === null) throw new Error(`“${text}” is no amount`);
  return text.includes('−') ? -value : value;
}
const CENT = parseDecimal('0.01') ?? -1n;
const readCents = async (page: Page, name: string) => toCents((await costOf(page, name).first().textContent()) ?? '');

/** The dearest session that fits, whose figures AWS has published. */
async function findDearest(world: World, query: string, fits: (row: Session) => boolean): Promise<Session> {
  let found: Session | undefined;
  await expect(async () => {
    const rows = (await world.list(query)).sessions.filter((row) => row.cost.amount !== null && fits(row));
    [found] = rows.toSorted((a, b) => Number(b.cost.amount) - Number(a.cost.amount));
    expect(found).toBeDefined();
  }).toPass({ timeout: 60_000 });
  return found as Session;
}

const isNotebook = ({ service, origin, version }: Session) =>
  service === 'glue' ? origin !== 'spark-connect' : version === 'PySpark engine version 3';

/** Who, since when and how much: what stands on the page of any session. */
async function expectFacts(page: Page, { owner, arn, createdAt }: Session) {
  const about = regionOf(page, 'About');
  if (owner !== null) await expect(about).toContainText(owner.split('/').at(-1) ?? owner);
  else await expect(about).toContainText(/not reported|no owner|none of the tags/i);
  if (arn !== null) await expect(about).toContainText(arn);
  await expect(page.locator(`time[datetime="${createdAt}"]`).first()).toBeVisible();
  await expect(costOf(page, 'headline')).toHaveText(/\d\.\d{2}/);
  // What to change, or that there is nothing.
  await expect(regionOf(page, 'Misconfiguration radar')).toBeVisible();
}

async function expectInvoice(page: Page) {
  const total = page.getByRole('table', { name: 'What the cost is made of' }).locator('tfoot td').last();
  const exact = (await total.textContent()) ?? '';
  const headline = await readCents(page, 'headline');
  // The invoice may have more digits than the headline, which is it rounded.
  const amount = Number(/[\d,.]+/.exec(exact)?.[0].replaceAll(',', ''));
  expect(Math.abs(amount * 100 - headline)).toBeLessThanOrEqual(0.5 + 1e-9);
  return headline;
}

test.describe('the page of a session answers why', () => {
  test('of Glue: which statement cost most, what idled, and the parts are the whole to the cent', async ({
    page,
    world,
  }) => {
    const session = await findDearest(world, 'range=all&service=glue&phase=ended', isNotebook);
    await page.goto(world.address + session.href);
    const panel = regionOf(page, 'Statements');
    await expect(panel.locator('[data-dearest]')).toContainText(/cost most/);
    await expectFacts(page, session);
    const whole = await expectInvoice(page);
    expect(await readCents(page, 'statements-total')).toBe(whole);
    expect((await readCents(page, 'statements')) + (await readCents(page, 'statements-idle'))).toBe(whole);
    const { items } = await (
      await page.request.get(`${world.address}/api${session.href}/statements?limit=1000`)
    ).json();
    const worked = items as { id: number; workedMs: number | null }[];
    const longest = Math.max(...worked.map(({ workedMs }) => workedMs ?? 0));
    const dearest = Number(await panel.locator('[data-dearest]').getAttribute('data-dearest'));
    expect(worked.find(({ id }) => id === dearest)?.workedMs).toBe(longest);
  });

  test('of Athena: which calculation cost most, what idled, and the parts are the whole to the cent', async ({
    page,
    world,
  }) => {
    const session = await findDearest(world, 'range=all&service=athena&phase=ended', isNotebook);
    await page.goto(world.address + session.href);
    const panel = regionOf(page, 'Calculations');
    await expect(panel.locator('[data-dearest]')).toContainText(/most/);
    await expect(panel).toContainText(/No calculation ran for/);
    await expectFacts(page, session);
    const whole = await expectInvoice(page);
    expect(await readCents(page, 'calculations-total')).toBe(whole);
    expect((await readCents(page, 'calculations')) + (await readCents(page, 'calculations-rest'))).toBe(whole);
    await expect(
      regionOf(page, 'Executors')
        .getByText(/COORDINATOR|Coordinator/)
        .first(),
    ).toBeVisible();
  });

  test('of EMR Serverless: billed beside total, and what is billed is its cost to the cent', async ({
    page,
    world,
  }) => {
    const billed = ({ cost }: Session) => cost.basis === 'billed-usage';
    const session = await findDearest(world, 'range=all&service=emr-serverless&phase=ended', billed);
    await page.goto(world.address + session.href);
    await expect(regionOf(page, 'Usage')).toBeVisible();
    await expectFacts(page, session);
    const whole = await expectInvoice(page);
    const rows = page
      .getByRole('table', { name: 'Total and billed resource utilisation, in hours and in money' })
      .locator('tbody');
    // With as many digits as it takes for the columns to add up as they stand.
    const amountsOf = async (index: number) => {
      const texts = await rows.nth(index).locator('td:last-child').allTextContents();
      return texts.map(toExact);
    };
    const [total = -1n, cost = -1n, difference = -1n] = (await amountsOf(3)).slice(-3);
    const beside = cost - BigInt(whole) * CENT;
    expect(2n * (beside < 0n ? -beside : beside) <= CENT).toBe(true);
    expect(total + difference).toBe(cost);
    const parts = await Promise.all([0, 1, 2].map(amountsOf));
    expect(parts.reduce((sum, row) => sum + (row.at(-2) ?? -1n), 0n)).toBe(cost);
  });

  test('that idles says since when and what that has cost', async ({ page, world }) => {
    for (const service of ['emr-serverless', 'glue', 'athena']) {
      const session = await findDearest(
        world,
        `range=all&service=${service}`,
        ({ phase, idleSince, idleCost }) => phase === 'idle' && idleSince !== null && idleCost.amount !== null,
      );
      await page.goto(world.address + session.href);
      await expect(page.getByText('Idle waste', { exact: true })).toBeVisible();
      await expect(costOf(page, 'idle').first()).toHaveText(/\d\.\d{2}/);
      await expect(page.locator(`time[datetime="${session.idleSince}"]`).first()).toBeVisible();
      await expect(page.getByText('Stops by itself').first()).toBeVisible();
    }
  });
});

const FAULTS = [
  ['denied', { kind: 'error', status: 400, code: 'AccessDeniedException' }, 'may not call '],
  ['throttled', { kind: 'error', status: 400, code: 'ThrottlingException' }, 'throttles '],
  ['failing', { kind: 'error', status: 500, code: 'InternalServiceException' }, 'failed to answer '],
  ['broken', { kind: 'body', body: '[]' }, 'answer to '],
] as const;
/** Each with what else of the page hangs on AWS, and stays. */
const LISTS = [
  { service: 'glue', operation: 'glue:ListStatements', stays: null },
  { service: 'athena', operation: 'athena:ListCalculationExecutions', stays: 'Executors' },
  { service: 'athena', operation: 'athena:ListExecutors', stays: 'Calculations' },
] as const;
const WHOLE = ['Cost', 'About', 'Tags', 'Usage', 'Misconfiguration radar', 'Configuration', 'Raw answer'];

/** As many sessions as there are faults: what was refused is kept for its seconds, so each is tried on one of its own. */
async function findOneForEach(world: World, service: string): Promise<Session[]> {
  let rows: Session[] = [];
  await expect(async () => {
    const { sessions } = await world.list(`range=all&service=${service}&phase=idle,busy,ready,ended`);
    rows = sessions.filter((row) => isNotebook(row) && row.cost.amount !== null);
    expect(rows.length).toBeGreaterThanOrEqual(FAULTS.length);
  }).toPass({ timeout: 60_000 });
  return rows;
}

for (const { service, operation, stays } of LISTS) {
  test(`${operation} that is denied, throttled, failing or broken leaves the rest of the page whole`, async ({
    page,
    world,
  }) => {
    const rows = await findOneForEach(world, service);
    for (const [index, [, act, says]] of FAULTS.entries()) {
      world.endpoint.faults.clear();
      world.endpoint.faults.add({ match: { operation }, act });
      const row = rows[index] as Session;
      await page.goto(world.address + row.href);
      // Its own words, with the operation in them: another fault of the page would not be this one.
      await expect(page.getByRole('main').getByText(`${says}${operation}`).first()).toBeVisible({ timeout: 60_000 });
      for (const name of WHOLE) await expect(regionOf(page, name)).toBeVisible();
      await expect(costOf(page, 'headline')).toHaveText(/\d\.\d{2}/);
      await expect(page.getByRole('table', { name: 'What the cost is made of' })).toBeVisible();
      if (stays !== null) {
        const kept = regionOf(page, stays).locator('[data-mark], [data-cost], p').first();
        await expect(kept).toBeVisible();
        await expect(regionOf(page, stays)).not.toContainText(operation);
      }
    }
  });
}

test('hostile text in every field of a statement, calculation and executor stays text (H-01, H-03)', async ({
  page,
  world,
}) => {
  const noise: string[] = [];
  page.on('dialog', (dialog) => void noise.push(dialog.message()));
  page.on('pageerror', (error) => noise.push(error.message));
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) noise.push(message.text());
  });
  // Chosen before their states make no sense any more.
  const works = (row: Session) => ['idle', 'busy'].includes(row.phase) && isNotebook(row);
  const rows = [];
  for (const service of ['glue', 'athena']) rows.push(await findDearest(world, `range=all&service=${service}`, works));
  const hostile = '"><img src=x onerror=alert(1)></script>\u202e\u2028=1+1';
  const set = (operation: string, path: string) =>
    world.endpoint.faults.add({ match: { operation }, act: { kind: 'set', path, value: hostile } });
  for (const path of ['State', 'Output.ErrorName', 'Output.ErrorValue', 'Output.Status', 'Code']) {
    set('glue:ListStatements', `Statements.*.${path}`);
  }
  for (const path of ['Description', 'Status.State', 'Status.StateChangeReason']) {
    set('athena:ListCalculationExecutions', `Calculations.*.${path}`);
  }
  set('athena:GetCalculationExecution', 'Status.StateChangeReason');
  for (const path of ['ExecutorId', 'ExecutorType', 'ExecutorState'])
    set('athena:ListExecutors', `ExecutorsSummary.*.${path}`);
  for (const row of rows) {
    await page.goto(world.address + row.href);
    await expect(regionOf(page, row.service === 'glue' ? 'Statements' : 'Calculations')).toContainText(/img src=x/);
    if (row.service === 'athena') await expect(regionOf(page, 'Executors')).toContainText(/img src=x/);
    expect(await page.locator('main img').count()).toBe(0);
  }
  expect(noise).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing once the lists have come, ${colorScheme}, ${width} px`, async ({ browser, world }) => {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      for (const [service, panel] of [
        ['glue', 'Statements'],
        ['athena', 'Calculations'],
      ] as const) {
        const { href } = await findDearest(world, `range=all&service=${service}&phase=ended`, isNotebook);
        await page.goto(world.address + href);
        await expect(regionOf(page, panel).locator('[data-dearest]')).toBeVisible();
        await expect(regionOf(page, panel).locator('[data-mark]').first()).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${service} ${id}: ${nodes[0]?.html}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
          0,
        );
      }
      await context.close();
    });
  }
}
